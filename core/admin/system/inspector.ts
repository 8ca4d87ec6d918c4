/** One model looked at closely. */
import { may } from '../../actor';
import { ordinal } from '../../register';
import type { ModelEntry } from '../../registry';
import type { Admin } from '../context';
import { countText, type RowCounts } from '../record';
import { named, needsOf, type Named } from './needs';

export interface Inspected {
  readonly number: number;
  readonly name: string;
  readonly hue: number;
  readonly facts: readonly {
    readonly term: string;
    readonly text: string;
    readonly mono: boolean;
    readonly file: boolean;
  }[];
  readonly needs: readonly Named[];
  readonly neededBy: readonly Named[];
  readonly records: string | undefined;
}

export function inspected(admin: Admin, counts: RowCounts, entry: ModelEntry, hue: number): Inspected {
  const { models } = admin.registry;
  const rows = may(`${entry.table}.read`) ? counts.of(entry.table) : undefined;
  const fact = (term: string, text: string, form: 'mono' | 'file' | 'plain' = 'plain') =>
    text === '' ? [] : [{ term, text, mono: form !== 'plain', file: form === 'file' }];
  const checks = [entry.definition, ...entry.extensions.map(({ definition }) => definition)].flatMap(
    ({ checks: own }) => Object.values(own),
  );
  return {
    number: entry.number,
    name: entry.name,
    hue,
    facts: [
      ...fact('File', entry.file.shown, 'file'),
      ...fact('Table', entry.table, 'mono'),
      ...fact('Rows', rows === undefined ? '' : countText(rows)),
      ...fact('Columns', String(entry.attributes.length)),
      ...fact(
        'Loaded',
        `${ordinal(models.indexOf(entry) + 1)} of ${models.length}, in ${entry.loadTime.toFixed(1)} ms`,
      ),
      ...fact('Extended', entry.extensions.map(({ file }) => file.shown).join(', '), 'mono'),
      ...fact('Checks', checks.join('; '), 'mono'),
    ],
    needs: needsOf(admin, entry),
    neededBy: [...new Set(entry.inverses.map(({ model }) => model))]
      .filter((name) => name !== entry.name)
      .map((name) => named(name)),
    records: may(`${entry.table}.read`) ? admin.pageOf(entry.table)?.path : undefined,
  };
}
