import { styleText } from 'node:util';
import type { Ink } from '../../core/findings';
import { isTerminal, type Io, type Sink } from './io';

type Style = Parameters<typeof styleText>[0];

/** Colours for one output: `code` red, `strong` bold, `faint` dim, `good` green, `bad` red, `warn` yellow. */
export interface Palette extends Ink {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
}

/** Colours only for people who look and have not said no (https://no-color.org). */
function wantsColour(io: Pick<Io, 'env'>, output: Pick<Sink, 'isTTY'>): boolean {
  if (io.env['NO_COLOR'] !== undefined && io.env['NO_COLOR'] !== '') return false;
  if (io.env['FORCE_COLOR'] !== undefined && io.env['FORCE_COLOR'] !== '0') return true;
  return isTerminal(output) && io.env['TERM'] !== 'dumb';
}

/** The palette for `output`; without colours every entry answers the text as it is. */
export function paletteFor(io: Pick<Io, 'env'>, output: Pick<Sink, 'isTTY'>): Palette {
  const colour = wantsColour(io, output);
  // The stream was judged above; Node's own judgement of process.stdout must not overrule it.
  const ink = (style: Style) => (text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  return {
    code: ink(['bold', 'red']),
    strong: ink('bold'),
    faint: ink('dim'),
    good: ink('green'),
    bad: ink('red'),
    warn: ink('yellow'),
  };
}
