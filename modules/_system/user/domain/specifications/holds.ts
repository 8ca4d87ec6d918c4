import { isDate } from '../entities';
import type { Condition, Scalar } from './condition';

type Row = Readonly<Record<string, unknown>>;

/** @throws when there is no such field: a misspelled condition must not quietly be false */
function read(row: Row, field: string): unknown {
  if (Object.hasOwn(row, field)) return row[field];
  throw new Error(`A condition asks for '${field}', which is not among ${Object.keys(row).join(', ')}.`);
}

function list(row: Row, field: string): readonly unknown[] {
  const value = read(row, field);
  if (Array.isArray(value)) return value;
  throw new Error(`A condition takes '${field}' for a list.`);
}

const isEqual = (value: unknown, wanted: Scalar): boolean =>
  isDate(value) && isDate(wanted) ? value.getTime() === wanted.getTime() : value === wanted;

/** Whether a condition holds for a row of plain data. */
export function holds(condition: Condition, row: Row): boolean {
  if ('every' in condition) return condition.every.every((part) => holds(part, row));
  if ('some' in condition) return condition.some.some((part) => holds(part, row));
  if ('not' in condition) return !holds(condition.not, row);
  if ('has' in condition) {
    const { relation, where } = condition.has;
    return list(row, relation).some((owned) => holds(where, owned as Row));
  }
  if ('includes' in condition) return list(row, condition.field).includes(condition.includes);
  const value = read(row, condition.field);
  if ('after' in condition) return isDate(value) && value > condition.after;
  return isEqual(value, condition.is);
}
