// @ts-check
'use strict';
/** Migrations of every kind of step that take a while: in a transaction, beside the work, in portions. */

/** How many rows there are to change. */
const ROWS = 6_000;

/** Each notes that it ran in the table `ran`, so that a second run of the same would show. */
const noted = (/** @type {string} */ name) => `INSERT INTO ran VALUES ('${name}')`;

/** @type {readonly (readonly [string, readonly object[], readonly object[]])[]} */
const STEPS = [
  [
    '20260101000000.long.tables',
    [
      {
        sql: [
          'CREATE TABLE ran (name text)',
          'CREATE TABLE big (id serial PRIMARY KEY, word text, rank integer, size integer)',
          `INSERT INTO big (word) SELECT md5(n::text) FROM generate_series(1, ${ROWS}) n`,
          noted('tables'),
        ],
      },
    ],
    [{ sql: ['DROP TABLE big', 'DROP TABLE ran'] }],
  ],
  [
    '20260101000001.long.change',
    [{ sql: ['ALTER TABLE big ADD COLUMN tail text', "UPDATE big SET tail = word || '!'", noted('change')] }],
    [{ sql: ['ALTER TABLE big DROP COLUMN tail'] }],
  ],
  [
    '20260101000002.long.indexes',
    [
      { sql: [noted('indexes')] },
      { transaction: false, sql: ['CREATE INDEX CONCURRENTLY big_word ON big (word)'] },
      { transaction: false, sql: ['CREATE INDEX CONCURRENTLY big_tail ON big (tail)'] },
    ],
    [{ transaction: false, sql: ['DROP INDEX CONCURRENTLY big_tail', 'DROP INDEX CONCURRENTLY big_word'] }],
  ],
  [
    '20260101000003.long.portions',
    [
      {
        repeat: true,
        sql: ['UPDATE big SET rank = 1 WHERE id IN (SELECT id FROM big WHERE rank IS NULL LIMIT 1500)'],
      },
      { sql: ['ALTER TABLE big ALTER COLUMN rank SET NOT NULL', noted('portions')] },
    ],
    [{ sql: ['ALTER TABLE big ALTER COLUMN rank DROP NOT NULL', 'UPDATE big SET rank = NULL'] }],
  ],
];

/**
 * @param {{ knownMigration: any, defineMigration: any, ledgerModel: any }} core compiled or not
 * @returns {{ files: any, loaded: any }} what `migrateUp` takes, and what a registry is built from
 */
function longMigrations({ knownMigration, defineMigration, ledgerModel }) {
  const migrations = STEPS.map(([name, up, down], index) =>
    knownMigration({
      module: 'long',
      name,
      file: `/project/${name}.ts`,
      shown: `modules/admin/long/migrations/${name}.ts`,
      migration: defineMigration({ after: STEPS[index - 1]?.[0] ?? null, up, down }),
    }),
  );
  const place = '_system/database/12_migration_model.ts';
  const file = {
    number: 12,
    name: 'migration',
    file: `/${place}`,
    place,
    shown: `modules/${place}`,
    module: 'database',
  };
  return { files: { migrations, findings: [] }, loaded: [{ file, definition: ledgerModel, loadTime: 1 }] };
}

module.exports = { longMigrations, ROWS };
