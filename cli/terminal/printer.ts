/** Data on stdout, words on stderr. */
import { renderFinding, type Finding } from '../../core/findings';
import { paletteFor, type Palette } from './ink';
import type { Io, Sink } from './io';

/** Where a printer writes, and whether in colour. */
export interface PrinterIo extends Pick<Io, 'env'> {
  readonly stdout: Sink;
  readonly stderr: Sink;
}

export interface Printer {
  readonly palette: Palette;
  /** What was asked for: one block of text, a line break is added. */
  data(text: string): void;
  json(value: unknown): void;
  /** Said to a person beside the data; silent with `--quiet`. */
  say(text: string): void;
  /** Said even with `--quiet`. */
  complain(text: string): void;
  /** Findings as text, a blank line between them. */
  findings(findings: readonly Finding[]): void;
}

/** `quiet` silences words, never data and never complaints. */
export function createPrinter(io: PrinterIo, quiet: boolean): Printer {
  const palette = paletteFor(io, io.stdout);
  const loud = paletteFor(io, io.stderr);
  return {
    palette,
    data: (text) => void io.stdout.write(`${text}\n`),
    json: (value) => void io.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`),
    say: (text) => {
      if (!quiet) io.stderr.write(`${text}\n`);
    },
    complain: (text) => void io.stderr.write(`${text}\n`),
    findings: (findings) => {
      for (const finding of findings) {
        const code = finding.level === 'error' ? loud.code : loud.warn;
        io.stderr.write(`${renderFinding(finding, { ...loud, code })}\n\n`);
      }
    },
  };
}
