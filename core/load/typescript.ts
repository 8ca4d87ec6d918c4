/** Development only: `.ts` module files are read as they are. Compiled once for each content, kept in the cache folder. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';

interface Compiled extends NodeJS.Module {
  _compile(code: string, file: string): void;
}
type Extensions = Record<string, (module: Compiled, file: string) => void>;

/** Part of every key: say another word when the options below change. */
const FORM = 'swc-1';

/**
 * Teaches Node's loader to read `.ts` files.
 * @param cacheDir folder for compiled files; made when the first one is kept
 */
export function readTypeScript(cacheDir: string): void {
  process.setSourceMapsEnabled(true);
  const extensions = (Module as unknown as { _extensions: Extensions })._extensions;
  extensions['.ts'] = (module, file) => {
    module._compile(compiled(file, cacheDir), file);
  };
}

function compiled(file: string, cacheDir: string): string {
  const source = readFileSync(file, 'utf8');
  const key = createHash('sha256').update(`${FORM}\0${file}\0${source}`).digest('hex');
  const kept = path.join(cacheDir, `${key}.js`);
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    // Not compiled yet.
  }
  const code = compile(source, file);
  keep(kept, code);
  return code;
}

/** Written beside and renamed: of two processes at once the last one wins, and both files are whole. */
function keep(file: string, code: string): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, code);
    renameSync(draft, file);
  } catch {
    // A folder that cannot be written only costs the time to compile again.
  }
}

function compile(source: string, file: string): string {
  // 18 ms to load, so only when something changed.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- Node's loader is synchronous
  const swc = require('@swc/core') as typeof import('@swc/core');
  return swc.transformSync(source, {
    filename: file,
    swcrc: false,
    configFile: false,
    sourceMaps: 'inline',
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  }).code;
}
