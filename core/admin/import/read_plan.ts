/** The form of the second step, read into a plan; nothing that was sent is passed over. */
import type { AdminPage } from '../../describe';
import { refusal, type ProblemDetail } from '../problem';
import { ENCODINGS, isSeparator, type Encoding, type Separator } from './dialect';
import { ID, importFields, keyFields } from './import_fields';
import { columnName, type ImportPlan } from './import_plan';

export interface AskedPlan {
  /** What the form wants done: `check`, `read`, `commit` and so on. */
  readonly does: string;
  readonly plan: ImportPlan;
  readonly asked: { readonly encoding: Encoding; readonly separator: Separator };
  readonly wrong: readonly ProblemDetail[];
}

type Body = Readonly<Record<string, unknown>>;

const isEncoding = (text: string): text is Encoding => Object.hasOwn(ENCODINGS, text);

/** Names that a form of this plan may send. */
function knownNames(page: AdminPage, plan: ImportPlan): Set<string> {
  return new Set([
    '~do',
    'key',
    'numbers',
    'unknown',
    'bare',
    'separator',
    'encoding',
    ...plan.columns.map((_, at) => `to.${at}`),
    ...importFields(page).map(({ attribute }) => `same.${attribute}`),
  ]);
}

function refuseUnknown(page: AdminPage, plan: ImportPlan, body: Body): void {
  const known = knownNames(page, plan);
  const wrong = Object.entries(body).filter(
    ([name, value]) => !known.has(name) || (typeof value !== 'string' && name !== 'bare'),
  );
  if (wrong.length > 0)
    throw refusal(
      400,
      'Members not understood',
      `${wrong.map(([name]) => name).join(', ')} cannot be set here.`,
      wrong.map(([name]) => ({ name, message: 'cannot be set here' })),
    );
}

/**
 * @param before what stood there; what a form leaves out stays
 * @throws a problem: 400 for members that do not belong there
 */
export function readPlan(page: AdminPage, before: ImportPlan, given: unknown): AskedPlan {
  const body = (given ?? {}) as Body;
  refuseUnknown(page, before, body);
  const text = (name: string): string | undefined =>
    typeof body[name] === 'string' ? body[name] : undefined;
  const wrong: ProblemDetail[] = [];
  const fields = new Set([ID, ...importFields(page).map(({ attribute }) => attribute)]);
  const targets = before.columns.map((_, at) => {
    const to = text(`to.${at}`) ?? before.targets[at] ?? '';
    if (to !== '' && !fields.has(to))
      wrong.push({ name: `to.${at}`, message: 'must be a field of this form' });
    return to === '' ? null : to;
  });
  const constants = constantsOf(before, body);
  for (const [at, to] of targets.entries()) {
    if (to === null) continue;
    const first = targets.indexOf(to);
    if (first < at)
      wrong.push({ name: `to.${at}`, message: `is filled by ${columnName(before, first)} already` });
    if (to in constants) wrong.push({ name: `same.${to}`, message: 'is filled by a column already' });
  }
  const key = readKey(page, text('key'), before, targets, wrong);
  if (targets.every((to) => to === null || to === ID))
    wrong.push({ name: 'to.0', message: 'must say for one column at least what it fills' });
  const separator = text('separator') ?? before.separator;
  const encoding = text('encoding') ?? before.encoding;
  return {
    does: text('~do') ?? 'check',
    plan: {
      ...before,
      targets,
      constants,
      key,
      numbers: (text('numbers') ?? before.numbers) === 'comma' ? 'comma' : 'point',
      unknown: (text('unknown') ?? before.unknown) === 'empty' ? 'empty' : 'refuse',
      bare: body['bare'] === undefined ? before.bare : [body['bare']].flat().at(-1) === 'true',
    },
    asked: {
      separator: isSeparator(separator) ? separator : before.separator,
      encoding: isEncoding(encoding) ? encoding : before.encoding,
    },
    wrong,
  };
}

/** Texts that every row gets; an empty one is none. */
function constantsOf(before: ImportPlan, body: Body): Record<string, string> {
  const sent = Object.entries(body).filter(([name]) => name.startsWith('same.'));
  if (sent.length === 0) return { ...before.constants };
  return Object.fromEntries(
    sent.flatMap(([name, value]) => (value === '' ? [] : [[name.slice(5), String(value)]])),
  );
}

function readKey(
  page: AdminPage,
  text: string | undefined,
  before: ImportPlan,
  targets: readonly (string | null)[],
  wrong: ProblemDetail[],
): string | null {
  const key = text ?? before.key ?? '';
  if (key === '') return null;
  const known = key === ID || keyFields(page).some(({ attribute }) => attribute === key);
  if (!known) wrong.push({ name: 'key', message: 'must be a field by which records are told apart' });
  else if (!targets.includes(key)) wrong.push({ name: 'key', message: 'is filled by no column' });
  return key;
}
