/** What everything that makes, changes or drops tables keeps each other out by: create-tables, cleanup, migrate, start. */
export const SCHEMA_LOCK = 'create';
