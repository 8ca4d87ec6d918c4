import type { ModuleFolder, ModuleParts } from '../../core/discover';

/**
 * A module of the project's own, as discovery would give it.
 * @param root absolute path of the project folder
 */
export const moduleFolder = (
  name: string,
  parts: Partial<ModuleParts> = {},
  root = '/project',
): ModuleFolder => ({
  name,
  context: 'admin',
  dir: `${root}/modules/admin/${name}`,
  shown: `modules/admin/${name}`,
  origin: 'root',
  enabled: true,
  models: [],
  parts: {
    manifest: undefined,
    view: undefined,
    hook: undefined,
    guard: undefined,
    cipher: undefined,
    commands: undefined,
    events: undefined,
    door: undefined,
    templates: undefined,
    static: undefined,
    seeds: [],
    migrations: [],
    tests: [],
    ...parts,
  },
});
