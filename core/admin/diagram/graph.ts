/** The part of a project that is drawn: boxes, groups and arrows as plain data. Low numbers first. */
import { createHash } from 'node:crypto';
import type { NumberRange } from '../../numbering';
import type { ModelEntry } from '../../registry';
import { byRange, rangeText } from '../frame';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly key: 'PK' | 'FK' | undefined;
  /** A reference that points uphill. */
  readonly hurt: boolean;
}

export interface Box {
  readonly model: string;
  readonly number: number;
  readonly columns: readonly Column[];
  /** Columns that are not drawn. */
  readonly more: number;
  readonly width: number;
  readonly height: number;
}

export interface Arrow {
  /** Model that holds the key, and model it points to. */
  readonly from: string;
  readonly to: string;
  readonly field: string;
  readonly column: string;
  /** The model pointed to loads later. */
  readonly uphill: boolean;
  readonly numbers: readonly [from: number, to: number];
}

export interface GraphGroup {
  readonly id: string;
  readonly range: string;
  readonly title: string;
  /** 1 to 6, in loading order, over and over. */
  readonly hue: number;
  readonly boxes: readonly Box[];
}

export interface Graph {
  readonly groups: readonly GraphGroup[];
  readonly arrows: readonly Arrow[];
  /** The same for the same definitions: name of the kept drawing. */
  readonly hash: string;
}

const HUES = 6;
const ROWS = 7;
export const ROW = 20;
export const HEAD = 36;
const NARROWEST = 186;
const CHARACTER = 6.9;

/** Changes when the way of drawing does. */
const FORM = 'diagram-4';

export const hueOf = (index: number): number => (index % HUES) + 1;

export function graphOf(models: readonly ModelEntry[], ranges: readonly NumberRange[]): Graph {
  const known = new Map(models.map((entry) => [entry.table, entry]));
  const groups = byRange(models, ranges).map(({ range, members }, index) => ({
    id: `range ${range?.from ?? 'none'}`,
    range: rangeText(range),
    title: range?.title ?? 'Own numbers',
    hue: hueOf(index),
    boxes: members.map((entry) => boxOf(entry, known)),
  }));
  const arrows = models.flatMap((entry) => arrowsOf(entry, known));
  const hash = createHash('sha256')
    .update(JSON.stringify([FORM, groups, arrows]))
    .digest('hex')
    .slice(0, 24);
  return { groups, arrows, hash };
}

function arrowsOf(entry: ModelEntry, known: ReadonlyMap<string, ModelEntry>): Arrow[] {
  return entry.references.flatMap((edge) => {
    const target = known.get(edge.target);
    if (target === undefined) return [];
    const { number } = edge.file;
    const uphill = target.number > number;
    return [
      {
        from: entry.name,
        to: target.name,
        field: edge.field,
        column: edge.column,
        uphill,
        numbers: [number, target.number] as const,
      },
    ];
  });
}

/** The key, the references, then the first other columns. */
function boxOf(entry: ModelEntry, known: ReadonlyMap<string, ModelEntry>): Box {
  const uphill = new Set(
    entry.references
      .filter((edge) => (known.get(edge.target)?.number ?? -1) > edge.file.number)
      .map(({ column }) => column),
  );
  const own = entry.attributes.filter(
    ({ attribute }) => !['createdAt', 'updatedAt', 'deletedAt'].includes(attribute),
  );
  const rank = ({ attribute, spec }: (typeof own)[number]): number =>
    attribute === 'id' ? 0 : spec.table === undefined ? 2 : 1;
  const sorted = [...own].sort((a, b) => rank(a) - rank(b));
  const drawn = sorted.length > ROWS ? sorted.slice(0, ROWS - 1) : sorted;
  const columns = drawn.map(({ attribute, column, spec }) => ({
    name: column,
    type: TYPES[spec.kind],
    key: attribute === 'id' ? ('PK' as const) : spec.table === undefined ? undefined : ('FK' as const),
    hurt: uphill.has(column),
  }));
  const more = sorted.length - drawn.length;
  const longest = Math.max(
    ...columns.map(({ name, type }) => 38 + (name.length + type.length) * CHARACTER + 22),
    entry.name.length * 7.6 + 58,
  );
  const rows = columns.length + (more > 0 ? 1 : 0);
  return {
    model: entry.name,
    number: entry.number,
    columns,
    more,
    width: Math.max(NARROWEST, Math.ceil(longest)),
    height: HEAD + rows * ROW,
  };
}

const TYPES = {
  string: 'varchar',
  text: 'text',
  integer: 'int',
  bigint: 'bigint',
  decimal: 'numeric',
  boolean: 'bool',
  date: 'date',
  datetime: 'timestamptz',
  uuid: 'uuid',
  json: 'jsonb',
  enumeration: 'enum',
  array: 'array',
  reference: 'uuid',
  raw: 'raw',
} as const;
