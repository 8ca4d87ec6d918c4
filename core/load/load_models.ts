import type { AbstractDefinition, AnyDefinition, Extension } from '../declare';
import type { ModelFile } from '../discover';
import type { Finding } from '../findings';
import { importAll, type ImportOptions } from './import_all';
import type { LoadedModel } from './loaded';

type Declared = AnyDefinition | Extension<string, object> | AbstractDefinition;

const KINDS = new Set<unknown>(['model', 'extension', 'abstract']);
const isDeclared = (value: unknown): value is Declared =>
  typeof value === 'object' && value !== null && KINDS.has((value as { kind?: unknown }).kind);

const pascal = (name: string): string =>
  name.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());

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
    })),
    options,
  );
  const models = files.flatMap((file, index) => {
    const found = imported[index];
    return found === undefined ? [] : [{ file, definition: found.value, loadTime: found.loadTime }];
  });
  return { models, findings };
}
