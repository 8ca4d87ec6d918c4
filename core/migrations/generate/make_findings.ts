/** What make-migration cannot do, in words. */
import type { ModuleFolder } from '../../discover';
import type { Finding } from '../../findings';
import type { Delta } from '../../schema_engine';
import type { Stuck } from './settle';

export const stuckFinding = ({ statement, error }: Stuck): Finding => ({
  code: 'MIGRATION_UNPROVEN',
  level: 'error',
  summary: `a statement does not run on the shadow: ${error.message}`,
  at: [{ file: statement.table, note: statement.sql.split('\n')[0] ?? '' }],
  waysOut: [
    { text: 'make the change in two steps, with a migration for each' },
    {
      command: 'menu-cli make-migration NAME --module MODULE --empty',
      text: 'writes an empty one to fill by hand',
    },
  ],
});

const words = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export const deltaWords = (delta: Delta): string => {
  const name =
    delta.kind === 'table' || delta.table === delta.name ? delta.name : `${delta.table}.${delta.name}`;
  const what = delta.kind === delta.of ? `${delta.kind} ${name}` : `${delta.kind} of ${delta.of} ${name}`;
  if (delta.verb !== 'set') return `${what} is ${delta.verb === 'add' ? 'missing' : 'too much'}`;
  return `${what}: ${delta.attr} is ${words(delta.from)}, should be ${words(delta.to)}`;
};

export const notEqual = (deltas: readonly Delta[]): Finding => ({
  code: 'MIGRATION_UNPROVEN',
  level: 'error',
  summary: 'what the statements make is not what the models want',
  at: deltas.map((delta) => ({ file: delta.table, note: deltaWords(delta) })),
  waysOut: [
    { text: 'make the change in two steps, with a migration for each' },
    {
      command: 'menu-cli make-migration NAME --module MODULE --empty',
      text: 'writes an empty one to fill by hand',
    },
  ],
});

export const noWayBack = (name: string, why: string): Finding => ({
  code: 'MIGRATION_NO_WAY_BACK',
  level: 'warning',
  summary: `the migration of ${name} has no way back: ${why}`,
  at: [{ file: name, note: 'down: null' }],
  waysOut: [{ text: 'write one into the file if you need it' }],
});

export const notYours = ({ name, shown, package: from }: ModuleFolder): Finding => ({
  code: 'MIGRATION_NOT_YOURS',
  level: 'error',
  summary: `${name} comes from ${from ?? 'the host'}, and its migrations do not make what its models want`,
  at: [{ file: shown }],
  waysOut: [{ text: 'ask those who publish it for a version with its migrations' }],
});
