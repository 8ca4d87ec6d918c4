export { askingFor, MIGRATIONS_PATH, readAsked } from './asked';
export { migrationsJson } from './migrations_json';
export { migrationsView } from './migrations_page';
export { migrationWork, type MigrationWork } from './migration_work';
export { readStandings } from './read_standings';
