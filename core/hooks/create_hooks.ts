/** The one place where news is told: listeners run one after the other, in module order, and are waited for. */
import type { HookContext, Hooks } from '../declare';
import type { Finding } from '../findings';
import { checkListeners } from './check_listeners';
import type { KnownEvents } from './known_events';
import { listenersOf, type Listener, type ListenerInfo, type ModuleListeners } from './listener';
import { runListener } from './run_listener';

export interface HookOptions {
  /** What each module listens to, in loading order. */
  readonly modules: readonly ModuleListeners[];
  /** What is announced at all. */
  readonly known: KnownEvents;
  /** What listeners may use; `hooks` is added here. `models` must be bound by now. */
  readonly context: Omit<HookContext, 'hooks'>;
}

/** What wraps a listener whose failure must leave no trace, e.g. a savepoint. */
export type Apart = (work: () => Promise<unknown>) => Promise<unknown>;

/** Hooks as the host holds them. Modules see only `announce` and `filter`. */
export interface HostHooks extends Hooks {
  /** For names made at run time, such as `customers:created`. `apart` wraps listeners that only log their failure. */
  tell(event: string, payload: unknown, apart?: Apart): Promise<void>;
  listensTo(event: string): boolean;
  /** Every listener, in the order they run. */
  readonly listeners: readonly ListenerInfo[];
  /** Listeners that can never run (to an event nobody announces, or without a function), and options that are none. */
  check(): Finding[];
}

const facts = ({ event, module, file }: Listener): object => ({ event, module, file });

const byEvent = (listeners: readonly Listener[]): ReadonlyMap<string, readonly Listener[]> => {
  const found = new Map<string, Listener[]>();
  for (const listener of listeners) {
    const others = found.get(listener.event);
    if (others === undefined) found.set(listener.event, [listener]);
    else others.push(listener);
  }
  return found;
};

/**
 * Connects listeners to events. The answer holds no state beyond its own, so that two hosts do not meet.
 * @throws from `announce`, `tell` and `filter`: HostError HOOK_FAILED or HOOK_TIMED_OUT of a listener that says `fail`
 */
export function createHooks({ modules, known, context }: HookOptions): HostHooks {
  const { log } = context;
  const late = (listener: Listener, error: unknown): void => {
    log.error({ ...facts(listener), err: error }, 'a listener failed after its time was up');
  };
  const attempt = async (
    listener: Listener,
    value: unknown,
    apart: Apart,
    instead: unknown,
  ): Promise<unknown> => {
    if (listener.failure === 'fail') return runListener(listener, value, late);
    try {
      return await apart(() => runListener(listener, value, late));
    } catch (error) {
      log.error({ ...facts(listener), err: error }, 'a listener failed; the operation goes on');
      return instead;
    }
  };
  const tell: HostHooks['tell'] = async (event, payload, apart = (work) => work()) => {
    for (const listener of events.get(event) ?? []) await attempt(listener, payload, apart, undefined);
  };

  const hooks: Hooks = {
    announce: (event, payload) => tell(event, payload),
    async filter(name, value) {
      let passed: unknown = value;
      for (const listener of filters.get(name) ?? []) {
        passed = await attempt(listener, passed, (work) => work(), passed);
      }
      return passed as typeof value;
    },
  };
  const { listeners, findings } = listenersOf(modules, { ...context, hooks });
  const events = byEvent(listeners.filter(({ kind }) => kind === 'event'));
  const filters = byEvent(listeners.filter(({ kind }) => kind === 'filter'));

  return {
    ...hooks,
    tell,
    listensTo: (event) => events.has(event),
    listeners: listeners.map(({ run: _, misfits: __, ...info }) => info),
    check: () => [...findings, ...checkListeners(listeners, known)],
  };
}
