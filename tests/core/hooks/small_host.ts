/** Models without files: definitions bound to an empty test database, for tests of what happens around writes. */
import type { Model, ModelStatic, Sequelize } from 'sequelize';
import { createTables } from '../../../core/create';
import type { AnyDefinition } from '../../../core/declare';
import { bindModelEvents, createHooks, knownEvents, type HostHooks } from '../../../core/hooks';
import { registerModels } from '../../../core/register';
import { buildRegistry } from '../../../core/registry';
import { testDatabase, type TestDatabase } from '../../support/database';

export interface SmallHost {
  readonly models: Readonly<Record<string, ModelStatic<Model>>>;
  readonly sequelize: Sequelize;
  readonly hooks: HostHooks;
  readonly logged: unknown[];
}

/** Makes the tables of some definitions in an empty database. */
export async function smallDatabase(definitions: readonly AnyDefinition[]): Promise<TestDatabase> {
  const base = await testDatabase();
  const connection = await base.database.connect();
  await createTables({ connection, registry: registryOf(definitions) }).finally(() => connection.end());
  return base;
}

const registryOf = (definitions: readonly AnyDefinition[]): ReturnType<typeof buildRegistry> =>
  buildRegistry(
    definitions.map((definition, index) => {
      const place = `admin/tests/${300 + index}_${definition.table}_model.ts`;
      const file = {
        number: 300 + index,
        name: definition.table,
        file: `/${place}`,
        place,
        shown: `modules/${place}`,
        module: 'tests',
      };
      return { definition, file, loadTime: 0 };
    }),
    [],
  );

/** Binds definitions anew, on a Sequelize of their own, with these listeners by module name. */
export async function smallHost(
  base: TestDatabase,
  definitions: readonly AnyDefinition[],
  listeners: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<SmallHost> {
  const { createSequelize } = await import('../../../core/database');
  const sequelize = await createSequelize(base.database);
  const registry = registryOf(definitions);
  const logged: unknown[] = [];
  const keep = (facts: object, message?: string): unknown => logged.push({ ...facts, message });
  const log = { info: keep, warn: keep, error: keep };
  const hooks = createHooks({
    modules: Object.entries(listeners).map(([module, said]) => ({
      module,
      file: `modules/admin/${module}/hook.ts`,
      listeners: said,
    })),
    known: knownEvents(registry, []),
    context: {
      models: {} as never,
      conditions: {} as never,
      log,
      actor: () => undefined,
      requestId: () => undefined,
      keyFor: () => Buffer.alloc(32),
    },
  });
  const models = registerModels(registry, sequelize) as unknown as SmallHost['models'];
  bindModelEvents(models as never, registry, hooks);
  return { models, sequelize, hooks, logged };
}
