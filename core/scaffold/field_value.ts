/** `default=`, `min=` and `max=`: from what was typed to what stands in the source, checked against the kind. */
import { quoted, type PlannedField } from './planned_field';

type Value = { readonly source: string } | { readonly fault: string };

const text = (typed: string): Value => ({ source: quoted(typed) });
const when = (sound: boolean, source: string, fault: string): Value => (sound ? { source } : { fault });

const WHOLE = /^-?\d+$/;
const EXACT = /^-?\d+(\.\d+)?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function isDay(typed: string): boolean {
  const moment = new Date(`${typed}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(typed) &&
    !Number.isNaN(moment.getTime()) &&
    moment.toISOString().startsWith(typed)
  );
}

function isWhole32(typed: string): boolean {
  return WHOLE.test(typed) && Math.abs(Number(typed)) <= 2_147_483_647;
}

/** A default as source. `field` says what the kind allows. */
export function defaultSource(field: PlannedField, typed: string): Value {
  switch (field.kind) {
    case 'integer':
      return when(isWhole32(typed), String(Number(typed)), 'is no whole number of 32 bits');
    case 'bigint':
      return when(WHOLE.test(typed), quoted(typed), 'is no whole number');
    case 'decimal':
    case 'money':
      return when(EXACT.test(typed), quoted(typed), 'is no number');
    case 'boolean':
      return when(typed === 'true' || typed === 'false', typed, 'is neither true nor false');
    case 'date':
      return when(isDay(typed), quoted(typed), 'is no day written as 2030-12-31');
    case 'uuid':
      return when(UUID.test(typed), quoted(typed), 'is no UUID');
    case 'enum':
      return when(
        field.values?.includes(typed) === true,
        quoted(typed),
        `is none of ${(field.values ?? []).join(', ')}`,
      );
    case 'string':
      return when(
        typed.length <= (field.length ?? 255),
        quoted(typed),
        `is longer than ${field.length ?? 255} characters`,
      );
    default:
      return text(typed);
  }
}

/** A bound as source: lengths for texts, values for numbers. The builders take numbers. */
export function boundSource(field: PlannedField, typed: string): Value {
  const isLength = field.kind === 'string';
  const sound = isLength
    ? /^\d+$/.test(typed)
    : EXACT.test(typed) && Number.isSafeInteger(Math.trunc(Number(typed)));
  return when(sound, String(Number(typed)), isLength ? 'is no length' : 'is no number');
}
