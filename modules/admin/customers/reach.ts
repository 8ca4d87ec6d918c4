/** What of the customers somebody gets to see: this module's own pages keep to the rules of roles as the generated ones do. */
import type { AnyWhere, ViewContext } from 'ordinal-host';

export interface Reach {
  readonly customers: AnyWhere;
  readonly notes: AnyWhere;
  /** Whether a field of a customer is shown. */
  shows(field: string): boolean;
}

/** Asked for each request: it is about whoever sent it. */
export const reachOf = ({ within, fieldsOf }: Pick<ViewContext, 'within' | 'fieldsOf'>): Reach => {
  const { hidden } = fieldsOf('customers');
  return {
    customers: within('customers'),
    notes: within('customer_notes'),
    shows: (field) => !hidden.has(field),
  };
};
