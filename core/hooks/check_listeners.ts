/** Listeners that can never run, or not as they say. In: listeners and what is announced. Out: findings. */
import { closest } from '../discover';
import type { Finding, WayOut } from '../findings';
import { LISTENER_MEMBERS, type Misfit } from '../load';
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

const malformed = (listener: Listener, { path, problem, example }: Misfit): Finding => {
  const option = String(path[0]);
  const meant = closest(option, LISTENER_MEMBERS);
  const isUnknown = !LISTENER_MEMBERS.includes(option);
  return {
    code: 'LOAD_EXPORT',
    level: 'error',
    summary: `${option} of the listener to ${listener.event} in ${listener.module} ${problem}`,
    at: [{ file: listener.file, note: listener.event }],
    waysOut: [
      ...(isUnknown && meant !== undefined ? [{ text: `did you mean ${meant}?` }] : []),
      ...(example === undefined ? [] : [{ text: `write: ${example}` }]),
      { text: `correct ${option}, or take it out: a listener may say ${LISTENER_MEMBERS.join(', ')}` },
    ],
  };
};

/** All findings about listeners, in the order they would run. */
export const checkListeners = (listeners: readonly Listener[], known: KnownEvents): Finding[] =>
  listeners.flatMap((listener) => [
    ...(known.names.has(listener.event) ? [] : [unknown(listener, known)]),
    ...(listener.run === undefined ? [withoutFunction(listener)] : []),
    ...listener.misfits.map((misfit) => malformed(listener, misfit)),
  ]);
