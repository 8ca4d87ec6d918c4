/** Methods of rows: each needs a name that nothing else on a row has. */
import type { Finding, Place } from '../findings';
import { lineOfMethod, type LoadedModel } from '../load';
import type { Facts } from './facts';
import { extensionsByModel, fieldNames, isReserved } from './row_names';

/** Methods with the name of a field, or of something that every row has. That of an inverse is told by the inverse. */
export function methodClashes(facts: Facts): Finding[] {
  const withMethods = facts.models.filter(
    ({ definition }) => definition.kind === 'model' && Object.keys(definition.methods).length > 0,
  );
  if (withMethods.length === 0) return [];
  const extensions = extensionsByModel(facts);
  return withMethods.flatMap((model) => {
    const names = fieldNames(model, extensions);
    const { methods } = model.definition as { readonly methods: object };
    return Object.keys(methods).flatMap((method) => {
      if (isReserved(method))
        return [clash(facts, model, method, 'has the name of something that every row has already')];
      const other = names.get(method);
      return other === undefined ? [] : [clash(facts, model, method, 'has the name of a field', other)];
    });
  });
}

function clash(facts: Facts, model: LoadedModel, method: string, problem: string, other?: Place): Finding {
  const { file } = model;
  const line = lineOfMethod(facts.text(file.file), method);
  return {
    code: 'MODEL_FIELD',
    level: 'error',
    summary: `the method ${method} of ${file.module}/${file.name} ${problem}`,
    at: [
      { file: file.shown, ...(line !== undefined && { line }), note: method },
      ...(other === undefined || other.file === file.shown ? [] : [other]),
    ],
    waysOut: [{ text: `rename the method ${method}` }],
  };
}
