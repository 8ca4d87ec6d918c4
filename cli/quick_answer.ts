/** Commands that editors and shell prompts ask for again and again: answered before anything else is loaded. */
import { existsSync, fstatSync, writeSync } from 'node:fs';
import path from 'node:path';
import { FAILED } from './exit_codes';
import type { QuickIo } from './preview_names';
import type { Sink } from './terminal/io';
import { watchOutputs } from './terminal/output_faults';

type Quick = Pick<typeof import('./preview_names'), 'quickNames'>;

/** The build joins `preview_names` and all it needs into one file; in the sources there is none. */
const BUNDLE = path.join(__dirname, 'preview_names.bundle.js');

/**
 * Answers plain uses of `preview-order --names`.
 * @returns whether the command has been carried out; when not, nothing has happened
 */
export function answerQuickly(host: NodeJS.Process): boolean {
  const [command, ...words] = host.argv.slice(2);
  if (command !== 'preview-order' || !words.includes('--names') || !existsSync(BUNDLE)) return false;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the path is made by the build
  const exitCode = (require(BUNDLE) as Quick).quickNames(words, ioOf(host));
  if (exitCode !== undefined) host.exitCode = exitCode;
  return exitCode !== undefined;
}

function ioOf(host: NodeJS.Process): QuickIo {
  let watched = false;
  const watching = (stream: 'stdout' | 'stderr') => (): NodeJS.WriteStream => {
    if (!watched) watchOutputs(host, () => host.exit(FAILED));
    watched = true;
    return host[stream];
  };
  return {
    cwd: host.cwd(),
    env: host.env,
    stdout: outputTo(1, watching('stdout')),
    stderr: outputTo(2, watching('stderr')),
  };
}

/**
 * Writes to a pipe or a file at once: making Node's stream costs more than reading a hundred folders. Whatever else is
 * at the other end, a terminal above all, gets the stream.
 */
function outputTo(descriptor: 1 | 2, stream: () => NodeJS.WriteStream): Sink {
  const kind = fstatSync(descriptor);
  if (!kind.isFIFO() && !kind.isFile() && !kind.isSocket()) return stream();
  return { write: (text) => writeAll(descriptor, Buffer.from(text), stream) };
}

function writeAll(descriptor: number, bytes: Buffer, stream: () => NodeJS.WriteStream): void {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // `| head -1`: the reader has seen enough, which is no failure.
    if (code === 'EPIPE') return;
    // Anything else the stream does better: it waits for a reader, and says what is wrong.
    stream().write(bytes.subarray(written));
  }
}
