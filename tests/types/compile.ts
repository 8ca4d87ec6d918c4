/** Compiles small sources in memory against the host's own types, as an editor would. */
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(__dirname, '..', '..');
/** Nothing is written here; the path only decides how imports are resolved. */
const folder = path.join(root, 'tests', 'types', 'in_memory');

export interface Compiled {
  /** File -> what the compiler says about it, `TS2322 line 4: Type ...`; files without complaints are left out. */
  readonly complaints: Readonly<Record<string, readonly string[]>>;
  /** How often a generic type was filled in: what a model costs, independent of the machine. */
  readonly instantiations: number;
}

function optionsOfProject(): ts.CompilerOptions {
  const read = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root, {
    noEmit: true,
    types: ['node'],
  });
  return options;
}

const options = optionsOfProject();
const parsed = new Map<string, ts.SourceFile | undefined>();

/** A host that reads the given sources from memory and everything else from disk, each file once. */
function hostFor(sources: ReadonlyMap<string, string>): ts.CompilerHost {
  const disk = ts.createCompilerHost(options);
  const { getSourceFile: readSource } = disk;
  return {
    ...disk,
    fileExists: (file) => sources.has(file) || disk.fileExists(file),
    readFile: (file) => sources.get(file) ?? disk.readFile(file),
    directoryExists: (dir) => dir.startsWith(folder) || (disk.directoryExists?.(dir) ?? true),
    getSourceFile(file, language) {
      const text = sources.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, language, true);
      if (!parsed.has(file)) parsed.set(file, readSource(file, language));
      return parsed.get(file);
    },
  };
}

function describe(diagnostic: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replace(/\s+/g, ' ');
  const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? -1;
  return `TS${diagnostic.code} line ${line + 1}: ${text}`;
}

/**
 * @param files name -> source; names may hold folders: `admin/customers/300_customer_model.ts`
 */
export function compile(files: Readonly<Record<string, string>>): Compiled {
  const sources = new Map(Object.entries(files).map(([name, text]) => [path.join(folder, name), text]));
  const program = ts.createProgram([...sources.keys()], options, hostFor(sources));
  const complaints: Record<string, string[]> = {};
  for (const file of sources.keys()) {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    if (found.length > 0) complaints[path.relative(folder, file)] = found.map(describe);
  }
  return { complaints, instantiations: program.getInstantiationCount() };
}
