/** The shape of a manifest: every member it may have. */
import type { Card, CardKind, CardSize, EnvironmentSetting, Manifest, MenuLink } from '../declare';
import {
  all,
  flag,
  having,
  is,
  listOf,
  method,
  offering,
  oneOf,
  optional,
  pattern,
  record,
  text,
  texts,
  type Members,
  type Shape,
} from './shape';

const isPath = (value: unknown): boolean => typeof value === 'string' && /^\/[\w/-]*$/.test(value);
const isNumber = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const isRange = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every(isNumber) && value[0] <= value[1];

const OWN_PAGE = { title: text, to: text };
const LINK: Members<MenuLink> = { ...OWN_PAGE, permission: optional(text) };
const KINDS: Readonly<Record<CardKind, true>> = { count: true, trend: true, chart: true, list: true };
const SIZES: Readonly<Record<CardSize, true>> = {
  quarter: true,
  third: true,
  half: true,
  wide: true,
  full: true,
};
const CARD: Members<Card> = {
  title: text,
  permission: text,
  kind: oneOf(...Object.keys(KINDS)),
  size: optional(oneOf(...Object.keys(SIZES))),
  to: optional(text),
  read: method,
};
const SETTING: Members<EnvironmentSetting> = {
  help: text,
  required: optional(flag),
  default: optional(is((value) => typeof value === 'string', 'a text')),
  pattern: optional(pattern),
};

/** These members, and no others. */
const exactly = (members: Readonly<Record<string, Shape>>): Shape => all(having(members), offering(members));

const MANIFEST: Members<Manifest> = {
  title: text,
  version: text,
  requires: texts,
  after: text,
  mount: is(isPath, 'an address', "mount: '/admin/shop'"),
  range: is(isRange, 'two numbers, the lower one first', 'range: [360, 379]'),
  announces: texts,
  permissions: record(text),
  menu: listOf(exactly(LINK)),
  account: listOf(exactly(OWN_PAGE)),
  cards: record(exactly(CARD)),
  environment: record(exactly(SETTING)),
};

export const manifestShape: Shape = offering(MANIFEST);
