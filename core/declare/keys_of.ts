/** A question inside a question: `where: { id: { [op.in]: keysOf(models.UserAddress, 'userId', { country: 'DEU' }) } }`. */
import type { Literal } from 'sequelize/types/utils';
import type { BoundModel, Where } from './bound_model';
import type { AttributeOf } from './instance';
import type { ModelName } from './registry';
import { op } from './op';

/** What a bound model is made of at run time. */
interface Bound {
  readonly options: { readonly paranoid?: boolean };
  readonly sequelize: {
    getQueryInterface(): {
      readonly queryGenerator: { selectQuery(table: unknown, options: object, model: unknown): string };
    };
    readonly constructor: {
      readonly Utils: { mapFinderOptions(options: object, model: unknown): object };
      literal(sql: string): Literal;
    };
  };
  getTableName(): unknown;
}

/**
 * The values of one attribute in all rows that match, asked by the database as part of the question around it. Rows in
 * the trash do not match. Sequelize writes the SQL and puts the values in.
 */
export function keysOf<M extends ModelName>(
  model: BoundModel<M>,
  attribute: AttributeOf<M>,
  where: Where<M> = {},
): Literal {
  const { options, sequelize, getTableName } = model as unknown as Bound;
  const living = options.paranoid === true ? { [op.and]: [where, { deletedAt: null }] } : where;
  const query = sequelize.constructor.Utils.mapFinderOptions(
    { attributes: [attribute], where: living },
    model,
  );
  const { queryGenerator } = sequelize.getQueryInterface();
  const sql = queryGenerator.selectQuery(getTableName.call(model), query, model);
  // eslint-disable-next-line no-restricted-syntax -- Sequelize itself has written it, with the values in their place
  return sequelize.constructor.literal(`(${sql.replace(/;$/, '')})`);
}
