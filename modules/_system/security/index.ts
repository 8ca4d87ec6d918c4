export { eventsOf, type Events, type NewEvent } from './events_of';
export { tokensOf, type Tokens } from './tokens';
