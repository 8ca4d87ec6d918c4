/** The only place that makes Sequelize models. In: the registry. Out: model classes by name. */
import { Model, type ModelStatic, type Sequelize } from 'sequelize';
import type { Models } from '../declare';
import type { ModelEntry, Registry } from '../registry';
import { checkRows, checkUnlessAsked } from './bulk_rules';
import { columnOf } from './column';
import { lookUpByName } from './quick_lookup';
import { hooksOf } from './row_rules';

interface Bound {
  readonly entry: ModelEntry;
  readonly model: ModelStatic<Model>;
}

/**
 * Binds every model to a connection, in loading order, then joins them by their references.
 * @returns the classes by model name, frozen
 */
export function registerModels(registry: Registry, sequelize: Sequelize): Models {
  lookUpByName(sequelize);
  const bound = registry.models.map((entry) => ({ entry, model: initialise(entry, sequelize) }));
  const byTable = new Map(bound.map((one) => [one.entry.table, one]));
  quietly(
    bound.map(({ model }) => model),
    () => {
      for (const one of bound) associate(one, byTable);
    },
  );
  return Object.freeze(
    Object.fromEntries(bound.map(({ entry, model }) => [entry.name, model])),
  ) as unknown as Models;
}

function initialise(entry: ModelEntry, sequelize: Sequelize): ModelStatic<Model> {
  const { definition } = entry;
  const model = class extends Model {};
  model.init(
    Object.fromEntries(entry.attributes.map((attribute) => [attribute.attribute, columnOf(attribute)])),
    {
      sequelize,
      modelName: entry.name,
      tableName: entry.table,
      name: { singular: entry.name, plural: entry.name },
      underscored: true,
      paranoid: definition.softDelete,
      timestamps: true,
      hooks: { ...hooksOf(entry), beforeBulkCreate: checkRows(entry) as never },
    },
  );
  checkUnlessAsked(entry, model);
  for (const [name, method] of Object.entries(definition.methods)) {
    Object.defineProperty(model.prototype, name, { value: method, configurable: true, writable: true });
  }
  if (definition.softDelete) {
    Object.defineProperty(model.prototype, 'isDeleted', {
      get(this: Model) {
        return (this.get('deletedAt') ?? null) !== null;
      },
      configurable: true,
    });
  }
  return model;
}

function associate({ entry, model }: Bound, byTable: ReadonlyMap<string, Bound>): void {
  for (const edge of entry.references) {
    const target = byTable.get(edge.target)?.model;
    if (target === undefined) continue;
    const rule = { foreignKey: edge.attribute, onDelete: edge.onDelete, onUpdate: 'CASCADE' };
    // A raw field is called like its column, and Sequelize has no room for both under one name.
    if (edge.field !== edge.attribute) model.belongsTo(target, { ...rule, as: edge.field });
    target.hasMany(model, { ...rule, as: edge.inverse });
  }
}

/**
 * Every association makes Sequelize work out all attributes of both sides again, three times for one reference.
 * Ours are complete before the first association, so there is nothing to work out: a test compares both ways.
 */
function quietly(models: readonly ModelStatic<Model>[], work: () => void): void {
  for (const model of models) {
    Object.defineProperty(model, 'refreshAttributes', { value: () => undefined, configurable: true });
  }
  try {
    work();
  } finally {
    for (const model of models) Reflect.deleteProperty(model, 'refreshAttributes');
  }
}
