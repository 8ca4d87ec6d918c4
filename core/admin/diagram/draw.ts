/** The diagram as SVG text. Classes only, colours come from the style sheet; the same layout gives the same text. */
import { drawArrow, drawUphill, roomForUphill } from './draw_arrow';
import { HEAD, ROW, type Box, type Graph, type GraphGroup } from './graph';
import type { Placed } from './placed';
import { escape } from './svg_text';

const MARKERS = `<defs>
<marker id="many" viewBox="0 0 12 12" refX="11" refY="6" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 6 L11 0.5 M0 6 L11 6 M0 6 L11 11.5"/></marker>
<marker id="one" viewBox="0 0 12 12" refX="1" refY="6" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto"><path d="M6 1 V11"/></marker>
<marker id="up" viewBox="0 0 12 12" refX="10" refY="6" markerWidth="13" markerHeight="13" markerUnits="userSpaceOnUse" orient="auto"><path d="M2 1.5 L10 6 L2 10.5"/></marker>
</defs>`;

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
  const width = Math.ceil(placed.width + roomForUphill(uphill.length));
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
