/** Projects of any size: N models in N/5 modules, each model with 14 fields and 2 references to lower numbers. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const CONTEXTS = ['_system', 'admin', '_user'] as const;
const IN_MODULE = 5;

export const modelName = (index: number): string => `Thing${index}`;
export const tableName = (index: number): string => `thing_${index}s`;

/** The two models that a model points to: the one before it, and one far below. The first points to none. */
export const targetsOf = (index: number): readonly number[] =>
  index === 0 ? [] : [index - 1, Math.floor(index / 2)];

const FIELDS = `
    title: string(120).required(),
    code: string(40),
    note: text(),
    amount: decimal(12, 2),
    count: integer().default(0),
    state: enumeration(['new', 'open', 'done']).default('new').required(),
    active: boolean().default(true).required(),
    day: date(),
    moment: datetime(),
    details: json((zod) => zod.unknown()),`;
const BUILDERS =
  'boolean, date, datetime, decimal, defineModel, enumeration, integer, json, reference, string, text';

/** The source of one model file, as the build writes it: CommonJS. */
function modelSource(index: number): string {
  const references = targetsOf(index)
    .map(
      (target, at) =>
        `\n    parent${at}: reference('${tableName(target)}', { inverse: 'kin${index}x${at}' }),`,
    )
    .join('');
  return `'use strict';
const { ${BUILDERS} } = require('ordinal-host');
exports.default = defineModel('${modelName(index)}', {
  table: '${tableName(index)}',
  fields: {${FIELDS}${references}
  },
  admin: { list: ['title', 'code', 'state'], search: ['title'] },
});
`;
}

/** The same model, written for Sequelize alone. */
function plainSource(index: number): string {
  const name = modelName(index);
  const targets = targetsOf(index).map((target, at) => [at, modelName(target)] as const);
  const keys = targets.map(([at]) => `parent${at}Id: { type: DataTypes.UUID },`);
  const indexes = targets.map(([at]) => `{ fields: ['parent${at}_id'] }`);
  const joins = targets.map(
    ([at, target]) => `
    model.belongsTo(models.${target}, { as: 'parent${at}', foreignKey: 'parent${at}Id' });
    models.${target}.hasMany(model, { as: 'kin${index}x${at}', foreignKey: 'parent${at}Id' });`,
  );
  return `'use strict';
const { DataTypes } = require('sequelize');
exports.define = (sequelize) => {
  const model = sequelize.define('${name}', {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    title: { type: DataTypes.STRING(120), allowNull: false },
    code: { type: DataTypes.STRING(40) },
    note: { type: DataTypes.TEXT },
    amount: { type: DataTypes.DECIMAL(12, 2) },
    count: { type: DataTypes.INTEGER, defaultValue: 0 },
    state: { type: DataTypes.STRING(20), allowNull: false, defaultValue: 'new', validate: { isIn: [['new', 'open', 'done']] } },
    active: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
    day: { type: DataTypes.DATEONLY },
    moment: { type: DataTypes.DATE },
    details: { type: DataTypes.JSONB },
    ${keys.join(' ')}
  }, { tableName: '${tableName(index)}', underscored: true, paranoid: true, indexes: [${indexes.join(', ')}] });
  model.associate = (models) => {${joins.join('')}
  };
  return model;
};
`;
}

export interface ModelProject {
  readonly root: string;
  /** Absolute paths of the model files, lowest number first. */
  readonly files: readonly string[];
  remove(): void;
}

const SOURCES = { names: () => '', models: modelSource, plain: plainSource };

/** An empty temporary folder with a package.json. */
export function emptyProject(
  dependencies: Readonly<Record<string, string>> = {},
): Omit<ModelProject, 'files'> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'ordinal-bench-')));
  writeFileSync(
    path.join(root, 'package.json'),
    JSON.stringify({ name: 'bench', private: true, dependencies }),
  );
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/**
 * Writes N model files.
 * @param content `names`: empty `.ts` files, for what reads only names; `models`: definitions in JavaScript; `plain`:
 *   the same models for Sequelize alone
 */
export function modelProject(count: number, content: keyof typeof SOURCES): ModelProject {
  const project = emptyProject();
  const files = Array.from({ length: count }, (_, index) => {
    const module = Math.floor(index / IN_MODULE);
    const context = CONTEXTS[module % CONTEXTS.length] as string;
    const dir = path.join(project.root, 'modules', context, `module_${module}`);
    if (index % IN_MODULE === 0) mkdirSync(dir, { recursive: true });
    const file = path.join(dir, `${index}_thing_${index}_model.${content === 'names' ? 'ts' : 'js'}`);
    writeFileSync(file, SOURCES[content](index));
    return file;
  });
  return { ...project, files };
}
