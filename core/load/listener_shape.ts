/** The shape of a listener with options: every member it may have. */
import type { ListenerOptions } from '../declare';
import { anything, is, isObject, number, offering, oneOf, type Members, type Misfit } from './shape';

const isTime = (value: unknown): boolean => typeof value === 'number' && value > 0;

const LISTENER: Members<ListenerOptions & { readonly run: unknown }> = {
  // Whether there is something to run is asked of every listener, with options or without.
  run: anything,
  order: number,
  failure: oneOf('fail', 'log'),
  timeLimit: is(isTime, 'a number of milliseconds, above 0', 'timeLimit: 5000'),
};

const shape = offering(LISTENER);

/** Names of the members a listener with options may have. */
export const LISTENER_MEMBERS: readonly string[] = Object.keys(LISTENER);

/** Members that cannot be used or that nothing reads; none for a listener that is a function. */
export const listenerMisfits = (said: unknown): readonly Misfit[] => (isObject(said) ? shape(said) : []);
