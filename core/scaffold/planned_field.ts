import type { DeleteRule } from '../declare';

/** One field that is to be written, read from its spec and found sound. */
export interface PlannedField {
  /** camelCase, as in the model file. */
  readonly name: string;
  /** A key of `FIELD_KINDS`. */
  readonly kind: string;
  readonly length?: number;
  readonly digits?: readonly [digits: number, scale: number];
  readonly currency?: string;
  readonly values?: readonly string[];
  readonly item?: string;
  /** Table pointed to. */
  readonly table?: string;
  readonly onDelete?: DeleteRule;
  readonly inverse?: string;
  readonly required: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  readonly secret: boolean;
  readonly hidden: boolean;
  readonly readOnly: boolean;
  readonly format?: 'email' | 'url' | 'phone';
  /** Bounds and default as they stand in the source: `100`, `'draft'`, `false`. */
  readonly min?: string;
  readonly max?: string;
  readonly default?: string;
}

/** A field with nothing but a name and a kind. */
export const plainField = (name: string, kind: string): PlannedField => ({
  name,
  kind,
  required: false,
  unique: false,
  index: false,
  secret: false,
  hidden: false,
  readOnly: false,
});

/** A text as it stands in a source file, in single quotes unless that needs more escapes (as Prettier has it). */
export function quoted(text: string): string {
  const json = JSON.stringify(text);
  if (text.includes("'") && !text.includes('"')) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
