/** A layout as absolute places: elkjs answers places within groups. */
import type { ElkEdgeSection, ElkNode } from 'elkjs/lib/elk-api';
import type { Graph } from './graph';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  readonly width: number;
  readonly height: number;
  /** Group id or model name -> place. */
  readonly rects: Readonly<Record<string, Rect>>;
  /** Index of an arrow of the graph -> its bends, from the low number to the high one. */
  readonly lines: Readonly<Record<number, readonly Point[]>>;
}

const round = (value: number): number => Math.round(value * 10) / 10;

export function placedOf(graph: Graph, laid: ElkNode): Placed {
  const rects: Record<string, Rect> = {};
  const visit = (node: ElkNode, left: number, top: number): void => {
    const x = left + (node.x ?? 0);
    const y = top + (node.y ?? 0);
    rects[node.id] = {
      x: round(x),
      y: round(y),
      width: round(node.width ?? 0),
      height: round(node.height ?? 0),
    };
    for (const child of node.children ?? []) visit(child, x, y);
  };
  visit(laid, 0, 0);
  const lines: Record<number, Point[]> = {};
  for (const edge of laid.edges ?? []) {
    // An edge's places are told from the group that holds both its ends.
    const origin = rects[(edge as { container?: string }).container ?? 'root'] ?? { x: 0, y: 0 };
    const bends = (edge.sections ?? []).flatMap(pointsOf);
    lines[Number(edge.id.slice(1))] = bends.map(({ x, y }) => ({
      x: round(x + origin.x),
      y: round(y + origin.y),
    }));
  }
  const root = rects['root'] ?? { width: 0, height: 0 };
  return {
    width: root.width,
    height: root.height,
    rects: onlyDrawn(graph, closed(graph, ordered(graph, rects))),
    lines,
  };
}

const pointsOf = ({ startPoint, bendPoints = [], endPoint }: ElkEdgeSection): Point[] => [
  startPoint,
  ...bendPoints,
  endPoint,
];

/** Between boxes that stand in a row. */
const GAP = 20;

/** Where nothing is connected the layout knows no order: such a group stands in the order of its numbers. */
function ordered(graph: Graph, rects: Readonly<Record<string, Rect>>): Record<string, Rect> {
  const connected = new Set(graph.arrows.flatMap(({ from, to }) => [from, to]));
  const moved = graph.groups
    .filter(({ boxes }) => boxes.every(({ model }) => !connected.has(model)))
    .flatMap(({ boxes }) => {
      const places = boxes.flatMap(({ model }) => rects[model] ?? []);
      const y = Math.min(...places.map((place) => place.y));
      let x = Math.min(...places.map((place) => place.x));
      return boxes.map(({ model, width, height }) => {
        const place = [model, { x: round(x), y, width, height }] as const;
        x += width + GAP;
        return place;
      });
    });
  return { ...rects, ...Object.fromEntries(moved) };
}

const PADDING = 16;

/** The layout leaves room below boxes for lines that turn there; a frame ends where its last box does. */
function closed(graph: Graph, rects: Readonly<Record<string, Rect>>): Record<string, Rect> {
  const frames = graph.groups.flatMap(({ id, boxes }) => {
    const frame = rects[id];
    if (frame === undefined) return [];
    const bottoms = boxes.flatMap(({ model }) => rects[model] ?? []).map(({ y, height }) => y + height);
    return [[id, { ...frame, height: round(Math.max(...bottoms, frame.y) + PADDING - frame.y) }] as const];
  });
  return { ...rects, ...Object.fromEntries(frames) };
}

const onlyDrawn = (graph: Graph, rects: Readonly<Record<string, Rect>>): Record<string, Rect> =>
  Object.fromEntries(
    graph.groups
      .flatMap(({ id, boxes }) => [id, ...boxes.map(({ model }) => model)])
      .flatMap((id) => (rects[id] === undefined ? [] : [[id, rects[id]]])),
  );
