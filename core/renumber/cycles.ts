/** References that run in a circle: no numbering can satisfy them, one of each circle has to move elsewhere. */
import type { OrderEdge } from '../order';
import type { LoadedModel } from '../load';

export interface Cycle {
  /** `a -> b -> a`, as the edges between them, beginning with the one to move. */
  readonly path: readonly OrderEdge[];
  /** The one reference to move into an extension with a higher number. */
  readonly cut: OrderEdge;
}

/**
 * Circles among files, each with the reference that breaks it, until none is left. References of a file to itself
 * are no circle. Of a circle the cut is one that points uphill, an optional one if there is a choice.
 */
export function findCycles(edges: readonly OrderEdge[]): Cycle[] {
  const cycles: Cycle[] = [];
  const cuts = new Set<OrderEdge>();
  for (const group of circularGroups(edges)) {
    let left = group;
    for (let path = shortestCycle(left); path !== undefined; path = shortestCycle(left)) {
      const cut = cutOf(path);
      cuts.add(cut);
      cycles.push({ path: startingWith(path, cut), cut });
      // A second field from the same file to the same table is part of the same circle.
      left = left.filter((edge) => edge !== cut && !cuts.has(edge));
    }
  }
  return cycles;
}

/** The edges inside each strongly connected group of files (Tarjan's algorithm, without recursion). */
function circularGroups(edges: readonly OrderEdge[]): OrderEdge[][] {
  const out = outgoing(edges);
  const groupOf = new Map<LoadedModel, number>();
  const index = new Map<LoadedModel, number>();
  const low = new Map<LoadedModel, number>();
  const open: LoadedModel[] = [];
  let groups = 0;
  const enter = (node: LoadedModel): Frame => {
    index.set(node, index.size);
    low.set(node, index.get(node) as number);
    open.push(node);
    return { node, next: 0 };
  };
  for (const start of out.keys()) {
    const stack: Frame[] = index.has(start) ? [] : [enter(start)];
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const { node } = frame;
      const to = out.get(node)?.[frame.next]?.to;
      frame.next += 1;
      if (to !== undefined) {
        if (!index.has(to)) stack.push(enter(to));
        else if (!groupOf.has(to)) low.set(node, Math.min(low.get(node) as number, index.get(to) as number));
        continue;
      }
      stack.pop();
      const parent = stack.at(-1)?.node;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent) as number, low.get(node) as number));
      if (low.get(node) !== index.get(node)) continue;
      for (const member of open.splice(open.lastIndexOf(node))) groupOf.set(member, groups);
      groups += 1;
    }
  }
  const inside = new Map<number, OrderEdge[]>();
  for (const edge of edges) {
    const group = groupOf.get(edge.from);
    if (edge.from === edge.to || group === undefined || group !== groupOf.get(edge.to)) continue;
    inside.set(group, [...(inside.get(group) ?? []), edge]);
  }
  return [...inside.values()];
}

interface Frame {
  readonly node: LoadedModel;
  next: number;
}

function outgoing(edges: readonly OrderEdge[]): Map<LoadedModel, OrderEdge[]> {
  const out = new Map<LoadedModel, OrderEdge[]>();
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    const known = out.get(edge.from);
    if (known === undefined) out.set(edge.from, [edge]);
    else known.push(edge);
  }
  return out;
}

/** The circle with the fewest files, by a breadth-first search from each file; the first found of several. */
function shortestCycle(edges: readonly OrderEdge[]): OrderEdge[] | undefined {
  const out = outgoing(edges);
  let best: OrderEdge[] | undefined;
  for (const start of out.keys()) {
    const path = wayBack(start, out, best?.length ?? Infinity);
    if (path !== undefined) best = path;
    if (best?.length === 2) break;
  }
  return best;
}

/** The shortest way from a file back to itself that takes fewer than `limit` steps. */
function wayBack(
  start: LoadedModel,
  out: ReadonlyMap<LoadedModel, readonly OrderEdge[]>,
  limit: number,
): OrderEdge[] | undefined {
  const cameBy = new Map<LoadedModel, OrderEdge>();
  let border = [start];
  for (let steps = 1; steps < limit && border.length > 0; steps += 1) {
    const next: LoadedModel[] = [];
    for (const edge of border.flatMap((node) => out.get(node) ?? [])) {
      if (edge.to === start) return trace(edge, start, cameBy);
      if (cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      next.push(edge.to);
    }
    border = next;
  }
  return undefined;
}

function trace(
  last: OrderEdge,
  start: LoadedModel,
  cameBy: ReadonlyMap<LoadedModel, OrderEdge>,
): OrderEdge[] {
  const path = [last];
  for (let edge: OrderEdge = last; edge.from !== start;) {
    edge = cameBy.get(edge.from) as OrderEdge;
    path.unshift(edge);
  }
  return path;
}

/** Uphill before downhill, optional before required, then the one that climbs furthest. */
function cutOf(path: readonly OrderEdge[]): OrderEdge {
  const climb = ({ from, to }: OrderEdge): number => to.file.number - from.file.number;
  const cost = (edge: OrderEdge): number =>
    (edge.need === undefined ? 4 : 0) + (climb(edge) >= 0 ? 0 : 2) + (edge.need?.required === true ? 1 : 0);
  return [...path].sort((a, b) => cost(a) - cost(b) || climb(b) - climb(a))[0] as OrderEdge;
}

const startingWith = (path: readonly OrderEdge[], first: OrderEdge): OrderEdge[] => {
  const at = path.indexOf(first);
  return [...path.slice(at), ...path.slice(0, at)];
};
