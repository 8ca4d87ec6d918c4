/** From misfits to findings, with the line where the member is written. */
import type { Finding, Place } from '../findings';
import { lineOfField } from './field_line';
import type { Misfit } from './shape';
import { sourceText } from './source_text';

/** A file whose export does not fit. */
interface Shaped {
  /** Absolute path. */
  readonly file: string;
  readonly shown: string;
  /** What the members belong to: `shop/item`. */
  readonly owner: string;
}

/** `admin.list`, `indexes[0].fields` */
const written = (path: Misfit['path']): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');

function placeOf({ file, shown }: Shaped, word: string): Place {
  const line = lineOfField(sourceText(file), word);
  return { file: shown, ...(line !== undefined && { line }), note: word };
}

/** Members of a model or an extension that have another shape than they must. */
export const modelMisfits = (shaped: Shaped, misfits: readonly Misfit[]): Finding[] =>
  misfits.map(({ path, problem, example }): Finding => {
    const isField = path[0] === 'fields' && path.length > 1;
    const named = isField ? path.slice(1) : path;
    const word = String(named[0] === 'admin' ? (named[1] ?? 'admin') : named[0]);
    const isCall = problem.endsWith('a function') && isField;
    return {
      code: isField ? 'MODEL_FIELD' : 'LOAD_EXPORT',
      level: 'error',
      summary: `${written(named)} of ${shaped.owner} ${problem}`,
      at: [placeOf(shaped, word)],
      waysOut: [
        example === undefined
          ? { text: `correct ${written(named)}, or take it out` }
          : { text: `${isCall ? 'call it' : 'write'}: ${isField ? `${word}: ` : ''}${example}` },
      ],
    };
  });

/** Members of a manifest that cannot be used or that nothing reads. */
export const manifestMisfits = (shaped: Shaped, misfits: readonly Misfit[]): Finding[] =>
  misfits.map(({ path, problem, example }): Finding => {
    const word = String(path[0]);
    return {
      code: 'MANIFEST_INVALID',
      level: 'error',
      summary: `${written(path)} in the manifest of ${shaped.owner} ${problem}`,
      at: [placeOf(shaped, word)],
      waysOut: [
        ...(example === undefined ? [] : [{ text: `write: ${example}` }]),
        { text: `correct ${word}, or take it out: every member of a manifest has a default` },
      ],
    };
  });

/** Members of a migration that cannot be carried out. */
export const migrationMisfits = (shaped: Shaped, misfits: readonly Misfit[]): Finding[] =>
  misfits.map(({ path, problem, example }): Finding => ({
    code: 'MIGRATION_INVALID',
    level: 'error',
    summary: `${written(path) || 'the migration'} of ${shaped.owner} ${problem}`,
    at: [placeOf(shaped, String(path[0] ?? 'up'))],
    waysOut: [{ text: example === undefined ? `correct ${written(path)}` : `write: ${example}` }],
  }));
