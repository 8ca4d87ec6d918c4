/** Whose file each statement goes into. */
import type { ModuleFolder } from '../../discover';
import { HostError } from '../../findings';
import type { Registry } from '../../registry';
import { LEDGER_TABLE } from '../ledger';
import { notYours } from './make_findings';
import { onlineForm } from './online';
import type { OwnerOf } from './owners';
import type { Statement } from './statement';

/** What decides. */
export interface Division {
  readonly registry: Registry;
  /** Modules that are switched on, in loading order. */
  readonly modules: readonly ModuleFolder[];
  /** Only what belongs to this module; all when undefined. */
  readonly module?: string | undefined;
  /** Whether the forms are taken that do not hold others up. */
  readonly online?: boolean;
}

export interface Owned {
  readonly module: string;
  readonly statements: Statement[];
}

/** One list for each module, in number order; the ledger's own comes first, by itself: it stands before any other runs. */
export function byModule(statements: readonly Statement[], ownerOf: OwnerOf, options: Division): Owned[] {
  const { modules, module: only, online, registry } = options;
  const there = new Set(statements.filter(({ sql }) => /^CREATE TABLE/.test(sql)).map(({ table }) => table));
  const written = online === true ? onlineForm(statements, (table) => !there.has(table)) : statements;
  const ledger: Owned = { module: registry.byTable.get(LEDGER_TABLE)?.module ?? '', statements: [] };
  const lists = new Map(modules.map(({ name }): [string, Owned] => [name, { module: name, statements: [] }]));
  const nobodys: Statement[] = [];
  for (const statement of written) {
    const owner = statement.module ?? ownerOf(statement);
    const list =
      statement.table === LEDGER_TABLE && there.has(LEDGER_TABLE) ? ledger : lists.get(owner ?? '');
    if (list === undefined) nobodys.push(statement);
    else list.statements.push(statement);
  }
  const all = [ledger, ...lists.values()].filter(({ statements: own }) => own.length > 0);
  const chosen = all.filter(({ module }) => only === undefined || module === only);
  const foreign = modules.filter(
    ({ name, origin }) => origin !== 'root' && chosen.some(({ module }) => module === name),
  );
  if (foreign.length > 0) throw new HostError(foreign.map(notYours));
  // What belonged to a module that is gone goes with the first file there is.
  const heir = chosen.at(-1) ?? lists.get(modules.findLast(({ origin }) => origin === 'root')?.name ?? '');
  if (only === undefined && nobodys.length > 0 && heir !== undefined) {
    heir.statements.unshift(...nobodys);
    return chosen.includes(heir) ? chosen : [...chosen, heir];
  }
  return chosen;
}
