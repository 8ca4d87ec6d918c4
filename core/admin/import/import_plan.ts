/** How a file becomes records: what is kept of the second step of an import. Plain data, stored as JSON. */
import type { Encoding, Separator } from './dialect';

export interface ImportPlan {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** First line of the file. */
  readonly columns: readonly string[];
  /** First values of each column. */
  readonly samples: readonly (readonly string[])[];
  /** Attribute that each column fills, or `id`; nothing for one that is left out. */
  readonly targets: readonly (string | null)[];
  /** Attribute -> text that every row gets. */
  readonly constants: Readonly<Record<string, string>>;
  /** Attribute by which records that exist are found and changed; nothing adds only. */
  readonly key: string | null;
  /** What stands before the fraction of a number. */
  readonly numbers: 'point' | 'comma';
  /** What becomes of a name that no record has. */
  readonly unknown: 'refuse' | 'empty';
  /** Whether an apostrophe before what looks like a formula is taken away again. */
  readonly bare: boolean;
  /** Whether no row was refused when it was tried. */
  readonly clean?: boolean;
}

export const columnName = (plan: Pick<ImportPlan, 'columns'>, at: number): string => {
  const name = plan.columns[at] ?? '';
  return name === '' ? `Column ${at + 1}` : name;
};
