/** What of the customers somebody gets to see: this module's own pages keep to the rules of roles as the generated ones do. */
import { op, type AnyWhere, type RecordAction, type ViewContext } from 'ordinal-host';

/** Values of a record, those that are hidden left out. */
export type Seen<T> = { readonly [K in keyof T]: T[K] | null };

export interface Reach {
  /** A question that holds for the records of a table that one may see, besides what else is asked. */
  within(table: string, where: object, action?: RecordAction): AnyWhere;
  /** Whether a field is shown. */
  shows(table: string, field: string): boolean;
  /** Fields that somebody may not fill in. */
  keeps(table: string): ReadonlySet<string>;
  /** Of a record the values that are shown. */
  seen<T extends object>(table: string, values: T): Seen<T>;
}

/** Asked for each request: it is about whoever sent it. */
export const reachOf = ({ within, fieldsOf }: Pick<ViewContext, 'within' | 'fieldsOf'>): Reach => {
  const shows = (table: string, field: string): boolean => !fieldsOf(table).hidden.has(field);
  return {
    within: (table, where, action) => ({ [op.and]: [where, within(table, action)] }),
    shows,
    keeps: (table) => new Set([...fieldsOf(table).hidden, ...fieldsOf(table).readOnly]),
    seen: <T extends object>(table: string, values: T) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, shows(table, name) ? (value as unknown) : null]),
      ) as Seen<T>,
  };
};
