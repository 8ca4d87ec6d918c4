/** From whatever was thrown to what may be said about it. Pure: the same error, the same words. */
import { isDatabaseAway } from '../database';
import { HostError } from '../findings';
import { RETRY_AFTER } from './health';
import type { ProblemDetail, ProblemFacts } from './problem';

interface Thrown extends Partial<Omit<ProblemFacts, 'errors'>> {
  readonly name?: string;
  readonly type?: string;
  readonly message?: string;
  readonly expose?: boolean;
  readonly errors?: unknown;
  readonly cause?: unknown;
}

/** What body-parser says, in words for whoever sent the body. `type` is its own. */
const BODY_WORDS: Readonly<Record<string, readonly [title: string, detail: string]>> = {
  'entity.parse.failed': ['Malformed JSON', 'The body is not valid JSON.'],
  'entity.too.large': ['Body too large', 'The body is larger than this server reads.'],
  'parameters.too.many': ['Too many parameters', 'The form holds more parameters than this server reads.'],
  'request.aborted': ['Request aborted', 'The request ended before its body did.'],
  'request.size.invalid': ['Malformed body', 'The body is not as long as Content-Length says.'],
  'encoding.unsupported': ['Unsupported encoding', 'The body is packed in a way this server does not read.'],
  'charset.unsupported': ['Unsupported character set', 'The body is not in UTF-8.'],
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported type',
  422: 'Cannot be saved',
  429: 'Too many requests',
};

/** A listener that refuses a change refuses it for the person who asked: what it threw is what counts. */
function underlying(error: unknown): unknown {
  const isHook = error instanceof HostError && error.findings[0]?.code === 'HOOK_FAILED';
  return isHook && error.cause !== undefined ? underlying(error.cause) : error;
}

const detailsOf = (errors: unknown): ProblemDetail[] =>
  (Array.isArray(errors) ? errors : []).flatMap((one: Partial<ProblemDetail> & { path?: string }) => {
    const name = one.name ?? one.path;
    return typeof name === 'string' && typeof one.message === 'string'
      ? [{ name, message: one.message }]
      : [];
  });

/** Sequelize's words for rows that cannot be stored. Known by name, so that nothing here loads it. */
function fromSequelize({ name, errors }: Thrown): ProblemFacts | undefined {
  if (name === 'SequelizeValidationError') {
    const detail = 'Some fields hold a value that cannot be saved.';
    return { status: 422, title: 'Cannot be saved', detail, errors: detailsOf(errors) };
  }
  if (name === 'SequelizeUniqueConstraintError') {
    const detail = 'Another record has this value already.';
    return { status: 409, title: 'Conflict', detail, errors: detailsOf(errors) };
  }
  if (name === 'SequelizeForeignKeyConstraintError') {
    return {
      status: 409,
      title: 'Conflict',
      detail: 'Other records depend on this one, or it names one that is gone.',
    };
  }
  return undefined;
}

function fromStatus(error: Thrown, status: number): ProblemFacts {
  const [title, detail] = BODY_WORDS[error.type ?? ''] ?? [];
  const { permission, headers } = error;
  const errors = detailsOf(error.errors);
  return {
    status,
    title: title ?? error.title ?? TITLES[status] ?? 'Request refused',
    detail: detail ?? error.detail ?? (error.expose === false ? '' : (error.message ?? '')),
    ...(errors.length > 0 && { errors }),
    ...(permission !== undefined && { permission }),
    ...(headers !== undefined && { headers }),
  };
}

const AWAY: ProblemFacts = {
  status: 503,
  title: 'Database away',
  detail:
    'The database does not answer right now. Try again in a moment; look first whether what you saved is there.',
  headers: { 'Retry-After': String(RETRY_AFTER) },
};

const FAULT: ProblemFacts = {
  status: 500,
  title: 'Something went wrong',
  detail: 'The server could not finish this request. The fault is in the log under the request id.',
};

/** The facts to answer with. Faults of ours say nothing of what happened: that is for the log. */
export function describeError(thrown: unknown): ProblemFacts {
  if (isDatabaseAway(thrown)) return AWAY;
  const error = underlying(thrown);
  if (typeof error !== 'object' || error === null) return FAULT;
  const known = error as Thrown & { readonly statusCode?: unknown };
  const status = known.status ?? known.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) return fromStatus(known, status);
  if (status === 503)
    return { ...AWAY, ...fromStatus(known, status), headers: { ...AWAY.headers, ...known.headers } };
  return fromSequelize(known) ?? FAULT;
}
