/**
 * THE TABLE: what a module folder may contain. Discovery, scaffolder, doctor and README read it; there is no
 * second list.
 */
import type { ModuleParts } from './module_folder';

export interface ModulePart {
  /** `model`, or the member of `ModuleParts` that holds what is found. */
  readonly key: 'model' | keyof ModuleParts;
  /** As people write it; a folder ends with `/`. */
  readonly pattern: string;
  readonly form: 'numbered' | 'file' | 'folder';
  /** The name without extension or slash: `view`, `tpl`. */
  readonly stem: string;
  readonly meaning: string;
  /** A path inside the module folder `customers`. */
  readonly example: string;
  /** Other words that people try for it; each is a finding where the part itself is absent. */
  readonly near: readonly string[];
  /** For folders whose files are listed one by one: what such a file is called. */
  readonly holds?: RegExp;
  /** Any other source file in such a folder is a finding. */
  readonly holdsNothingElse?: true;
}

export const MODULE_PARTS: readonly ModulePart[] = [
  {
    key: 'manifest',
    pattern: 'module.ts',
    form: 'file',
    stem: 'module',
    meaning: 'manifest: title, version, requires, permissions, menu, settings; optional',
    example: 'module.ts',
    near: ['modules', 'manifest'],
  },
  {
    key: 'model',
    pattern: 'NNN_name_model.ts',
    form: 'numbered',
    stem: 'model',
    meaning: 'what is stored: a number, a name in the singular',
    example: '300_customer_model.ts',
    near: ['model', 'models'],
  },
  {
    key: 'view',
    pattern: 'view.ts',
    form: 'file',
    stem: 'view',
    meaning: 'routes of its own: (context) => router',
    example: 'view.ts',
    near: ['views'],
  },
  {
    key: 'hook',
    pattern: 'hook.ts',
    form: 'file',
    stem: 'hook',
    meaning: 'what it reacts to',
    example: 'hook.ts',
    near: ['hooks', 'listeners', 'listener'],
  },
  {
    key: 'guard',
    pattern: 'guard.ts',
    form: 'file',
    stem: 'guard',
    meaning: 'who sends a request, and what they may do',
    example: 'guard.ts',
    near: ['guards'],
  },
  {
    key: 'cipher',
    pattern: 'cipher.ts',
    form: 'file',
    stem: 'cipher',
    meaning: 'how encrypted fields are written and read',
    example: 'cipher.ts',
    near: ['ciphers'],
  },
  {
    key: 'commands',
    pattern: 'commands.ts',
    form: 'file',
    stem: 'commands',
    meaning: 'commands of its own: `menu-cli user create`',
    example: 'commands.ts',
    near: ['command', 'cli'],
  },
  {
    key: 'events',
    pattern: 'events.ts',
    form: 'file',
    stem: 'events',
    meaning: 'what it announces (types only)',
    example: 'events.ts',
    near: ['event'],
  },
  {
    key: 'door',
    pattern: 'index.ts',
    form: 'file',
    stem: 'index',
    meaning: 'its door: what higher modules may import from it',
    example: 'index.ts',
    near: [],
  },
  {
    key: 'templates',
    pattern: 'tpl/',
    form: 'folder',
    stem: 'tpl',
    meaning: "templates: res.render('customers/list')",
    example: 'tpl/customers/list.ejs',
    near: ['template', 'templates', 'views', 'tpls'],
  },
  {
    key: 'static',
    pattern: 'static/',
    form: 'folder',
    stem: 'static',
    meaning: 'files served as they are at /static/<module>/',
    example: 'static/customers.css',
    near: ['statics', 'public', 'assets'],
  },
  {
    key: 'migrations',
    pattern: 'migrations/',
    form: 'folder',
    stem: 'migrations',
    meaning: 'changes to tables that exist, named by clock',
    example: 'migrations/20261120093000.customers.add_phone.ts',
    near: ['migration', 'migrate'],
    holds: /^\d{14}\.[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\.[tj]s$/,
    holdsNothingElse: true,
  },
  {
    key: 'seeds',
    pattern: 'seeds/',
    form: 'folder',
    stem: 'seeds',
    meaning: 'seed and demo data, idempotent',
    example: 'seeds/segments.ts',
    near: ['seed', 'seeders', 'seeder', 'fixtures'],
    holds: /^[^.].*\.[tj]s$/,
  },
  {
    key: 'tests',
    pattern: 'tests/',
    form: 'folder',
    stem: 'tests',
    meaning: 'its tests',
    example: 'tests/view.test.ts',
    near: ['test', '__tests__', 'spec', 'specs'],
    holds: /\.test\.[tj]s$/,
  },
];
