/** What `views/admin/delete.ejs` draws: counts first, then the records. */
import { may } from '../../actor';
import type { Admin } from '../context';
import { counted, lower } from '../../describe';
import { labelAttributes, labelOf, namesOf, readRows, type Row } from '../record';
import { countOf, isRefused, MOST_RECORDS, type DeletionPlan, type Fate, type Group } from './plan_deletion';

export interface DeletionView {
  readonly number: number;
  readonly table: string;
  readonly label: string;
  readonly name: string;
  readonly href: string;
  /** Where the form goes to. */
  readonly action: string;
  readonly forGood: boolean;
  /** Days that it stays in the trash; 0: until somebody deletes it for good. */
  readonly days: number;
  /** What must be typed, where it is asked for, and what is wrong with what was. */
  readonly typed: { readonly name: string; readonly wrong: string } | undefined;
  readonly refused: boolean;
  readonly question: string;
  readonly tally: readonly { readonly count: string; readonly words: string }[];
  readonly groups: readonly {
    readonly number: number;
    readonly plural: string;
    readonly fate: string;
    readonly count: string;
    readonly open: boolean;
    readonly records: readonly { readonly label: string; readonly note: string; readonly href: string }[];
    readonly more: string;
  }[];
  readonly reasons: readonly string[];
  readonly button: string;
}

const SHOWN = 5;
const WORDS: Readonly<Record<Fate, readonly [one: string, many: string]>> = {
  goes: ['goes with it', 'go with it'],
  unlinked: ['loses the link', 'lose the link'],
  refuses: ['holds it back', 'hold it back'],
  stays: ['stays as it is', 'stay as they are'],
};

/** @param typed asks for the name, and says what is wrong with what was typed */
export async function deletionView(
  admin: Admin,
  plan: DeletionPlan,
  row: Row,
  typed?: { readonly wrong: string },
): Promise<DeletionView> {
  const { page, forGood } = plan;
  const name = await labelOf(admin, page, row);
  const gone = 1 + countOf(plan, 'goes');
  const refused = isRefused(plan);
  return {
    number: page.number,
    table: page.table,
    label: page.label,
    name,
    ...(typed === undefined
      ? { href: `${page.path}/${plan.id}`, action: `${page.path}/${plan.id}/delete` }
      : { href: `${page.path}/trash/${plan.id}`, action: `${page.path}/trash/${plan.id}/purge` }),
    forGood,
    days: admin.trashDays,
    typed: typed && { name, ...typed },
    refused,
    question: forGood ? `Delete ${name} for good?` : `Move ${name} to trash?`,
    tally: tallyOf(plan, gone),
    groups: await Promise.all(plan.groups.map((group, index) => groupView(admin, plan, group, index === 0))),
    reasons: reasonsOf(plan),
    button: forGood
      ? `Delete ${counted(gone, 'record')} for good`
      : `Move ${counted(gone, 'record')} to trash`,
  };
}

function tallyOf(plan: DeletionPlan, gone: number): DeletionView['tally'] {
  const parts = gone - 1;
  const more = plan.tooMany ? '+' : '';
  const goes =
    gone === 1
      ? 'record goes, this one'
      : `records go: this one and ${parts.toLocaleString('en')} of its parts`;
  const line = (fate: Fate, one: string, many: string): { count: string; words: string }[] => {
    const count = countOf(plan, fate);
    return count === 0 ? [] : [{ count: count.toLocaleString('en'), words: count === 1 ? one : many }];
  };
  return [
    { count: `${gone.toLocaleString('en')}${more}`, words: goes },
    ...line('unlinked', 'keeps living, loses the link', 'keep living, lose the link'),
    ...line('stays', 'stays and still names it', 'stay and still name it'),
    ...line('refuses', 'needs it and holds it back', 'need it and hold it back'),
  ];
}

async function groupView(
  admin: Admin,
  plan: DeletionPlan,
  group: Group,
  isFirst: boolean,
): Promise<DeletionView['groups'][number]> {
  const { page, fate, ids, relation } = group;
  // How many go is said to everybody; which they are, to those who may read them.
  const shown = may(`${page.table}.read`) ? ids.slice(0, SHOWN) : [];
  const rows = await readRows(admin, page, {
    attributes: labelAttributes(page, ['deletedAt']),
    where: { id: shown },
    paranoid: false,
    order: [['id', 'ASC']],
  });
  const nameIn = await namesOf(admin, page, rows);
  // Nothing where the field is hidden from whoever asks.
  const label = page.byKey.get(relation.field)?.label;
  const note = fate === 'unlinked' && label !== undefined ? `${label} becomes empty` : '';
  const several = plan.groups.filter((other) => other.page === page).length > 1;
  return {
    number: page.number,
    plural: several && label !== undefined ? `${page.plural}: ${lower(label)}` : page.plural,
    fate: WORDS[fate][ids.length === 1 ? 0 : 1],
    count: ids.length.toLocaleString('en'),
    open: isFirst || fate === 'refuses',
    records: rows.map((row) => ({
      label: nameIn(row),
      note,
      href: `${page.path}${(row['deletedAt'] ?? null) === null ? '' : '/trash'}/${String(row['id'])}`,
    })),
    more: moreText(ids.length - rows.length, rows.length),
  };
}

const moreText = (more: number, shown: number): string => {
  if (more === 0) return '';
  return shown === 0 ? 'You may not see which.' : `and ${more.toLocaleString('en')} more`;
};

/** Why it cannot be done, each with its way out. */
/** What holds a record back, in sentences. */
export function reasonsOf(plan: DeletionPlan): string[] {
  const held = plan.groups.filter(({ fate }) => fate === 'refuses');
  return [
    ...held.map(heldBack),
    ...(plan.tooMany
      ? [
          `More than ${MOST_RECORDS.toLocaleString('en')} records would go at once. Delete some of its parts first.`,
        ]
      : []),
  ];
}

function heldBack({ page, relation, ids }: Group): string {
  const many = counted(ids.length, lower(page.label), lower(page.plural));
  const them = ids.length === 1 ? 'it' : 'them';
  const label = page.byKey.get(relation.field)?.label;
  return label === undefined
    ? `${many} must keep what links to this. Delete ${them} first.`
    : `${many} must keep this link (${page.table}.${relation.field} is RESTRICT). ` +
        `Give ${them} another ${lower(label)}, or delete ${them} first.`;
}
