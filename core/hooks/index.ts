export { createHooks, type HookOptions, type HostHooks } from './create_hooks';
export { bindModelEvents } from './bind_model_events';
export { knownEvents, type KnownEvents } from './known_events';
export type { ListenerInfo, ModuleListeners } from './listener';
