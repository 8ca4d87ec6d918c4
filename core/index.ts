/** The door of the host: what a module may import. Names, no logic. */
export * from './declare';
export { actor, requestId } from './actor';
