/** What zod says, as sentences without a subject that people can act on, with the place inside a list or a document. */
import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

/** `1st`, `2nd`, `11th`, `23rd` */
export function ordinal(number: number): string {
  const ten = number % 100;
  const ending = ten >= 11 && ten <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

/**
 * A sentence with its place inside the value: `the 2nd: must be text`, `height is missing`,
 * `boxes, the 3rd: height is missing`.
 */
export function placed(inside: readonly PropertyKey[], sentence: string): string {
  const places = inside.map((part) => (typeof part === 'number' ? `the ${ordinal(part + 1)}` : String(part)));
  const last = typeof inside.at(-1) === 'string' ? places.pop() : undefined;
  const before = places.length === 0 ? '' : `${places.join(', ')}: `;
  return `${before}${last === undefined ? '' : `${last} `}${sentence}`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a group of named values',
  record: 'a group of named values',
  date: 'a moment',
  null: 'empty',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  url: 'an address such as https://example.com',
  uuid: 'a UUID',
  date: 'a day such as 2026-05-01',
  datetime: 'a moment such as 2026-05-01T09:30:00Z',
  time: 'a time such as 09:30:00',
};

const listed = (values: readonly unknown[]): string => values.map(String).join(', ');

function sizeWords(origin: string, least: boolean, bound: string): string {
  const limit = `at ${least ? 'least' : 'most'} ${bound}`;
  if (origin === 'string') return `must have ${limit} ${bound === '1' ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'set') return `must have ${limit} ${bound === '1' ? 'item' : 'items'}`;
  return `must be ${limit}`;
}

/** Says an issue that the schema itself has no words for; given to zod as the words of one parse. */
export function issueWords(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return sizeWords(issue.origin, true, String(issue.minimum));
    case 'too_big':
      return sizeWords(issue.origin, false, String(issue.maximum));
    case 'invalid_format':
      return FORMATS[issue.format] === undefined
        ? 'does not have the right form'
        : `must be ${FORMATS[issue.format]}`;
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be one of ${listed(issue.values)}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `has ${listed(issue.keys)}, which ${issue.keys.length === 1 ? 'is' : 'are'} not known here`;
    default:
      return issue.input === undefined ? 'is missing' : 'is not allowed';
  }
}
