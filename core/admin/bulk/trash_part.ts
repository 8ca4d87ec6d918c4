/** Many records into the trash, and back: each with what belongs to it, as one deletion that can be reversed by itself. */
import type { AdminPage } from '../../describe';
import type { Admin } from '../context';
import { deleteRecord, reasonsOf, restoreRecord } from '../deletion';
import { labelOf, readRow, type RowCounts } from '../record';
import type { Run, RunPart } from './runs';

/** As many of those that are held back are told by name. */
const TOLD = 20;

const hold = (run: Run, words: string): void => {
  if (run.held.length < TOLD) run.held.push(words);
};

/** What is held back stays; the others go. */
export const trashPart =
  (admin: Admin, page: AdminPage, counts: RowCounts): RunPart =>
  async (ids, run) => {
    let moved = 0;
    for (const id of ids) {
      const outcome = await deleteRecord(admin, page, id);
      if (outcome.done) {
        moved += 1;
        if (outcome.operation !== undefined) run.undo.push({ id, operation: outcome.operation });
        for (const table of outcome.tables) counts.forget(table);
        continue;
      }
      // Gone meanwhile, which was the wish.
      if (outcome.plan === undefined) continue;
      const row = await readRow(admin, page, id);
      const name = row === undefined ? page.label : await labelOf(admin, page, row);
      hold(run, `${name}: ${reasonsOf(outcome.plan).join(' ')}`);
    }
    return moved;
  };

/** @param operations the deletion that put each of them there */
export const restorePart =
  (admin: Admin, page: AdminPage, counts: RowCounts, operations: ReadonlyMap<string, string>): RunPart =>
  async (ids, run) => {
    let restored = 0;
    for (const id of ids) {
      const outcome = await restoreRecord(admin, page, id, operations.get(id));
      if (outcome.done) {
        restored += 1;
        for (const table of outcome.tables) counts.forget(table);
      } else
        hold(
          run,
          `${id}: ${outcome.reasons.map(({ text }) => text).join(' ') || 'it was restored already.'}`,
        );
    }
    return restored;
  };
