/** One zod schema for each kind of field. */
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { FieldKind, FieldSpec } from '../declare';
import { isDay, isMoment } from './calendar';
import { issueWords } from './issue_words';

const NO_NUL = 'must not hold the character U+0000';
const words = (min: number, unit: string): string => `${min} ${unit}${min === 1 ? '' : 's'}`;
/** Between these lies what PostgreSQL's `integer` and `bigint` can hold. */
const INT32 = 2_147_483_647;
const INT64 = 9_223_372_036_854_775_807n;

const holdsNul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : typeof value === 'object' && value !== null
      ? Object.entries(value).some(([key, part]) => holdsNul(key) || holdsNul(part))
      : false;

const FORMATS = {
  // Not `z.email()`: it refuses addresses outside ASCII.
  email: (text: string) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text) || 'must be an e-mail address',
  url: (text: string) =>
    (URL.canParse(text) && /^https?:\/\//i.test(text)) ||
    'must be an address that begins with http:// or https://',
  phone: (text: string) =>
    isValidPhoneNumber(text, 'US') ||
    'must be a phone number; outside the United States with + and the country code',
} as const;

/** People cannot read a regular expression: where a field has a hint, the hint says the form. */
const formWords = (pattern: RegExp, help: string | undefined): string =>
  help === undefined ? `must look like ${pattern.source}` : `does not fit: ${help.replace(/\.$/, '')}`;

function textSchema(spec: FieldSpec): z.ZodType {
  return z.string({ error: 'must be text' }).superRefine((text, issues) => {
    const say = (message: string): void => issues.addIssue({ code: 'custom', message });
    if (holdsNul(text)) say(NO_NUL);
    const length = [...text].length;
    const most = Math.min(spec.length ?? Infinity, spec.max ?? Infinity);
    if (length > most) say(`must have at most ${words(most, 'character')}, has ${length}`);
    if (spec.min !== undefined && length < spec.min)
      say(`must have at least ${words(spec.min, 'character')}`);
    if (spec.pattern !== undefined && !new RegExp(spec.pattern).test(text))
      say(formWords(spec.pattern, spec.help));
    const verdict = spec.format === undefined ? true : FORMATS[spec.format](text);
    if (typeof verdict === 'string') say(verdict);
  });
}

const within = (spec: FieldSpec, value: number): string | undefined =>
  spec.min !== undefined && value < spec.min
    ? `must be at least ${spec.min}`
    : spec.max !== undefined && value > spec.max
      ? `must be at most ${spec.max}`
      : undefined;

function integerSchema(spec: FieldSpec): z.ZodType {
  return z.number({ error: 'must be a whole number' }).superRefine((value, issues) => {
    const message =
      !Number.isInteger(value) || Math.abs(value) > INT32
        ? `must be a whole number between -${INT32} and ${INT32}`
        : within(spec, value);
    if (message !== undefined) issues.addIssue({ code: 'custom', message });
  });
}

function exactSchema(spec: FieldSpec, isValid: (text: string) => boolean, otherwise: string): z.ZodType {
  return z.string({ error: `${otherwise}, as text` }).superRefine((text, issues) => {
    const message = isValid(text) ? within(spec, Number(text)) : otherwise;
    if (message !== undefined) issues.addIssue({ code: 'custom', message });
  });
}

function decimalSchema(spec: FieldSpec): z.ZodType {
  const [digits, scale] = spec.precision ?? [14, 2];
  const before = digits - scale;
  // With every digit behind the point there is still the nought before it.
  const whole = before > 0 ? `\\d{1,${before}}` : '0';
  const form = new RegExp(`^-?${whole}${scale > 0 ? `(\\.\\d{1,${scale}})?` : ''}$`);
  const places = scale > 0 ? ` and ${scale} behind the point` : '';
  return exactSchema(
    spec,
    (text) => form.test(text),
    before > 0
      ? `must be a number with at most ${before} digits before${places}`
      : `must be a number between -1 and 1 with at most ${scale} digits behind the point`,
  );
}

const isInt64 = (text: string): boolean => {
  if (!/^-?\d{1,19}$/.test(text)) return false;
  const value = BigInt(text);
  return value <= INT64 && value >= -INT64 - 1n;
};

const MOMENT = 'must be a moment such as 2026-05-01T09:30:00Z';
const moment = z
  .union([z.date(), z.iso.datetime({ offset: true })], { error: MOMENT })
  .transform((value) => new Date(value))
  .refine(isMoment, MOMENT);

/**
 * Judged by its own schema, with our words where it brings none, and passed on as it came: what is stored has the type
 * that went in.
 */
function jsonSchema(spec: FieldSpec): z.ZodType {
  const schema: z.ZodType = spec.schema?.(z) ?? z.json();
  return z.unknown().superRefine((value, context) => {
    if (holdsNul(value)) context.addIssue({ code: 'custom', message: NO_NUL });
    for (const { message, path } of schema.safeParse(value, { error: issueWords }).error?.issues ?? [])
      context.addIssue({ code: 'custom', message, path: [...path] });
  });
}

const SCHEMAS: { readonly [K in FieldKind]: (spec: FieldSpec) => z.ZodType } = {
  string: textSchema,
  text: textSchema,
  integer: integerSchema,
  bigint: (spec) => exactSchema(spec, isInt64, 'must be a whole number of at most 64 bits'),
  decimal: decimalSchema,
  boolean: () => z.boolean({ error: 'must be true or false' }),
  date: () =>
    z.string({ error: 'must be a day such as 2026-05-01' }).refine(isDay, 'must be a day such as 2026-05-01'),
  datetime: () => moment,
  uuid: () => z.uuid({ error: 'must be a UUID' }),
  reference: () => z.uuid({ error: 'must be the id of a record' }),
  json: jsonSchema,
  enumeration: (spec) => {
    const values = spec.values ?? [];
    return z.enum(values as [string, ...string[]], { error: `must be one of ${values.join(', ')}` });
  },
  array: (spec) => z.array(valueSchema(spec.item ?? { kind: 'text' }), { error: 'must be a list' }),
  raw: () =>
    z
      .unknown()
      .refine((value) => value !== null && value !== undefined, 'is required')
      .refine((value) => !holdsNul(value), NO_NUL),
};

/** The schema of one value of a field, without regard to whether it may be missing. */
export const valueSchema = (spec: FieldSpec): z.ZodType => SCHEMAS[spec.kind](spec);
