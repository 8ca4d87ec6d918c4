/** `preview-order --names`: the files in order by their names alone. Loads as little as can be. */
import path from 'node:path';
import { discover, type Discovered } from '../core/discover';
import { isError } from '../core/findings';
import { orderFiles, previewJson, previewNames, previewText } from '../core/order';
import type { CommandContext } from './command';
import { FAILED } from './exit_codes';
import { createPrinter, type PrinterIo } from './terminal/printer';

/** Beside the compiled command and in the sources alike. */
const SHIPPED_DIR = path.resolve(__dirname, '..', 'modules');

/** What is asked of the world outside: less than other commands ask, so that less has to be made. */
export type QuickIo = PrinterIo & Pick<CommandContext['io'], 'cwd'>;

type Asked = Pick<CommandContext, 'root' | 'json' | 'print'> & { readonly io: PrinterIo };

/**
 * Answers plain uses of `--names` without the program around it.
 * @param argv what follows `preview-order`
 * @returns the exit code; `undefined` when there are other words, which the program has to judge
 */
export function quickNames(argv: readonly string[], io: QuickIo): number | undefined {
  let root = io.cwd;
  let json = false;
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at];
    if (word === '--json') json = true;
    else if (word === '--root' && argv[at + 1] !== undefined) root = path.resolve(io.cwd, argv[++at] ?? '');
    else if (word !== '--names') return undefined;
  }
  return print({ root, json, io, print: createPrinter(io, false) }, undefined, find({ root, io }));
}

/** The same for the program, which knows more options. */
export async function listNames(
  context: CommandContext,
  moduleOf: (found: Discovered) => Promise<string | undefined>,
): Promise<number | undefined> {
  const found = find(context);
  return print(context, await moduleOf(found), found);
}

const find = ({ root, io }: Pick<Asked, 'root' | 'io'>): Discovered =>
  discover({ root, shippedDir: SHIPPED_DIR, compiled: io.env['NODE_ENV'] === 'production' });

function print({ json, print: to }: Asked, module: string | undefined, found: Discovered): number {
  const modules = found.modules.filter(({ name }) => module === undefined || name === module);
  const preview = previewNames(orderFiles(modules), found.ranges, found.findings);
  to.data(json ? previewJson(preview) : previewText(preview, to.palette));
  if (!json) to.findings(found.findings);
  return found.findings.some(isError) ? FAILED : 0;
}
