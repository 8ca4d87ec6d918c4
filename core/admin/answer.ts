/** What all routes of a model share: its twin in JSON, the record an address names, the way back to a list. */
import type { Request, Response } from 'express';
import { may } from '../actor';
import type { RecordAction } from '../declare';
import type { Admin } from './context';
import { lower, type AdminPage } from '../describe';
import type { Crumb } from './frame';
import { UUID } from '../query';
import { refusal } from './problem';
import { readRow, type Row } from './record';
import { rulesOn } from '../scope';

export const wantsJson = (request: Request): boolean => request.accepts(['html', 'json']) === 'json';
export const sendsJson = (request: Request): boolean => request.is('json') === 'json';

/** A row as it leaves the server: what pages may see, and whether it is in the trash. */
export const asJson = (row: Row): object => ({ ...row, isDeleted: (row['deletedAt'] ?? null) !== null });

const WORDS: { readonly [A in RecordAction]: string } = {
  read: 'see',
  create: 'add',
  update: 'change',
  delete: 'delete',
};

/** Refuses what a rule keeps from somebody, by the names of the rules. */
export function outsideRules(page: AdminPage, action: RecordAction): Error {
  const names = rulesOn(page.table, action).map(({ name }) => name);
  return refusal(
    403,
    'Not allowed',
    `This ${lower(page.label)} is not among those you may ${WORDS[action]}: ${names.join('; ')}.`,
  );
}

/**
 * The record of the address, read for an action.
 * @throws a problem: 404 that says when it is in the trash; 403 for one that may be seen, but not this
 */
export async function recordOf(
  admin: Admin,
  page: AdminPage,
  request: Request,
  action: RecordAction = 'read',
): Promise<Row> {
  const id = idOf(request);
  const row = await readRow(admin, page, id, { action });
  if (row !== undefined) return row;
  if (action !== 'read' && may(`${page.table}.read`) && (await readRow(admin, page, id)) !== undefined)
    throw outsideRules(page, action);
  const inTrash = page.softDelete && (await readRow(admin, page, id, { trash: true })) !== undefined;
  const what = `This ${lower(page.label)}`;
  throw refusal(
    404,
    'Not here',
    inTrash ? `${what} is in the trash.` : `${what} does not exist, or not any more.`,
  );
}

/**
 * A record that was not there when it was to be written.
 * @throws a problem: what its address says now; 409 where it is back by then
 */
export async function goneMeanwhile(
  admin: Admin,
  page: AdminPage,
  request: Request,
  action: RecordAction,
): Promise<never> {
  await recordOf(admin, page, request, action);
  throw refusal(
    409,
    'Changed meanwhile',
    `This ${lower(page.label)} was changed by somebody else just now. Look at it, and try again.`,
  );
}

export const idOf = (request: Request): string => String(request.params['id']).toLowerCase();

/** `:id` matches UUIDs only; anything else is left to routes that come later. */
export const onlyUuid = (
  _request: Request,
  _response: Response,
  next: (outcome?: 'route') => void,
  value: string,
): void => (UUID.test(value) ? next() : next('route'));

/** From the list on; what stands before it, the menu says. */
export function crumbsOf(page: AdminPage, ...rest: readonly Crumb[]): Crumb[] {
  return [
    rest.length === 0 || !may(`${page.table}.read`)
      ? { text: page.plural }
      : { text: page.plural, to: page.path },
    ...rest,
  ];
}

/** Refuses parameters a page has no use for: nothing in an address is ignored. */
export function onlyParameters(request: Request, ...allowed: readonly string[]): URLSearchParams {
  const given = new URL(request.originalUrl, 'http://host').searchParams;
  const unknown = [...new Set(given.keys())].filter((name) => !allowed.includes(name));
  if (unknown.length > 0)
    throw refusal(
      400,
      'Parameters not understood',
      `${unknown.join(', ')} ${unknown.length === 1 ? 'is' : 'are'} not known here.`,
      unknown.map((name) => ({ name, message: 'is not a parameter of this page' })),
    );
  return given;
}
