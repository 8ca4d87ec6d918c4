/** The generated pages of a host: what they are told of its modules. */
import { adminArea, type AdminArea, type AdminOptions } from '../core/admin';
import type { Host } from '../core/boot';
import { openDesk } from '../core/migrations';
import { installed } from './installed';
import { moduleCards, railLinks } from './manifest_links';

/**
 * The generated pages of a host, not mounted yet.
 * @param cacheDir absolute path of the folder for files that can be made again
 */
export function adminAreaOf(
  host: Host,
  {
    access,
    prove,
    cacheDir,
    mailbox,
    account,
    importMaxBytes,
    trashDays,
  }: Pick<
    AdminOptions,
    'access' | 'prove' | 'cacheDir' | 'mailbox' | 'account' | 'importMaxBytes' | 'trashDays'
  >,
): AdminArea {
  const { registry, discovered, findings, left, modules } = host.project;
  const folders = modules.map(({ folder }) => folder);
  return adminArea({
    registry,
    models: host.models,
    conditions: host.conditions,
    passViews: (asked) => host.hooks.filter('host:views', asked),
    passPalette: (asked) => host.hooks.filter('host:palette', asked),
    keysChosen: (chosen) => host.hooks.announce('host:keys', chosen),
    passImports: host.hooks.listeners.some(({ event }) => event === 'host:imports')
      ? (asked) => host.hooks.filter('host:imports', asked)
      : undefined,
    importMaxBytes,
    passHistory: (asked) => host.hooks.filter('host:history', asked),
    sequelize: host.sequelize,
    access,
    prove,
    desk: openDesk({ database: host.database, registry, modules: folders }),
    ranges: discovered.ranges,
    findings,
    left,
    links: railLinks(modules),
    cards: moduleCards(modules),
    health: () => host.database.health(),
    log: host.log,
    account,
    titles: new Map(installed(host.project).map(({ name, title }) => [name, title])),
    cacheDir,
    mailbox,
    ...(trashDays !== undefined && { trashDays }),
  });
}
