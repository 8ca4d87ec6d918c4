export type { AddressOptions } from './addresses';
export type { EmailOptions } from './emails';
export type { UserEvent, UserEventPayloads, UserEventType } from './events';
export type { PhoneOptions } from './phones';
export type { AddressState, EmailState, PhoneState, UserState } from './state';
export { UserAggregate, type Registration } from './user_aggregate';
