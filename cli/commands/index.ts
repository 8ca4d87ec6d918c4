/** Every command: its name, one line about it, and where it lives. A command's file is imported when it is used. */
import type { CommandFile } from '../command';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandFile>;
}

const entry = (name: string, summary: string, load: () => Promise<{ command: unknown }>): CommandEntry => ({
  name,
  summary,
  // Each file types its own arguments and options; commander is what guarantees them.
  load: async () => (await load()).command as CommandFile,
});

export const COMMANDS: readonly CommandEntry[] = [
  entry(
    'preview-order',
    'the loading order, proven against the foreign keys',
    () => import('./preview_order'),
  ),
  entry('create-tables', 'create all missing tables in loading order', () => import('./create_tables')),
  entry('cleanup', 'drop the tables the host owns, in reverse order', () => import('./cleanup')),
  entry(
    'make-migration',
    'write what the models have that the migrations lack',
    () => import('./make_migration'),
  ),
  entry('migrate', 'run migrations, take them back, show where they stand', () => import('./migrate')),
  entry('drift', 'compare the database with migrations and models', () => import('./drift')),
  entry('new-module', 'write a working module', () => import('./new_module')),
  entry('new-model', 'write a model into a module', () => import('./new_model')),
  entry('renumber', 'give a model another number, or mend the order', () => import('./renumber')),
  entry('ranges', 'the number ranges, free numbers, who owns what', () => import('./ranges')),
  entry('seed', 'write seed data; may run again and again', () => import('./seed')),
  entry('trash', 'end what has been in the trash long enough', () => import('./trash')),
  entry('doctor', 'check everything without changing anything', () => import('./doctor')),
  entry('modules', 'the modules the host has found', () => import('./modules')),
  entry('models', 'the models with their tables and references', () => import('./models')),
  entry('routes', 'the routes with the policy of each', () => import('./routes')),
  entry('hooks', 'the events and who listens', () => import('./hooks')),
  entry('start', 'serve the pages', () => import('./start')),
  entry('dev', 'serve the pages and start again on every change', () => import('./dev')),
  entry('shell', 'a prompt with the models in scope', () => import('./shell')),
];
