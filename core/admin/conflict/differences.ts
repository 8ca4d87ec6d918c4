/** Two people changed one record: what each of them did, field by field. Texts in, plain data out. */
import type { AdminField } from '../../describe';
import { readListText, writeListText, type Typed } from '../form';

/** Whose value is taken. `both`: entries that either has added, without those that either has removed. */
export type Take = 'theirs' | 'yours' | 'both';

export interface Difference {
  readonly field: AdminField;
  readonly was: Typed;
  readonly theirs: Typed;
  readonly yours: Typed;
  readonly changedByBoth: boolean;
  /** Texts of a list in which both changes are; nothing where there is no such thing. */
  readonly both: Typed | undefined;
}

/** An amount is one with its currency. */
const namesOf = ({ attribute, currency }: AdminField): string[] =>
  currency === undefined ? [attribute] : [attribute, currency];

const pick = (texts: Typed, names: readonly string[], otherwise: Typed): Typed =>
  Object.fromEntries(names.map((name) => [name, texts[name] ?? otherwise[name] ?? '']));

const same = (one: Typed, other: Typed): boolean =>
  Object.keys(one).every((name) => one[name] === other[name]);

/**
 * Fields that are otherwise than both started from, unless both made the same of them.
 * @param was texts of the record when the form was opened
 * @param theirs texts as they are stored now
 * @param yours texts that were typed; a field that is missing was left alone
 */
export function differencesOf(
  fields: readonly AdminField[],
  was: Typed,
  theirs: Typed,
  yours: Typed,
): Difference[] {
  return fields.flatMap((field) => {
    if (field.secret) return [];
    const names = namesOf(field);
    // A field the form did not have when it was opened is as it is now.
    const [before, now] = [pick(was, names, theirs), pick(theirs, names, {})];
    const mine = pick(yours, names, before);
    const [byThem, byYou] = [!same(before, now), !same(before, mine)];
    if ((!byThem && !byYou) || same(now, mine)) return [];
    // Who does not know what it was cannot tell whose change it is.
    const isKnown = names.every((name) => name in was);
    const changedByBoth = !isKnown || (byThem && byYou);
    return [
      {
        field,
        was: before,
        theirs: now,
        yours: mine,
        changedByBoth,
        both: changedByBoth && field.widget === 'list' ? joined(field, before, now, mine) : undefined,
      },
    ];
  });
}

function joined({ attribute }: AdminField, was: Typed, theirs: Typed, yours: Typed): Typed {
  const [before, now, mine] = [was, theirs, yours].map((texts) => readListText(texts[attribute] ?? ''));
  const removed = new Set(
    before?.filter((one) => now?.includes(one) !== true || mine?.includes(one) !== true),
  );
  const all = [...new Set([...(now ?? []), ...(mine ?? [])])];
  return { [attribute]: writeListText(all.filter((one) => !removed.has(one))) };
}

/** What is chosen before anybody chooses: the only change there is. */
export const chosenFirst = ({ changedByBoth, was, yours }: Difference): Take | undefined =>
  changedByBoth ? undefined : same(was, yours) ? 'theirs' : 'yours';

/** The texts that are taken. */
export const taken = (difference: Difference, take: Take): Typed =>
  take === 'both' ? (difference.both ?? difference.theirs) : difference[take];
