'use strict';
/**
 * Runs the migrations of `tests/support/long_migrations.js` on DATABASE_URL, from compiled files and without a project:
 * so light that it can be started and killed a hundred times. Says `begun` when it holds the lock.
 */
const path = require('node:path');
const dist = path.resolve(__dirname, '..', '..', '..', 'dist', 'core');
const core = (folder) => require(path.join(dist, folder));
const { longMigrations } = require('../../support/long_migrations.js');

async function main() {
  const { openDatabase } = core('database');
  const migrations = core('migrations');
  const { ledgerModel, defineMigration } = core('index');
  const { buildRegistry } = core('registry');
  const { files, loaded } = longMigrations({ ...migrations, ledgerModel, defineMigration });
  const database = await openDatabase({ url: process.env.DATABASE_URL });
  await database.withDatabaseLock('create', (connection) => {
    process.stdout.write('begun\n');
    return migrations.migrateUp({
      connection,
      files,
      registry: buildRegistry(loaded, []),
      modules: new Set(['long']),
      patience: migrations.PATIENCE,
      look: () => Promise.resolve([]),
    });
  });
  await database.close();
}

void main();
