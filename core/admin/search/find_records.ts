/** Looks for records in one table after the other, on one connection, until the time is up. */
import { Op } from 'sequelize';
import { isStatementTimeout } from '../../database';
import type { AdminPage } from '../../describe';
import { searchCondition } from '../../query';
import type { Admin } from '../context';
import { cellOf, labelAttributes, namesOf, reading, readRows, stateOf, type Cell, type Row } from '../record';
import type { Candidate } from './choose_tables';
import { holdsAll, rankOf, wordsOf } from './words';

export interface FoundRecord {
  readonly page: AdminPage;
  readonly id: string;
  readonly label: string;
  /** What tells it apart, or why it was found. */
  readonly detail: string;
  readonly state: Cell | undefined;
}

export interface FoundRecords {
  /** The best of them, from all tables. */
  readonly records: readonly FoundRecord[];
  /** Every table in which something was found. */
  readonly pages: readonly AdminPage[];
  /** Tables that took too long, or whose turn did not come. */
  readonly tooSlow: readonly AdminPage[];
}

/** Records of one table that are looked at, and shown. */
const READ = 8;
const SHOWN = 4;
/** Records of all tables that are shown. */
const SHOWN_ALTOGETHER = 16;
/** Milliseconds one table may take, and all of them. */
const STATEMENT = 250;
const ALTOGETHER = 600;
const LONGEST_DETAIL = 60;

export interface Looking {
  readonly tables: readonly Candidate[];
  readonly q: string;
  /** Whether nobody waits for the answer any more. */
  readonly isGone: () => boolean;
}

export async function findRecords(admin: Admin, { tables, q, isGone }: Looking): Promise<FoundRecords> {
  const until = performance.now() + ALTOGETHER;
  const records: FoundRecord[] = [];
  const tooSlow: AdminPage[] = [];
  let at = 0;
  const isOver = (): boolean => performance.now() > until || isGone();
  const lookOn = async (): Promise<void> => {
    for (let table = tables[at]; table !== undefined; table = tables[at]) {
      if (isOver()) return;
      records.push(...(await recordsIn(admin, table, q)));
      at += 1;
    }
  };
  while (at < tables.length && !isOver()) {
    try {
      await reading(admin.sequelize, STATEMENT, lookOn);
    } catch (error) {
      if (!isStatementTimeout(error)) throw error;
      // What was cut short takes its transaction with it: the rest is looked at in another one.
      tooSlow.push(...tables.slice(at, at + 1).map(({ page }) => page));
      at += 1;
    }
  }
  tooSlow.push(...tables.slice(at).map(({ page }) => page));
  const pages = [...new Set(records.map(({ page }) => page))];
  return { records: ranked(records, q).slice(0, SHOWN_ALTOGETHER), pages, tooSlow };
}

/** Those that begin with what was typed come first; then by loading number. */
function ranked(records: readonly FoundRecord[], q: string): readonly FoundRecord[] {
  const words = wordsOf(q);
  return [...records].sort(
    (one, other) =>
      rankOf(one.label, words) - rankOf(other.label, words) || one.page.number - other.page.number,
  );
}

async function recordsIn(admin: Admin, { page, indexed }: Candidate, q: string): Promise<FoundRecord[]> {
  const state = stateOf(page);
  const rows = await readRows(admin, page, {
    attributes: [
      ...new Set([
        ...labelAttributes(page),
        ...page.search,
        ...(state === undefined ? [] : [state.attribute]),
      ]),
    ],
    where: { [Op.and]: searchCondition(page.search, q) },
    // An order would tempt the planner away from the index.
    ...(!indexed && { order: [['id', 'DESC']] }),
    limit: READ,
  });
  const nameIn = await namesOf(admin, page, rows);
  const words = wordsOf(q);
  return rows
    .map((row) => ({
      page,
      id: String(row['id']),
      label: nameIn(row),
      detail: detailOf(page, row, words),
      state: state === undefined ? undefined : cellOf(state, row, () => undefined, admin.now()),
    }))
    .sort((one, other) => rankOf(one.label, words) - rankOf(other.label, words))
    .slice(0, SHOWN);
}

/** A searched value beside the name: the one that answers, else the first. */
function detailOf(page: AdminPage, row: Row, words: readonly string[]): string {
  const texts = page.search
    .filter((attribute) => !page.title.includes(attribute))
    .map((attribute) =>
      String(row[attribute] ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
  const text = texts.find((one) => words.some((word) => holdsAll([word], one))) ?? texts[0] ?? '';
  if (text.length <= LONGEST_DETAIL) return text;
  // The part that answers is shown, wherever it stands.
  const at = Math.max(0, ...words.slice(0, 1).map((word) => text.toLowerCase().indexOf(word) - 20));
  const part = text.slice(at, at + LONGEST_DETAIL).trim();
  return `${at > 0 ? '…' : ''}${part}${at + LONGEST_DETAIL < text.length ? '…' : ''}`;
}
