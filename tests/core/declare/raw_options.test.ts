/** A raw field is kept in the words of every other field, so that no step has to know Sequelize's. */
import { DataTypes } from 'sequelize';
import { raw } from '../../../core/declare';
import { rawProblem } from '../../../core/check/raw_options';

test.each([
  [{ type: 'text', field: 'old_name' }, { column: 'old_name' }],
  [{ type: 'text', unique: true }, { unique: true }],
  [{ type: 'text', allowNull: false }, { required: true }],
  [{ type: 'integer', defaultValue: 0 }, { default: 0 }],
  [{ type: 'uuid', references: 'users' }, { table: 'users' }],
  [
    { type: 'uuid', references: { model: 'users', key: 'id' }, onDelete: 'cascade' },
    { table: 'users', onDelete: 'CASCADE' },
  ],
  [{ type: 'uuid', references: { model: { tableName: 'users' } } }, { table: 'users' }],
  // The database gives the value.
  [{ type: 'integer GENERATED ALWAYS AS (1) STORED', allowNull: false }, {}],
  [{ type: 'serial', allowNull: false }, {}],
])('%j', (options, words) => {
  expect(raw(options as never).spec).toEqual({ kind: 'raw', sequelize: options, ...words });
});

test('the words of a field say more than the options', () => {
  expect(raw({ type: 'text', field: 'one' }).column('two').spec.column).toBe('two');
});

test.each([DataTypes.VIRTUAL, new DataTypes.VIRTUAL(), 'VIRTUAL'])('a virtual type has no column', (type) => {
  expect(rawProblem(raw({ type }).spec)).toMatch(/^cannot have this option type/);
});

test.each([DataTypes.DOUBLE, DataTypes.ENUM('a', 'b'), DataTypes.ARRAY(DataTypes.TEXT), 'inet'])(
  'any other type is fine: %s',
  (type) => {
    expect(rawProblem(raw({ type }).spec)).toBeUndefined();
  },
);
