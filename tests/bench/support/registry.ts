import { discover } from '../../../core/discover';
import { loadModels, prepareLoader } from '../../../core/load';
import { orderFiles } from '../../../core/order';
import { buildRegistry, type Registry } from '../../../core/registry';

/**
 * The registry of a generated project.
 * @throws when a file does not load
 */
export function registryAt(root: string): Registry {
  prepareLoader({ cacheDir: root, typescript: false });
  const { modules } = discover({ root });
  const { models, findings } = loadModels(orderFiles(modules));
  if (findings.length > 0) throw new Error(findings[0]?.summary);
  return buildRegistry(models, modules);
}
