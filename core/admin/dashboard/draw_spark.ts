/** The line below a number: no axis, no labels, the whole width. */
import { areaOf, pathOf } from './draw_chart';
import { placing, places } from './scale';

export interface DrawnSpark {
  readonly path: string;
  readonly area: string;
}

const WIDTH = 100;
const HEIGHT = 44;
const TOP = 6;
const BOTTOM = 34;

/** Nothing for fewer than two values: they make no line. */
export function drawSpark(values: readonly number[]): DrawnSpark | undefined {
  if (values.length < 2) return undefined;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const at = low === high ? () => BOTTOM : placing({ low, high }, BOTTOM, TOP);
  const step = WIDTH / (values.length - 1);
  const path = pathOf(values.map((value, index) => [places(index * step), at(value)]));
  return { path, area: areaOf(path, HEIGHT) };
}
