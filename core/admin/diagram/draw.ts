/** The diagram as SVG text. Classes only, colours come from the style sheet; the same layout gives the same text. */
import type { Arrow, Box, Graph, GraphGroup } from './graph';
import { HEAD, ROW } from './graph';
import type { Placed, Point, Rect } from './placed';

const escape = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark,
  );

const MARKERS = `<defs>
<marker id="many" viewBox="0 0 12 12" refX="11" refY="6" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 6 L11 0.5 M0 6 L11 6 M0 6 L11 11.5"/></marker>
<marker id="one" viewBox="0 0 12 12" refX="1" refY="6" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto"><path d="M6 1 V11"/></marker>
<marker id="up" viewBox="0 0 12 12" refX="10" refY="6" markerWidth="13" markerHeight="13" markerUnits="userSpaceOnUse" orient="auto"><path d="M2 1.5 L10 6 L2 10.5"/></marker>
</defs>`;

/** Room on the right for references against the order, and between two of them. */
const OUTSIDE = 104;
const LANE = 26;

/**
 * @param chosen model whose references stand out
 * @param hrefOf address of a model's part of the page
 */
export function drawDiagram(
  graph: Graph,
  placed: Placed,
  chosen: string | undefined,
  hrefOf: (model: string) => string,
): string {
  const uphill = graph.arrows.filter((arrow) => arrow.uphill);
  const width = Math.ceil(placed.width + (uphill.length > 0 ? OUTSIDE + LANE * uphill.length : 0));
  const height = Math.ceil(placed.height);
  const count = graph.groups.reduce((sum, { boxes }) => sum + boxes.length, 0);
  const label =
    `Entity diagram: ${count} models in ${graph.groups.length} ranges, ${graph.arrows.length} references, ` +
    `${uphill.length} against the order. The same data is in the load order list.`;
  const boxes = graph.groups.flatMap((group) =>
    group.boxes.map((box) => drawBox(group, box, placed, chosen, hrefOf)),
  );
  return [
    `<svg class="er" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="${escape(label)}">`,
    MARKERS,
    ...graph.groups.map((group) => frameOf(group, placed)),
    ...graph.arrows.map((arrow, index) =>
      arrow.uphill ? '' : drawArrow(arrow, placed.lines[index], chosen),
    ),
    ...graph.groups.map((group) => titleOf(group, placed)),
    ...boxes,
    ...uphill.map((arrow, lane) => drawUphill(arrow, lane, graph, placed)),
    '</svg>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function frameOf({ id, hue }: GraphGroup, { rects }: Placed): string {
  const at = rects[id];
  if (at === undefined) return '';
  return `<g class="grp hue-${hue}"><rect class="box" x="${at.x}" y="${at.y}" width="${at.width}" height="${at.height}" rx="10"/></g>`;
}

function titleOf({ id, hue, range, title }: GraphGroup, { rects }: Placed): string {
  const at = rects[id];
  if (at === undefined) return '';
  const spans = `<tspan class="od">${range}</tspan><tspan${range === '' ? '' : ' dx="7"'}>${escape(title)}</tspan>`;
  return `<g class="grp hue-${hue}"><text x="${at.x + 14}" y="${at.y + 23}">${spans}</text></g>`;
}

function drawArrow(
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

function drawBox(
  { hue }: GraphGroup,
  box: Box,
  { rects }: Placed,
  chosen: string | undefined,
  hrefOf: (model: string) => string,
): string {
  const at = rects[box.model];
  if (at === undefined) return '';
  const { width: w, height: h } = box;
  const hurt = box.columns.some((column) => column.hurt) ? ' hurt' : '';
  const rows = box.columns.map((column, index) => {
    const y = HEAD + 10 + index * ROW;
    const mark = column.hurt ? `<rect class="hl" x="1" y="${y - 14}" width="${w - 2}" height="${ROW}"/>` : '';
    const key =
      column.key === undefined
        ? ''
        : `<text class="k${column.hurt ? ' kx' : ''}" x="11" y="${y}">${column.key}</text>`;
    return `${mark}<text x="38" y="${y}">${escape(column.name)}</text><text class="ty" x="${w - 11}" y="${y}" text-anchor="end">${column.type}</text>${key}`;
  });
  const more =
    box.more === 0
      ? ''
      : `<text class="ty" x="38" y="${HEAD + 10 + box.columns.length * ROW}">and ${box.more} more</text>`;
  return [
    `<a href="${escape(hrefOf(box.model))}" class="ent hue-${hue}${hurt}${chosen === box.model ? ' sel' : ''}" transform="translate(${at.x} ${at.y})">`,
    `<rect class="b" width="${w}" height="${h}" rx="7"/><path class="h" d="M.6 29V7a6.4 6.4 0 0 1 6.4-6.4h${w - 14}a6.4 6.4 0 0 1 6.4 6.4v22z"/>`,
    `<text class="od" x="11" y="20">${box.number}</text><text class="tl" x="${22 + String(box.number).length * 6}" y="20">${escape(box.model)}</text>`,
    ...rows,
    `${more}</a>`,
  ].join('');
}

/** From the table that loads later, out to the right, up, and back to the field that points there. */
function drawUphill(
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
