/** From typed texts to the values of a row, with everything that is wrong, by attribute. */
import { placed, schemasOf } from '../../register';
import type { ModelEntry } from '../../registry';
import type { AdminField, AdminPage } from '../../describe';
import { readText, writable, type Typed } from './form_input';

/** Attribute -> sentence without its subject: `is required`, `must be a whole number`. */
export type Wrongs = Readonly<Record<string, string>>;

export interface FormValues {
  readonly values: Readonly<Record<string, unknown>>;
  readonly wrong: Wrongs;
}

/**
 * Reads what was typed and checks it against the model's own schema.
 * @param before texts of the stored row: what still reads the same is left alone; none for a new record
 */
export function formValues(entry: ModelEntry, page: AdminPage, typed: Typed, before?: Typed): FormValues {
  const values: Record<string, unknown> = {};
  const wrong: Record<string, string> = {};
  const isNew = before === undefined;
  for (const field of writable(page)) {
    for (const one of withCurrency(field)) {
      const text = typed[one.attribute];
      if (text === undefined ? !isNew : text === before?.[one.attribute]) continue;
      const reading = readText(one, text ?? '', isNew);
      if ('wrong' in reading) wrong[one.attribute] = reading.wrong;
      else if ('value' in reading) values[one.attribute] = reading.value;
    }
  }
  return { values, wrong: { ...schemaWrongs(entry, values, isNew), ...wrong } };
}

/** An amount and, beside it, its currency as a field of its own. */
export function withCurrency(field: AdminField): AdminField[] {
  if (field.currency === undefined) return [field];
  const spec = { kind: 'string', length: 3, pattern: /^[A-Z]{3}$/, default: field.spec.currency } as const;
  const { required } = field;
  return [
    field,
    { ...field, attribute: field.currency, spec, widget: 'text', required, currency: undefined },
  ];
}

function schemaWrongs(entry: ModelEntry, values: object, isNew: boolean): Wrongs {
  const { create, update } = schemasOf(entry);
  const verdict = (isNew ? create : update).safeParse(values);
  return verdict.success ? {} : issuesByAttribute(verdict.error.issues);
}

/** The first issue of each member. Messages are sentences without a subject; a bare type error reads "is required". */
export function issuesByAttribute(
  issues: readonly {
    readonly path: readonly PropertyKey[];
    readonly message: string;
    readonly code?: string;
  }[],
): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const { path, message } of issues) {
    const [attribute, ...inside] = path;
    if (attribute === undefined) continue;
    wrong[String(attribute)] ??= placed(inside, message);
  }
  return wrong;
}
