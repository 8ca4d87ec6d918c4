/** Fields of a form about oneself, as plain data for `tpl/user/fields.ejs`. */
import type { Wrong } from 'ordinal-host';
import { DomainError } from '../domain';

export interface Entry {
  /** As the domain calls it, so that what it refuses is shown there. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'email' | 'tel' | 'url' | 'date' | 'long' | 'choice' | 'switch';
  readonly isOptional?: boolean;
  readonly autocomplete?: string;
  readonly help?: string;
  /** Columns of six; all of them when it is not said. */
  readonly span?: 2 | 3 | 4;
  readonly most?: number;
  readonly options?: readonly (readonly [value: string, label: string])[];
}

export type Values = Readonly<Record<string, string>>;

/** `emergency` -> `Emergency` */
export const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export const choices = (words: readonly string[]): readonly (readonly [string, string])[] =>
  words.map((word) => [word, capital(word)]);

/** A text of a form as the domain has it: nothing typed is nothing. */
export const orNothing = (text: string): string | null => (text.trim() === '' ? null : text);

/** What the domain refuses, at the fields of the form; anything else is thrown on. */
export async function refusedBy(work: () => Promise<unknown>): Promise<readonly Wrong[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults.map(({ field, message }) => ({ name: field.split('.').at(-1) ?? field, message }));
  }
}
