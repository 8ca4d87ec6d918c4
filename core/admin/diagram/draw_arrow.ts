/** References as lines: the laid out ones, and outside of them those against the order. */
import { HEAD, ROW, type Arrow, type Graph } from './graph';
import type { Placed, Point, Rect } from './placed';
import { escape } from './svg_text';

/** Room on the right for references against the order, and between two of them. */
const OUTSIDE = 104;
const LANE = 26;

/** Width that references against the order take, right of what is laid out. */
export const roomForUphill = (count: number): number => (count > 0 ? OUTSIDE + LANE * count : 0);

/** A reference along the points it was laid out on; nothing without them. */
export function drawArrow(
  { from, to, field }: Arrow,
  points: readonly Point[] | undefined,
  chosen: string | undefined,
): string {
  if (points === undefined || points.length < 2) return '';
  const on = chosen === from || chosen === to ? ' on' : '';
  return (
    `<g class="edge${on}"><title>${escape(`${from}.${field} belongs to ${to}`)}</title>` +
    `<path d="${roundedPath(points)}" marker-end="url(#many)" marker-start="url(#one)"/></g>`
  );
}

const CORNER = 6;

/** `M1,2L1,8Q1,14 7,14L...`: straight lines with round corners. */
export function roundedPath(points: readonly Point[]): string {
  const parts = points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) return `M${point.x},${point.y}`;
    if (after === undefined) return `L${point.x},${point.y}`;
    const start = toward(point, before);
    const end = toward(point, after);
    return `L${start.x},${start.y}Q${point.x},${point.y} ${end.x},${end.y}`;
  });
  return parts.join('');
}

/** A point on the way from a corner to its neighbour, a corner's radius off or half the way. */
function toward(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  const along = (a: number, b: number): number => Math.round((a + (b - a) * share) * 10) / 10;
  return { x: along(corner.x, other.x), y: along(corner.y, other.y) };
}

/** From the table that loads later, out to the right, up, and back to the field that points there. */
export function drawUphill(
  { from, to, field, column, numbers }: Arrow,
  lane: number,
  graph: Graph,
  { rects, width }: Placed,
): string {
  const start = rects[to];
  const end = rects[from];
  if (start === undefined || end === undefined) return '';
  const x = width + 20 + lane * LANE;
  const fromY = start.y + 15;
  const toY = end.y + rowY(graph, from, column);
  const path = roundedPath([
    { x: right(start), y: fromY },
    { x, y: fromY },
    { x, y: toY },
    { x: right(end) + 2, y: toY },
  ]);
  const middle = Math.round((fromY + toY) / 2);
  return (
    `<g class="edge x"><title>${escape(`${from}.${field} refers to ${to}, which loads later`)}</title><path d="${path}" marker-start="url(#one)" marker-end="url(#up)"/></g>` +
    `<g class="plate" transform="translate(${x - 44} ${middle - 11})"><rect width="88" height="22" rx="5"/><text x="44" y="15" text-anchor="middle">${numbers[0]} ↑ ${numbers[1]}</text></g>`
  );
}

const right = (rect: Rect): number => rect.x + rect.width;

function rowY(graph: Graph, model: string, column: string): number {
  const box = graph.groups.flatMap(({ boxes }) => boxes).find((one) => one.model === model);
  const index = box?.columns.findIndex(({ name }) => name === column) ?? -1;
  return index < 0 ? 15 : HEAD + 6 + index * ROW;
}
