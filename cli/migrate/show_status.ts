/** `migrate status`: every migration, and what is wrong. */
import { standingJson, type Desk, type Standing } from '../../core/migrations';
import { isError } from '../../core/findings';
import type { CommandContext } from '../command';
import type { MigrateWords } from './migrate_words';
import { FAILED } from '../exit_codes';
import { textTable } from '../terminal/table';

/** Exit code 1 when something is wrong; what is merely pending is not. */
export async function showStatus(
  desk: Desk,
  _words: MigrateWords,
  { print, json }: CommandContext,
): Promise<number | undefined> {
  const { all, pending, findings: standing } = await desk.standings();
  const findings = [...desk.files.findings, ...standing];
  if (json) print.json({ migrations: all.map(standingJson), findings });
  else {
    if (all.length > 0) print.data(textTable(COLUMNS, all.map(cells), print.palette.faint));
    const ran = all.filter(({ row }) => row?.state === 'applied' || row?.state === 'stamped');
    print.say(`${ran.length} have run, ${pending.length} pending`);
    print.findings(findings);
  }
  return findings.some(isError) ? FAILED : undefined;
}

const COLUMNS = [
  { title: 'STATE' },
  { title: 'MIGRATION' },
  { title: 'BATCH', right: true },
  { title: 'MS', right: true },
  { title: 'RUN AT' },
];

const cells = ({ name, state, edited, row }: Standing): string[] => [
  edited ? `${state}, edited` : state,
  name,
  row === undefined ? '' : String(row.batch),
  row === undefined ? '' : String(row.durationMs),
  row === undefined ? '' : row.executedAt.toISOString().slice(0, 19).replace('T', ' '),
];
