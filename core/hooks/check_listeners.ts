/** Listeners that can never run. In: listeners and what is announced. Out: findings. */
import { closest } from '../discover';
import type { Finding, WayOut } from '../findings';
import type { KnownEvents } from './known_events';
import type { Listener } from './listener';

function waysOut(listener: Listener, known: KnownEvents): WayOut[] {
  const off = known.switchedOff.get(listener.event);
  if (off !== undefined) return [{ text: `switch the module ${off} on: it announces ${listener.event}` }];
  const meant = closest(listener.event, known.names);
  return [
    ...(meant === undefined ? [] : [{ text: `did you mean ${meant}?` }]),
    {
      text: `where a module announces it, say so in its module.ts: defineModule({ announces: ['${listener.event}'] })`,
    },
    { text: `remove the listener from ${listener.file}` },
  ];
}

const unknown = (listener: Listener, known: KnownEvents): Finding => ({
  code: 'HOOK_UNKNOWN_EVENT',
  level: 'error',
  summary: `${listener.module} listens to ${listener.event}, which nobody announces`,
  at: [{ file: listener.file, note: listener.event }],
  waysOut: waysOut(listener, known),
});

const withoutFunction = (listener: Listener): Finding => ({
  code: 'LOAD_EXPORT',
  level: 'error',
  summary: `${listener.module} gives ${listener.event} no function to run`,
  at: [{ file: listener.file, note: listener.event }],
  waysOut: [{ text: `'${listener.event}': async (payload) => { ... }` }],
});

/** All findings about listeners, in the order they would run. */
export const checkListeners = (listeners: readonly Listener[], known: KnownEvents): Finding[] =>
  listeners.flatMap((listener) => [
    ...(known.names.has(listener.event) ? [] : [unknown(listener, known)]),
    ...(listener.run === undefined ? [withoutFunction(listener)] : []),
  ]);
