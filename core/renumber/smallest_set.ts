/**
 * The cheapest set of slots to move so that no conflict is left among those that stay. The ones that stay form an
 * antichain of the conflict order; the heaviest antichain is found as a minimum cut (Dilworth, Kőnig).
 */
import type { Conflicts } from './conflicts';
import type { Slot } from './layout';

/**
 * @param conflicts slot -> slots that stand in its way
 * @param costOf what moving a slot costs; `Infinity` when it cannot be moved
 * @returns the slots to move; `undefined` when that takes one that cannot be moved
 */
export function smallestSet(conflicts: Conflicts, costOf: (slot: Slot) => number): Slot[] | undefined {
  const slots = new Set<Slot>([...conflicts.keys(), ...[...conflicts.values()].flat()]);
  const network = new Network();
  for (const slot of slots) {
    network.join('source', network.upper(slot), costOf(slot));
    network.join(network.lower(slot), 'sink', costOf(slot));
  }
  for (const [slot, others] of conflicts)
    for (const other of others) network.join(network.upper(slot), network.lower(other), Infinity);
  if (!network.saturate()) return undefined;
  const reached = network.reached();
  // An edge of the cut leads from the reached side to the other: from the source to an upper, from a lower to the sink.
  return [...slots].filter((slot) => !reached.has(network.upper(slot)) || reached.has(network.lower(slot)));
}

type Node = object | 'source' | 'sink';
interface Pipe {
  readonly to: Node;
  room: number;
  readonly back: { pipe: Pipe | undefined };
}

/** A flow network with two nodes for each slot. */
class Network {
  private readonly pipes = new Map<Node, Pipe[]>();
  private readonly uppers = new Map<Slot, object>();
  private readonly lowers = new Map<Slot, object>();

  upper(slot: Slot): object {
    return nodeOf(this.uppers, slot);
  }
  lower(slot: Slot): object {
    return nodeOf(this.lowers, slot);
  }

  join(from: Node, to: Node, room: number): void {
    const there: Pipe = { to, room, back: { pipe: undefined } };
    const back: Pipe = { to: from, room: 0, back: { pipe: there } };
    there.back.pipe = back;
    this.at(from).push(there);
    this.at(to).push(back);
  }

  private at(node: Node): Pipe[] {
    const known = this.pipes.get(node);
    if (known !== undefined) return known;
    const made: Pipe[] = [];
    this.pipes.set(node, made);
    return made;
  }

  /** Sends all the flow there is room for (Edmonds-Karp); false when there is no end of it. */
  saturate(): boolean {
    for (let way = this.way(); way !== undefined; way = this.way()) {
      const room = Math.min(...way.map((pipe) => pipe.room));
      if (room === Infinity) return false;
      for (const pipe of way) {
        pipe.room -= room;
        (pipe.back.pipe as Pipe).room += room;
      }
    }
    return true;
  }

  private search(): Map<Node, Pipe | undefined> {
    const cameBy = new Map<Node, Pipe | undefined>([['source', undefined]]);
    for (const node of cameBy.keys())
      for (const pipe of this.pipes.get(node) ?? [])
        if (pipe.room > 0 && !cameBy.has(pipe.to)) cameBy.set(pipe.to, pipe);
    return cameBy;
  }

  private way(): Pipe[] | undefined {
    const cameBy = this.search();
    if (!cameBy.has('sink')) return undefined;
    const way: Pipe[] = [];
    for (let pipe = cameBy.get('sink'); pipe !== undefined; pipe = cameBy.get((pipe.back.pipe as Pipe).to))
      way.unshift(pipe);
    return way;
  }

  /** Everything the source still reaches. */
  reached(): ReadonlySet<Node> {
    return new Set(this.search().keys());
  }
}

function nodeOf(nodes: Map<Slot, object>, slot: Slot): object {
  const known = nodes.get(slot);
  if (known !== undefined) return known;
  const made = {};
  nodes.set(slot, made);
  return made;
}
