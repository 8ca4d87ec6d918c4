/** `300_customer_model.ts` -> `{ number: 300, name: 'customer' }`, or the name it should have. */

/** A file name read as the name of a model file. */
export type ModelName =
  | { readonly is: 'model'; readonly number: number; readonly name: string }
  /** Nearly one. `number` and `name` are what it seems to mean, where that can be told. */
  | {
      readonly is: 'near';
      readonly number: number | undefined;
      readonly name: string | undefined;
      readonly extension: string;
      readonly why: string;
    }
  | { readonly is: 'other' };

const MODEL = /^\d{1,6}_[a-z][a-z0-9]*(?:_[a-z0-9]+)*_model\.[tj]s$/;
const AFTER_NAME = '_model.ts'.length;
/** Endings that mean a source file to somebody. `.ts` and `.js` are the ones that are loaded. */
const SOURCE = /\.([cm]?[tj]sx?)$/i;
const OTHER: ModelName = { is: 'other' };

/** Declarations, maps and generated files: written by tools, never modules' own. */
export const isWrittenByTools = (fileName: string): boolean =>
  /\.d\.[cm]?ts$|\.map$|\.generated\./.test(fileName) || fileName.startsWith('.');

/** Reads a file name. Nothing that could be meant as a model file is answered with `other`. */
export function parseName(fileName: string): ModelName {
  if (MODEL.test(fileName)) {
    const name = fileName.slice(fileName.indexOf('_') + 1, -AFTER_NAME);
    return { is: 'model', number: parseInt(fileName, 10), name };
  }
  // Most files of a module are no near miss either; this spares them the closer look.
  if (!/\d|[mM][oO]|\p{Nd}/u.test(fileName) || isWrittenByTools(fileName)) return OTHER;
  return nearMiss(fileName);
}

function nearMiss(fileName: string): ModelName {
  const plain = fileName.normalize('NFKC').trim();
  const ending = SOURCE.exec(plain);
  if (ending === null) return OTHER;
  const stem = plain.slice(0, ending.index);
  if (/\.(?:test|spec)$/i.test(stem)) return OTHER;
  const words = wordsOf(stem);
  const numberAt = words.findIndex(isNumberLike);
  const modelAt = words.findLastIndex((word) => isModelWord(word, numberAt !== -1));
  // A helper such as `2fa.ts` or `404.ts` is neither numbered nor called a model.
  const isNear = modelAt !== -1 || /^\W*\d+[\W_]/.test(stem) || /(?<![a-z])models?(?![a-z])/i.test(stem);
  if (!isNear) return OTHER;
  const name = words.filter((_, index) => index !== numberAt && index !== modelAt).join('_');
  const digits = words[numberAt]?.replace(/o/g, '0').replace(/[il]/g, '1');
  return {
    is: 'near',
    number: digits === undefined || digits.length > 6 ? undefined : Number(digits),
    name: /^[a-z][a-z0-9_]*$/.test(name) ? name : undefined,
    extension: /^[cm]?js/i.test(ending[1] as string) ? 'js' : 'ts',
    why: whyNot(words, numberAt, modelAt, digits),
  };
}

/** `300CustomerModels` -> `['300', 'customer', 'models']` */
const wordsOf = (stem: string): string[] =>
  stem
    .replace(/([a-z])([A-Z])|(\d)([A-Z])(?=[a-z])/g, '$1$3_$2$4')
    .replace(/^(\d+)(?![oil]+(?:[^a-z]|$))([a-z]{2})/i, '$1_$2')
    .replace(/(models?)(\d)/i, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Digits, or digits with the letters that are taken for them: `30o`, `3l0`. */
const isNumberLike = (word: string): boolean => /^[0-9oil]+$/.test(word) && /\d/.test(word);

/** `model` and its plural; slips of the finger only beside a number, because `dark_mode.ts` is no model. */
const isModelWord = (word: string, numbered: boolean): boolean =>
  word === 'model' ||
  word === 'models' ||
  (numbered && /^(?:modle|mdoel|moedl|omdel|modell|mode|modal|modul)$/.test(word));

function whyNot(
  words: readonly string[],
  numberAt: number,
  modelAt: number,
  digits: string | undefined,
): string {
  if (digits === undefined) return 'it has no number';
  if (digits.length > 6) return 'its number has more than six digits';
  if (words.length === 1 || (words.length === 2 && modelAt !== -1)) return 'it has no name';
  if (numberAt !== 0) return 'its number does not come first';
  return modelAt === words.length - 1 ? 'it is spelled otherwise' : 'it does not end with _model';
}
