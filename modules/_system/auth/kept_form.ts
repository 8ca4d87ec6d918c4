/** A form that was sent and not carried out, written as one text, so that a page can hold it until it is sent again. */
import { addressHere, type Request } from 'ordinal-host';

export interface KeptForm {
  /** Address it goes to. */
  readonly to: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export function keptForm({ originalUrl: to, body }: Pick<Request, 'originalUrl' | 'body'>): string {
  const given = Object.entries((body ?? {}) as Readonly<Record<string, string | readonly string[]>>);
  const fields = given.flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const),
  );
  return JSON.stringify({ to, fields } satisfies KeptForm);
}

const isPair = (one: unknown): one is KeptForm['fields'][number] =>
  Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === 'string');

/** @returns nothing where a text was not written by `keptForm`, or the form would go to another site */
export function readKept(text: string): KeptForm | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { to, fields } = (read ?? {}) as Partial<Record<keyof KeptForm, unknown>>;
  if (typeof to !== 'string' || addressHere(to, '') === '') return undefined;
  return Array.isArray(fields) && fields.every(isPair) ? { to, fields } : undefined;
}
