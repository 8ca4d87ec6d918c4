import { pascal } from '../declare';
import type { ModelFile } from '../discover';
import type { Finding } from '../findings';
import { importAll, type ImportOptions, type Inspected } from './import_all';
import type { LoadedModel } from './loaded';
import { declaredShape, isDeclared, type Declared } from './model_shape';
import { modelMisfits } from './shape_findings';

/** A definition goes on as a whole or not at all. */
function inspect({ file, shown, module, name }: ModelFile, value: Declared): Inspected<Declared> {
  const misfits = declaredShape(value);
  if (misfits.length === 0) return { value, findings: [] };
  return { value: undefined, findings: modelMisfits({ file, shown, owner: `${module}/${name}` }, misfits) };
}

/**
 * Imports model files, in the order given. Nothing is bound and no library is loaded for it.
 * @returns the models that loaded, and a finding for each that did not
 */
export function loadModels(
  files: readonly ModelFile[],
  options?: ImportOptions,
): { readonly models: readonly LoadedModel[]; readonly findings: readonly Finding[] } {
  const { imported, findings } = importAll(
    files.map((file) => ({
      file: file.file,
      shown: file.shown,
      promised: 'a model',
      example: `export default defineModel('${pascal(file.name)}', { table: '...', fields: { ... } });`,
      accepts: isDeclared,
      inspect: (value: Declared) => inspect(file, value),
    })),
    options,
  );
  const models = files.flatMap((file, index) => {
    const found = imported[index];
    return found === undefined ? [] : [{ file, definition: found.value, loadTime: found.loadTime }];
  });
  return { models, findings };
}
