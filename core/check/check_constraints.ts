/** Names under which PostgreSQL keeps indexes, checks, keys and types: each can be given once. */
import type { ModelFile } from '../discover';
import type { Finding, Place } from '../findings';
import { lineOfField } from '../load';
import { constraintsOf, LONGEST_NAME, tableParts, type TablePart } from '../shapes';
import type { Facts } from './facts';

interface Name {
  readonly part: TablePart;
  readonly kind: 'index' | 'check' | 'key' | 'type';
  readonly name: string;
  /** The field or member of the file that asks for it. */
  readonly by: string;
  readonly written: boolean;
}

/** Names that two files, or two members of one file, give; the first in loading order has it. */
export function namesTwice(facts: Facts): Finding[] {
  const registry = facts.registry();
  // Two models of one table are a finding of their own.
  const parts = tableParts(registry).filter(({ entry }) => registry.byTable.get(entry.table) === entry);
  const taken = new Map<string, Name>();
  for (const part of parts.filter(({ kind }) => kind === 'table')) claimOf(part, taken);
  return parts.flatMap(namesOf).flatMap((name) => {
    if (Buffer.byteLength(name.name) > LONGEST_NAME) return [tooLong(facts, name)];
    const key = keyOf(name);
    const other = taken.get(key);
    if (other !== undefined) return areOneColumn(name, other) ? [] : [twice(facts, name, other)];
    taken.set(key, name);
    return [];
  });
}

/** A table brings its own name and its key's before any file asks for more. */
function claimOf(part: TablePart, taken: Map<string, Name>): void {
  const { table } = part.entry;
  for (const name of [table, `${table}_pkey`])
    taken.set(`relation ${name}`, { part, kind: 'index', name, by: 'table', written: true });
  taken.set(`type ${table}`, { part, kind: 'type', name: table, by: 'table', written: true });
  const key = `${table}_pkey`;
  taken.set(`constraint ${table} ${key}`, { part, kind: 'key', name: key, by: 'table', written: true });
}

type Asked = Pick<Name, 'by' | 'written'> & { readonly shape: { readonly name: string } };

function namesOf(part: TablePart): Name[] {
  const { indexes, checks, foreignKeys, enums } = constraintsOf(part);
  const named = (kind: Name['kind'], asked: readonly Asked[]): Name[] =>
    asked.map(({ shape, by, written }) => ({ part, kind, name: shape.name, by, written }));
  return [
    ...named('index', indexes),
    ...named('check', checks),
    ...named('key', foreignKeys),
    ...named('type', enums),
  ];
}

/** Indexes share their names with tables, types are a world of their own, checks and keys belong to a table. */
function keyOf({ part, kind, name }: Name): string {
  if (kind === 'index') return `relation ${name}`;
  return kind === 'type' ? `type ${name}` : `constraint ${part.entry.table} ${name}`;
}

/** What two fields of one table bring by themselves is alike when their columns are, which is told already. */
const areOneColumn = (name: Name, other: Name): boolean =>
  name.part.entry === other.part.entry && !name.written && !other.written;

const called = ({ module, name }: ModelFile): string => `${module}/${name}`;

function placeOf(facts: Facts, { part: { file }, by, name }: Name): Place {
  const line = lineOfField(facts.text(file.file), by);
  return { file: file.shown, ...(line !== undefined && { line }), note: name };
}

function twice(facts: Facts, name: Name, other: Name): Finding {
  const { part, kind } = name;
  const isSameFile = part === other.part;
  const isSameTable = part.entry === other.part.entry;
  return {
    code: isSameTable && !isSameFile ? 'EXTENSION_CLASH' : 'MODEL_FIELD',
    level: 'error',
    summary: isSameFile
      ? `${called(part.file)} asks for the ${kind} ${name.name} twice`
      : `the ${kind} ${name.name} of ${called(part.file)} is there already, by ${called(other.part.file)}`,
    at: [placeOf(facts, name), ...(isSameFile ? [] : [placeOf(facts, other)])],
    waysOut: [{ text: remedy(name) }],
  };
}

function remedy({ part: { file }, kind, by }: Name): string {
  if (kind === 'check') return `give ${by} another name in ${file.shown}`;
  if (kind !== 'index') return `give ${by} a column of another name: .column('...')`;
  const fields = by === 'indexes' ? '[...]' : `['${by}']`;
  return `name the index in ${file.shown}: indexes: [{ fields: ${fields}, name: '...' }], or take it out`;
}

const tooLong = (facts: Facts, name: Name): Finding => ({
  code: 'MODEL_FIELD',
  level: 'error',
  summary: `the ${name.kind} ${name.name} of ${called(name.part.file)} has a name of more than ${LONGEST_NAME} bytes`,
  at: [placeOf(facts, name)],
  waysOut: [{ text: remedy(name) }],
});
