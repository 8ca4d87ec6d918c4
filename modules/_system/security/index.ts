export { CannotDecrypt, type Place } from './cipher';
export { encryptionOf, type Encryption } from './encryption';
export { eventsOf, type Events, type NewEvent } from './events_of';
export { tokensOf, type Tokens } from './tokens';
export type { EncryptedColumn } from './reencrypt';
