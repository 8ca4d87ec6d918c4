/** What a source imports from elsewhere. A search, not a parser. */
import { withoutComments } from './field_line';

/** `{ specifier: '../orders', line: 2 }` */
export interface ImportLine {
  readonly specifier: string;
  /** Counted from 1. */
  readonly line: number;
}

const HOST_MODULES = 'ordinal-host/modules/';
const IMPORT =
  /\b(?:from|import|require)\s*\(?\s*(['"])(\.\.?(?:\/[^'"\n]*)?|ordinal-host\/modules\/[^'"\n]+)\1/g;

/** Imports that may lead out of a file's own folder. Most files have none, which is seen without a search. */
export function importsIn(text: string): ImportLine[] {
  if (!text.includes("'..") && !text.includes('"..') && !text.includes(HOST_MODULES)) return [];
  const code = withoutComments(text);
  return [...code.matchAll(IMPORT)].map(({ 2: specifier = '', index }) => ({
    specifier,
    line: code.slice(0, index).split('\n').length,
  }));
}
