/** From what `hook.ts` files say to one list of listeners in the order they run. */
import type { HookContext, HookListeners, HookPart, ListenerOptions } from '../declare';
import type { Finding } from '../findings';
import { listenerMisfits, type Misfit } from '../load';

/** What one module listens to. `file` is its `hook.ts` as a person would type it. */
export interface ModuleListeners {
  readonly module: string;
  readonly file: string;
  /** The default export of its `hook.ts`: listeners, or a function that answers them. */
  readonly listeners: HookPart;
}

/** One listener as people see it: `{ event: 'customers:created', kind: 'event', module: 'loyalty', ... }` */
export interface ListenerInfo {
  readonly event: string;
  readonly kind: 'event' | 'filter';
  readonly module: string;
  readonly file: string;
  readonly order: number;
  readonly failure: 'fail' | 'log';
  /** Milliseconds. */
  readonly timeLimit: number;
}

export interface Listener extends ListenerInfo {
  /** What to do; `undefined` when the file gives something that is not a function. */
  readonly run: ((value: unknown) => unknown) | undefined;
  /** Options that cannot be used or that nothing reads. */
  readonly misfits: readonly Misfit[];
}

/** Milliseconds a listener may take when it does not say. */
export const DEFAULT_TIME_LIMIT = 5000;

const runOf = (said: unknown): Listener['run'] => {
  const run: unknown = typeof said === 'object' && said !== null ? (said as { run?: unknown }).run : said;
  return typeof run === 'function' ? (run as Listener['run']) : undefined;
};

function listenerOf(said: unknown, event: string, kind: Listener['kind'], from: ModuleListeners): Listener {
  const options: ListenerOptions = typeof said === 'object' && said !== null ? said : {};
  return {
    event,
    kind,
    module: from.module,
    file: from.file,
    order: options.order ?? 0,
    failure: options.failure ?? 'fail',
    timeLimit: options.timeLimit ?? DEFAULT_TIME_LIMIT,
    run: runOf(said),
    misfits: listenerMisfits(said),
  };
}

const threw = ({ module, file }: ModuleListeners, error: unknown): Finding => ({
  code: 'LOAD_THREW',
  level: 'error',
  summary: `${module}: its listeners cannot be made: ${error instanceof Error ? error.message : String(error)}`,
  at: [{ file }],
  waysOut: [{ text: 'use what the function is given inside a listener, not beside it' }],
});

function listenersOfModule(from: ModuleListeners, listeners: HookListeners): Listener[] {
  const { filters = {}, ...events } = listeners as Readonly<Record<string, unknown>>;
  return [
    ...Object.entries(events).map(([event, said]) => listenerOf(said, event, 'event', from)),
    ...Object.entries(filters as object).map(([name, said]) => listenerOf(said, name, 'filter', from)),
  ].sort((one, other) => one.order - other.order);
}

/**
 * All listeners in the order they run: modules as given, within a module by `order`, then as written.
 * @param modules in loading order
 * @param context what a `hook.ts` that exports a function is given
 */
export function listenersOf(
  modules: readonly ModuleListeners[],
  context: HookContext,
): { readonly listeners: readonly Listener[]; readonly findings: readonly Finding[] } {
  const listeners: Listener[] = [];
  const findings: Finding[] = [];
  for (const from of modules) {
    try {
      const part = from.listeners;
      listeners.push(...listenersOfModule(from, typeof part === 'function' ? part(context) : part));
    } catch (error) {
      findings.push(threw(from, error));
    }
  }
  return { listeners, findings };
}
