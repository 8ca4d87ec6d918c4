/** Every permission of a running host: what routes ask for, what manifests declare, what models have. */
import type { DeclaredPermission } from '../core/declare';
import type { RouteInfo } from '../core/mount';
import type { Project } from '../core/project';

const ACTIONS = {
  read: 'see',
  create: 'add',
  update: 'change',
  delete: 'delete',
  export: 'take away as a file',
} as const;

/** The host's own pages. */
const SYSTEM: readonly (readonly [name: string, description: string])[] = [
  ['admin.read', 'see the admin area'],
  ['system.modules.read', 'see which modules run'],
  ['system.models.read', 'see the models and how they hang together'],
  ['system.migrations.read', 'see migrations and drift'],
  ['system.mailbox.read', 'read mail that is kept in files, in development'],
];

/** @param routes as they are mounted; a policy that nobody declares is a permission without words */
export function permissionsOf(project: Project, routes: readonly RouteInfo[]): DeclaredPermission[] {
  const all = new Map<string, DeclaredPermission>();
  const add = (name: string, module: string | null, description: string): void => {
    if (!all.has(name)) all.set(name, { name, module, description });
  };
  for (const [name, description] of SYSTEM) add(name, null, description);
  for (const { folder, manifest } of project.modules)
    for (const [name, words] of Object.entries(manifest.permissions ?? {})) add(name, folder.name, words);
  for (const { table, module } of project.registry.models)
    for (const [action, words] of Object.entries(ACTIONS))
      add(`${table}.${action}`, module, `${words} ${table.replaceAll('_', ' ')}`);
  for (const { policy, module } of routes) if (policy.includes('.')) add(policy, module, '');
  return [...all.values()].sort((one, other) => one.name.localeCompare(other.name));
}
