// @ts-check
'use strict';
// What of the engine's facts is the models', and how it is told to the other side: as plain data.

/** @typedef {import('@supabase/pg-delta').FactBase} FactBase */

/** Goes up whenever other facts are chosen: readings that were kept before are read anew then. */
const CHOICE = 2;

/** What belongs to the server or to people, not to the models. */
const NOT_OURS = new Set([
  'role',
  'membership',
  'schema',
  'acl',
  'defaultPrivilege',
  'extension',
  'language',
  'eventTrigger',
  'publication',
  'publicationRel',
  'publicationSchema',
  'subscription',
  'fdw',
  'server',
  'userMapping',
  'foreignTable',
  'securityLabel',
  'collation',
]);

/** @param {any} id @returns {string | undefined} */
const schemaOf = (id) => (id.target === undefined ? id.schema : schemaOf(id.target));
/** @param {any} id @returns {boolean} */
const isOurs = (id) => !NOT_OURS.has(id.kind) && (id.target === undefined || isOurs(id.target));

/** Only facts of one schema, without owners and grants, and without what came with an extension. @param {FactBase} base @param {string} schema */
async function onlyOurs(base, schema) {
  const { buildFactBase, encodeId } = await import('@supabase/pg-delta');
  const brought = new Set(
    base.edges.filter(({ kind }) => kind === 'memberOfExtension').map(({ from }) => encodeId(from)),
  );
  const isBrought = (/** @type {any} */ id) => brought.has(encodeId(id.target ?? id));
  const facts = base.facts().filter(({ id }) => isOurs(id) && schemaOf(id) === schema && !isBrought(id));
  const known = new Set(facts.map(({ id }) => encodeId(id)));
  const inside = facts.map((fact) => {
    const { parent, ...rest } = fact;
    return parent !== undefined && known.has(encodeId(parent)) ? fact : rest;
  });
  const edges = base.edges.filter(
    ({ from, to, kind }) => kind !== 'owner' && known.has(encodeId(from)) && known.has(encodeId(to)),
  );
  return buildFactBase(inside, edges);
}

/** `CREATE INDEX a ON public.b USING ...` -> `b` @param {any} payload */
const indexed = (payload) =>
  /\bON (?:ONLY )?(?:"[^"]+"|\w+)\.(?:"([^"]+)"|(\w+)) USING/.exec(payload?.def ?? '');

/** @param {any} id @param {any} [payload] */
const plainId = (id, payload) => {
  const of = id.target ?? id;
  const on = id.kind === 'index' ? indexed(payload) : null;
  return { kind: id.kind, of: of.kind, table: of.table ?? on?.[1] ?? on?.[2] ?? of.name, name: of.name };
};

/** @param {FactBase} base */
const plainFacts = (base) => base.facts().map(({ id, payload }) => ({ ...plainId(id, payload), payload }));

/** What two states differ in; that one thing leans on another is no difference of its own. @param {any} delta */
function deltaOf(delta) {
  if (delta.verb === 'set')
    return [{ verb: 'set', ...plainId(delta.id), attr: delta.attr, from: delta.from, to: delta.to }];
  return delta.fact === undefined
    ? []
    : [{ verb: delta.verb, ...plainId(delta.fact.id, delta.fact.payload), payload: delta.fact.payload }];
}

module.exports = { CHOICE, deltaOf, onlyOurs, plainFacts, plainId };
