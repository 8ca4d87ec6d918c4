/** From the names of columns to the fields they most likely mean. */
import type { AdminField, AdminPage } from '../../describe';
import { exportColumns } from '../export';
import { ID, importFields, keyFields } from './import_fields';
import type { ImportPlan } from './import_plan';
import { LINE, REASON } from './refused_file';

/** `E-Mail address` and `email_address` are one word to people. */
const bareWord = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Names under which a field is known, the surest first. */
const namesOf = ({ attribute, key, label, column }: AdminField): string[] => [attribute, key, column, label];

/**
 * One column for each field and one field for each column: the surest names first, so that `customerId` gets the
 * reference and `customer`, its name beside it, is left out.
 */
export function guessTargets(page: AdminPage, columns: readonly string[]): (string | null)[] {
  const targets: (string | null)[] = columns.map(() => null);
  const fields = importFields(page);
  const taken = new Set<string>();
  const take = (at: number, attribute: string): void => {
    if (targets[at] !== null || taken.has(attribute)) return;
    targets[at] = attribute;
    taken.add(attribute);
  };
  const id = columns.findIndex((name) => name.trim().toLowerCase() === ID);
  if (id >= 0) take(id, ID);
  for (const same of [
    (name: string, word: string) => name.trim() === word,
    (name: string, word: string) => bareWord(name) !== '' && bareWord(name) === bareWord(word),
  ])
    for (const which of [0, 1, 2, 3])
      for (const field of fields) {
        const word = namesOf(field)[which] ?? '';
        const at = columns.findIndex((name, index) => targets[index] === null && same(name, word));
        if (at >= 0) take(at, field.attribute);
      }
  return targets;
}

/** Whether we have written the file ourselves: an export, or rows that came back with reasons. */
export function isOwnFile(page: AdminPage, columns: readonly string[]): boolean {
  if (columns.includes(LINE) && columns.includes(REASON)) return true;
  const ours = new Set(exportColumns(page).map(({ name }) => name));
  return columns.includes(ID) && columns.every((name) => ours.has(name));
}

type Written = Pick<ImportPlan, 'encoding' | 'separator' | 'columns' | 'samples'>;

/** What is proposed for a file. @param mayUpdate whether records that exist may be changed */
export function guessPlan(page: AdminPage, written: Written, mayUpdate: boolean): ImportPlan {
  const targets = guessTargets(page, written.columns);
  const keys = [ID, ...keyFields(page).map(({ attribute }) => attribute)];
  return {
    ...written,
    targets,
    constants: {},
    key: mayUpdate ? (keys.find((key) => targets.includes(key)) ?? null) : null,
    numbers: 'point',
    unknown: 'refuse',
    bare: isOwnFile(page, written.columns),
  };
}
