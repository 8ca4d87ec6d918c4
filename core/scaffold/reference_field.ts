/** The field that a reference on the command line becomes, and what its target calls these rows. */
import { camel } from '../declare';
import { plural } from './inflection';
import { plainField, type PlannedField } from './planned_field';
import type { Pointed } from './targets';

/** Who points. */
export interface Holder {
  readonly name: string;
  readonly table: string;
  readonly module: string;
}

/** `lines` for `invoice_line` seen from `invoice`; `invoiceLines` from anywhere else. First free name wins. */
export function inverseFor(holder: Holder, target: Pointed, taken: ReadonlySet<string>): string | undefined {
  const prefix = `${target.name}_`;
  const short = holder.name.startsWith(prefix) ? [camel(plural(holder.name.slice(prefix.length)))] : [];
  const free = (name: string): boolean => !taken.has(name) && !target.names.includes(name);
  return [...(holder.module === target.module ? short : []), camel(holder.table)].find(free);
}

/**
 * A row cannot be without what it points to; it goes with a row of its own module and holds on to others. A model that
 * points to itself is a tree.
 * @param taken names that were given to the target's other side already
 */
export function referenceField(holder: Holder, target: Pointed, taken: ReadonlySet<string>): PlannedField {
  if (target.table === holder.table) {
    return { ...plainField('parent', 'ref'), table: target.table, onDelete: 'SET NULL', inverse: 'children' };
  }
  const inverse = inverseFor(holder, target, taken);
  return {
    ...plainField(camel(target.name), 'ref'),
    table: target.table,
    required: true,
    ...(holder.module === target.module && { onDelete: 'CASCADE' as const }),
    ...(inverse !== undefined && { inverse }),
  };
}
