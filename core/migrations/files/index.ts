export { groupsOf, isData, type Group } from './groups';
export { checksumOf, knownMigration, partsOfName, type KnownMigration } from './known_migration';
export { readMigrations, type MigrationFiles } from './read_migrations';
