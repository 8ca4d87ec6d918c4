/** With --json a program reads one document from standard output, whatever was found. */
import { Command } from 'commander';
import { COMMANDS } from '../../cli/commands';
import type { Finding } from '../../core/findings';
import { openDatabase, type Database } from '../../core/database';
import { menu } from './command_line';
import { shop, uphill } from './projects';

/** One line or more for each command that knows --json. */
const LINES: readonly (readonly [line: string, code: number])[] = [
  ['preview-order', 1],
  ['preview-order --check', 1],
  ['preview-order --names', 0],
  ['preview-order --write', 1],
  ['create-tables', 1],
  ['create-tables --dry-run', 1],
  ['cleanup stock --dry-run', 1],
  ['make-migration initial', 1],
  ['migrate up', 1],
  ['migrate status', 1],
  ['drift', 1],
  ['cleanup full --yes', 1],
  ['new-module extras', 1],
  ['new-model stock extra', 1],
  ['renumber --fix --dry-run', 0],
  ['renumber 310 320', 1],
  ['ranges', 0],
  ['ranges free 320', 0],
  ['ranges claim 10-20 Taken', 1],
  ['seed --demo', 1],
  ['doctor', 1],
  ['modules', 1],
  ['models', 1],
  ['models --module sales', 1],
  ['trash purge --dry-run', 1],
  ['routes', 1],
  ['hooks', 1],
];

test('every command that knows --json is looked at', async () => {
  const seen = new Set(LINES.map(([line]) => line.split(' ')[0]));
  for (const { name, load } of COMMANDS) {
    const command = new Command(name);
    (await load()).declare(command);
    expect([name, seen.has(name)]).toEqual([name, command.options.some(({ long }) => long === '--json')]);
  }
});

test.each(LINES)('%s --json in a project with findings', async (line, code) => {
  const outcome = await menu(`${line} --json`, { cwd: uphill().root });
  expect(() => JSON.parse(outcome.out) as unknown).not.toThrow();
  expect(outcome.code).toBe(code);
});

test.each(['modules', 'models'])('%s --json holds the findings', async (line) => {
  const found = JSON.parse((await menu(`${line} --json`, { cwd: uphill().root })).out) as Findings;
  expect(found.findings.map(({ code }) => code)).toContain('ORDER_FORWARD_REFERENCE');
  const sound = JSON.parse((await menu(`${line} --json`, { cwd: shop().root })).out) as Findings;
  expect(sound.findings).toEqual([]);
});

interface Findings {
  readonly findings: readonly Finding[];
}

describe('cleanup --json', () => {
  let database: Database;
  const { root, path } = shop();
  const at = async (line: string): Promise<{ code: number; document: unknown }> => {
    const { code, out } = await menu(`${line} --json`, { cwd: root });
    return { code, document: JSON.parse(out) };
  };
  beforeAll(async () => {
    database = await openDatabase({ dataDir: path('.data'), serve: true });
    await menu('create-tables', { cwd: root });
  });
  afterAll(() => database.close());

  it.each(['--dry-run', '--yes'])('holds what keeps the tables in place (%s)', async (option) => {
    const { code, document } = await at(`cleanup stock ${option}`);
    expect(code).toBe(1);
    expect(document).toMatchObject({
      removals: [{ table: 'products' }],
      dependants: [{ table: 'orders' }],
      findings: [{ code: 'CLEANUP_DEPENDANTS' }],
    });
  });

  it('says what went', async () => {
    const { code, document } = await at('cleanup sales --yes');
    expect(code).toBe(0);
    expect(document).toMatchObject({ dryRun: false, removals: [{ table: 'orders' }], findings: [] });
  });
});
