/** Manifests as they can be used: a wrong member is named, never passed over. */
import type { Manifest } from '../declare';
import type { Finding } from '../findings';
import type { LoadedModule } from '../load';
import type { Facts } from './facts';

type Rule = (value: unknown) => string | undefined;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isNumber = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

const text: Rule = (value) => (isText(value) ? undefined : 'must be a text');
const texts: Rule = (value) =>
  Array.isArray(value) && value.every(isText) ? undefined : 'must be a list of texts';
const object: Rule = (value) => (isObject(value) ? undefined : 'must be an object');
const path: Rule = (value) =>
  typeof value === 'string' && /^\/[\w/-]*$/.test(value)
    ? undefined
    : "must be an address such as '/admin/shop'";
const range: Rule = (value) =>
  Array.isArray(value) && value.length === 2 && value.every(isNumber) && value[0] <= value[1]
    ? undefined
    : 'must be two numbers, the lower one first: [360, 379]';
const links: Rule = (value) =>
  Array.isArray(value) && value.every((link) => isObject(link) && isText((link as { title?: unknown }).title))
    ? undefined
    : "must be a list of links: [{ title: 'Invoices', to: '/' }]";

/** Every member a manifest may have. */
const RULES: { readonly [M in keyof Required<Manifest>]: Rule } = {
  title: text,
  version: text,
  requires: texts,
  after: text,
  mount: path,
  range,
  announces: texts,
  permissions: object,
  menu: links,
  environment: object,
};

/** One finding for each member that cannot be used or that nothing reads. */
export const unusableManifests = ({ manifests }: Facts): Finding[] =>
  manifests.flatMap((loaded) =>
    Object.entries(loaded.manifest).flatMap(([member, value]) => {
      if (value === undefined) return [];
      const rule = (RULES as Readonly<Record<string, Rule>>)[member];
      const problem = rule === undefined ? 'is no member of a manifest' : rule(value);
      return problem === undefined ? [] : [finding(loaded, member, problem)];
    }),
  );

const finding = ({ folder }: LoadedModule, member: string, problem: string): Finding => ({
  code: 'MANIFEST_INVALID',
  level: 'error',
  summary: `${member} in the manifest of ${folder.name} ${problem}`,
  at: [{ file: `${folder.shown}/module.ts`, note: member }],
  waysOut: [{ text: `correct ${member}, or take it out: every member of a manifest has a default` }],
});
