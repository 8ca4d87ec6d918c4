/**
 * Values that are surely fine, known without asking a schema: files have millions of them. Says nothing of the others;
 * a test holds it against the schemas.
 */
import type { FieldSpec } from '../declare';
import { isMoment } from './calendar';

type Surely = (value: unknown) => boolean;

const NEVER: Surely = () => false;
const INT32 = 2_147_483_647;
/** ASCII alone, and narrower than what a schema lets through. */
const PLAIN_EMAIL = /^[\w.+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
/** Days that every month has. */
const PLAIN_DAY = /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;

function surelyText({ length, min, max, pattern, format }: FieldSpec): Surely {
  if (min !== undefined || pattern !== undefined || (format !== undefined && format !== 'email'))
    return NEVER;
  const most = Math.min(length ?? Infinity, max ?? Infinity);
  const isEmail = format === 'email';
  return (value) =>
    typeof value === 'string' &&
    // Never fewer than there are characters.
    value.length <= most &&
    !value.includes('\0') &&
    (!isEmail || PLAIN_EMAIL.test(value));
}

function surelyNumber({ min = -INT32, max = INT32 }: FieldSpec): Surely {
  const [least, most] = [Math.max(min, -INT32), Math.min(max, INT32)];
  return (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function surelyDecimal({ precision: [digits, scale] = [14, 2], min, max }: FieldSpec): Surely {
  const before = digits - scale;
  if (before < 1) return NEVER;
  const form = new RegExp(`^-?\\d{1,${before}}${scale > 0 ? `(?:\\.\\d{1,${scale}})?` : ''}$`);
  return (value) =>
    typeof value === 'string' &&
    form.test(value) &&
    (min === undefined || Number(value) >= min) &&
    (max === undefined || Number(value) <= max);
}

/** Whether a value of a field is fine beyond doubt. */
export function surely(spec: FieldSpec): Surely {
  switch (spec.kind) {
    case 'string':
    case 'text':
      return surelyText(spec);
    case 'integer':
      return surelyNumber(spec);
    case 'decimal':
      return surelyDecimal(spec);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'enumeration': {
      const values: ReadonlySet<unknown> = new Set(spec.values);
      return (value) => values.has(value);
    }
    case 'date':
      return (value) => typeof value === 'string' && PLAIN_DAY.test(value);
    case 'datetime':
      return (value) => value instanceof Date && isMoment(value);
    case 'bigint':
    case 'uuid':
    case 'json':
    case 'array':
    case 'reference':
    case 'raw':
      return NEVER;
  }
}
