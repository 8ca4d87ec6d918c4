/** SQL of one step. */
import { extraStatements } from './extra_objects';
import { literal, quoted, type CheckShape, type ForeignKeyShape, type IndexShape } from '../shapes';
import type { ColumnShape, TableStep } from './table_shape';

/** The mark on a table that the host made: `cleanup` drops nothing without it. */
export const OWNER_MARK = 'ordinal-host:';

const columnSql = ({ name, type, notNull, default: given }: ColumnShape): string =>
  `${quoted(name)} ${type}${given === undefined ? '' : ` DEFAULT ${given}`}${notNull ? ' NOT NULL' : ''}`;

const foreignKeySql = ({ name, column, target, onDelete }: ForeignKeyShape): string =>
  `CONSTRAINT ${quoted(name)} FOREIGN KEY (${quoted(column)}) REFERENCES ${quoted(target)} ("id") ` +
  `ON DELETE ${onDelete} ON UPDATE CASCADE`;

const checkSql = ({ name, sql }: CheckShape): string => `CONSTRAINT ${quoted(name)} CHECK (${sql})`;

const indexSql = (table: string, { name, unique, parts, where, using }: IndexShape): string =>
  `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoted(name)} ON ${quoted(table)} USING ${using} (${parts.join(', ')})` +
  (where === undefined ? '' : ` WHERE ${where}`);

/** An extension of PostgreSQL; whoever may not make it is not asked to where it is there. */
export const extensionSql = (name: string): string => `CREATE EXTENSION IF NOT EXISTS ${quoted(name)}`;

function tableSql(step: TableStep, withKeys: boolean): string {
  const lines = [
    ...step.columns.map(columnSql),
    'PRIMARY KEY ("id")',
    ...step.checks.map(checkSql),
    ...(withKeys ? step.foreignKeys.map(foreignKeySql) : []),
  ];
  return `CREATE TABLE ${quoted(step.table)} (\n  ${lines.join(',\n  ')}\n)`;
}

function addedSql(step: TableStep, withKeys: boolean): string {
  const lines = [
    ...step.columns.map((column) => `ADD COLUMN ${columnSql(column)}`),
    ...step.checks.map((check) => `ADD ${checkSql(check)}`),
    ...(withKeys ? step.foreignKeys.map((key) => `ADD ${foreignKeySql(key)}`) : []),
  ];
  return `ALTER TABLE ${quoted(step.table)}\n  ${lines.join(',\n  ')}`;
}

/** Everything but what stands in another table: enough for the database to say how it would keep it. */
export function shapeStatements(step: TableStep): string[] {
  return structure(step, false);
}

function structure(step: TableStep, withKeys: boolean): string[] {
  const hasColumns = step.kind === 'table' || step.columns.length + step.checks.length > 0;
  return [
    ...step.enums.map(
      ({ name, values }) => `CREATE TYPE ${quoted(name)} AS ENUM (${values.map(literal).join(', ')})`,
    ),
    ...(hasColumns ? [step.kind === 'table' ? tableSql(step, withKeys) : addedSql(step, withKeys)] : []),
    ...step.indexes.map((index) => indexSql(step.table, index)),
  ];
}

const ownStatements = (step: TableStep): string[] => {
  const place = step.file.place.split('/').slice(0, -1).join('/');
  const mark = `COMMENT ON TABLE ${quoted(step.table)} IS ${literal(`${OWNER_MARK} ${place}`)}`;
  return [
    ...step.databaseExtensions.map(extensionSql),
    ...structure(step, true),
    ...(step.kind === 'table' ? [mark] : []),
  ];
};

/** All statements of a step, in order: extensions, types, table or columns with their keys, indexes, the owner's mark, extra DDL. */
export const statementsOf = (step: TableStep): string[] => [...ownStatements(step), ...extraStatements(step)];

/** The same as a person would write them: what extra DDL makes carries no mark yet. */
export const plainStatements = (step: TableStep): string[] => [...ownStatements(step), ...step.extraDdl];
