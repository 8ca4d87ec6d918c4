/** Laying out runs in a thread of its own: 60 models take about two seconds, and pages go on meanwhile. */
import { Worker } from 'node:worker_threads';
import type { ElkNode } from 'elkjs/lib/elk-api';

/** The thread's program, as text: the same from sources, from `dist` and in tests, where `.ts` has no loader. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const ELK = require(workerData.elk);
new ELK().layout(workerData.graph).then(
  (graph) => parentPort.postMessage({ graph }),
  (error) => parentPort.postMessage({ error: String(error && error.message || error) }),
);`;

/**
 * Answers the graph with places for everything in it. Never keeps the process alive.
 * @throws Error when the layout fails or takes longer than `limit` milliseconds
 */
export function layOut(graph: ElkNode, limit = 120_000): Promise<ElkNode> {
  const worker = new Worker(PROGRAM, {
    eval: true,
    workerData: { graph, elk: require.resolve('elkjs/lib/elk.bundled.js') },
    stderr: false,
  });
  worker.unref();
  return new Promise<ElkNode>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the layout takes too long')), limit);
    timer.unref();
    worker.once('message', ({ graph: laid, error }: { graph?: ElkNode; error?: string }) =>
      laid === undefined ? reject(new Error(error ?? 'no layout')) : resolve(laid),
    );
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the layout ended without an answer')));
    worker.once('message', () => clearTimeout(timer));
  }).finally(() => void worker.terminate());
}
