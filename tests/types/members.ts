/** Reads names off the host's own types, so that documents can be compared with them. */
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(__dirname, '..', '..');

export interface MemberReader {
  /** Members of an exported type, inherited ones included: `of('core/declare/manifest.ts', 'Manifest')`. */
  of(file: string, type: string): string[];
  /** Members of an argument of an exported function. */
  ofArgument(file: string, name: string, index: number): string[];
  /** Members of what an exported function answers. */
  ofAnswer(file: string, name: string): string[];
  /** Names of exported values, as they stand in the file. */
  valuesIn(file: string): string[];
}

/** Reads the given files and what they import. Nothing is checked, so it costs little. */
export function memberReader(files: readonly string[]): MemberReader {
  const read = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent({ ...read.config, include: [] }, ts.sys, root);
  const program = ts.createProgram(
    files.map((file) => path.join(root, file)),
    { ...options, types: ['node'] },
  );
  const checker = program.getTypeChecker();
  const exported = (file: string): ts.Symbol[] => {
    const source = program.getSourceFile(path.join(root, file));
    const symbol = source && checker.getSymbolAtLocation(source);
    if (symbol === undefined) throw new Error(`${file} is no module of the program`);
    return checker.getExportsOfModule(symbol);
  };
  const find = (file: string, name: string): ts.Symbol => {
    const found = exported(file).find((symbol) => symbol.name === name);
    if (found === undefined) throw new Error(`${file} exports no ${name}`);
    return found;
  };
  const namesOf = (type: ts.Type): string[] => checker.getPropertiesOfType(type).map(({ name }) => name);
  const signature = (file: string, name: string): ts.Signature =>
    checker.getTypeOfSymbol(find(file, name)).getCallSignatures()[0]!;
  return {
    of: (file, type) => namesOf(checker.getDeclaredTypeOfSymbol(find(file, type))),
    ofArgument: (file, name, index) =>
      namesOf(checker.getTypeOfSymbol(signature(file, name).getParameters()[index]!)),
    ofAnswer: (file, name) => namesOf(signature(file, name).getReturnType()),
    valuesIn: (file) =>
      exported(file)
        .filter(({ flags }) => (flags & ts.SymbolFlags.Value) !== 0)
        .map(({ name }) => name),
  };
}
