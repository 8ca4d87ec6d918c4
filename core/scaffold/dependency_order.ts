import type { Finding } from '../findings';
import type { ModelRequest } from './model_request';
import { refusal } from './refusal';

/**
 * Puts the models asked for so that each comes after those it points to; otherwise as they were written.
 * @returns the models in order, or the circle they run in
 */
export function dependencyOrder(requests: readonly ModelRequest[]): {
  readonly ordered: readonly ModelRequest[];
  readonly findings: readonly Finding[];
} {
  const ordered: ModelRequest[] = [];
  const waiting = new Map(requests.map((request) => [request.name, request]));
  while (waiting.size > 0) {
    const ready = [...waiting.values()].find((request) => blockers(request, waiting).length === 0);
    if (ready === undefined) return { ordered, findings: [circle(waiting)] };
    ordered.push(ready);
    waiting.delete(ready.name);
  }
  return { ordered, findings: [] };
}

/** A model may point to itself. */
const blockers = (request: ModelRequest, waiting: ReadonlyMap<string, ModelRequest>): string[] =>
  request.references.filter((name) => name !== request.name && waiting.has(name));

function circle(waiting: ReadonlyMap<string, ModelRequest>): Finding {
  const path: string[] = [];
  let name = [...waiting.keys()][0];
  while (name !== undefined && !path.includes(name)) {
    path.push(name);
    const request = waiting.get(name);
    name = request === undefined ? undefined : blockers(request, waiting)[0];
  }
  const round = [...path.slice(path.indexOf(name ?? '')), name].join(' -> ');
  return refusal(`the models point to each other in a circle: ${round}`, [
    { text: 'leave one reference out and add it later in an extension with a higher number (extendModel)' },
  ]);
}
