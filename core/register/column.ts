/** From a field to Sequelize's own attribute options. */
import { DataTypes, type ModelAttributeColumnOptions } from 'sequelize';
import { deleteRule, enumerationLength, type Attribute, type FieldKind, type FieldSpec } from '../declare';
import { uuid7 } from './uuid7';

type SequelizeType = ModelAttributeColumnOptions['type'];

const TYPES: { readonly [K in FieldKind]: (spec: FieldSpec) => SequelizeType } = {
  string: (spec) => (spec.fixed === true ? DataTypes.CHAR(spec.length) : DataTypes.STRING(spec.length)),
  text: () => DataTypes.TEXT,
  integer: () => DataTypes.INTEGER,
  bigint: () => DataTypes.BIGINT,
  decimal: (spec) => DataTypes.DECIMAL(...(spec.precision ?? [14, 2])),
  boolean: () => DataTypes.BOOLEAN,
  date: () => DataTypes.DATEONLY,
  datetime: () => DataTypes.DATE,
  uuid: () => DataTypes.UUID,
  json: () => DataTypes.JSONB,
  enumeration: (spec) => DataTypes.STRING(enumerationLength(spec)),
  // Sequelize types ARRAY's argument by its abstract class, which its own concrete types do not satisfy.
  array: (spec) => DataTypes.ARRAY(typeOf(spec.item ?? { kind: 'text' }) as never),
  reference: () => DataTypes.UUID,
  raw: (spec) => spec.sequelize?.type ?? DataTypes.TEXT,
};

const typeOf = (spec: FieldSpec): SequelizeType => TYPES[spec.kind](spec);

/** Sequelize's attribute options for one stored column. Always fresh: Sequelize writes into what it is given. */
export function columnOf({ attribute, column, spec }: Attribute): ModelAttributeColumnOptions {
  return {
    ...spec.sequelize,
    // In the database's own word: Sequelize would have its say about what a value of a type of its own may be.
    type: spec.encrypted === true ? 'text' : typeOf(spec),
    ...(spec.encrypted === true && { encrypted: true }),
    field: column,
    allowNull: spec.required !== true,
    ...(attribute === 'id' && { primaryKey: true }),
    ...(spec.default !== undefined && { defaultValue: attribute === 'id' ? () => uuid7() : spec.default }),
    ...(spec.table !== undefined && {
      references: { model: spec.table, key: 'id' },
      onDelete: deleteRule(spec),
      onUpdate: 'CASCADE',
    }),
  };
}
