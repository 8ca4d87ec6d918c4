/** Where the database stands, and what of that is worth a complaint on the page. */
import type { Finding } from '../../findings';
import { LEDGER_TABLE, noLedger, type Standing, type Standings } from '../../migrations';
import type { Admin } from '../context';

/**
 * Why a migration that has run has no file here, where that is no loss. `newer`: it ran after this process had read the
 * files, so somebody has migrated with a newer version meanwhile, which is how a deployment goes. `off`: its module is
 * switched off.
 */
export type Absence = 'newer' | 'off';

export function absenceOf({ since, registry }: Admin, { state, row, module }: Standing): Absence | undefined {
  if (state !== 'missing' || row === undefined) return undefined;
  if (!registry.modules.some(({ name }) => name === module)) return 'off';
  return row.executedAt > since ? 'newer' : undefined;
}

export async function readStandings(
  admin: Admin,
): Promise<{ readonly standings: Standings; readonly findings: readonly Finding[] }> {
  const { desk, registry } = admin;
  const standings = await desk.standings();
  const newer = new Set(
    standings.all.filter((one) => absenceOf(admin, one) === 'newer').map(({ name }) => `${name}.ts`),
  );
  const findings = [
    ...(registry.byTable.has(LEDGER_TABLE) ? [] : noLedger().findings),
    ...desk.files.findings,
    ...standings.findings.filter(
      ({ code, at }) => code !== 'MIGRATION_MISSING' || !newer.has(at[0]?.file ?? ''),
    ),
  ];
  return { standings, findings };
}
