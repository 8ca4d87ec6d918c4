/** Kept layouts: in memory, and as a file named after the definitions, so that a restart draws at once. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { elkGraph } from './elk_graph';
import type { Graph } from './graph';
import { layOut } from './lay_out';
import { placedOf, type Placed } from './placed';

export type DiagramState =
  | { readonly state: 'ready'; readonly placed: Placed }
  | { readonly state: 'drawing' }
  | { readonly state: 'failed'; readonly reason: string };

export interface DiagramStore {
  /** The layout if there is one; otherwise one is begun, and a later request finds it. */
  of(graph: Graph): DiagramState;
  /** Resolves when nothing is being laid out. */
  settled(): Promise<void>;
}

const KEPT = 40;

/** @param dir folder for the files; made when it is needed */
export function diagramStore(dir: string): DiagramStore {
  const states = new Map<string, DiagramState>();
  const running = new Set<Promise<void>>();

  const begin = (graph: Graph): void => {
    states.set(graph.hash, { state: 'drawing' });
    const work = find(dir, graph)
      .then((placed) => void states.set(graph.hash, { state: 'ready', placed }))
      .catch((error: unknown) => void states.set(graph.hash, { state: 'failed', reason: String(error) }))
      .finally(() => running.delete(work));
    running.add(work);
  };

  return {
    of(graph) {
      if (!states.has(graph.hash)) {
        const oldest = states.keys().next();
        if (states.size >= KEPT && oldest.done !== true) states.delete(oldest.value);
        begin(graph);
      }
      return states.get(graph.hash) ?? { state: 'drawing' };
    },
    async settled() {
      await Promise.all(running);
    },
  };
}

async function find(dir: string, graph: Graph): Promise<Placed> {
  const file = path.join(dir, `diagram-${graph.hash}.json`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) {
    try {
      return JSON.parse(kept) as Placed;
    } catch {
      // A file cut short by a full disk is made again.
    }
  }
  const placed = placedOf(graph, await layOut(elkGraph(graph)));
  const draft = `${file}.${process.pid}`;
  // Not being able to keep it costs time at the next start, nothing else.
  await mkdir(dir, { recursive: true })
    .then(() => writeFile(draft, JSON.stringify(placed)))
    .then(() => rename(draft, file))
    .catch(() => undefined);
  return placed;
}
