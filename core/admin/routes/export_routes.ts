import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import { may } from '../../actor';
import type { AdminPage } from '../../describe';
import { badParameters, filterParameters, readListQuery, type ListQuery } from '../../query';
import { readSelection } from '../bulk';
import type { Admin } from '../context';
import { begun, EXPORT_FORMATS, exportBatches, exportColumns, isExportName } from '../export';
import { refusal } from '../problem';
import { refuseValues } from './refuse_values';
import { seenBy } from './seen_tables';

/** What narrows a list, as an address says it. */
export const narrowing = ({ q, filters }: Pick<ListQuery, 'q' | 'filters'>): [string, string][] => [
  ...filterParameters(filters),
  ...(q === '' ? [] : [['q', q] as [string, string]]),
];

/** `GET /export?format=csv`, with the filters and the search of the list: a file that is written while it is read. */
export const exportList =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    // To take records away is to see them.
    if (!may(`${page.table}.read`))
      throw refusal(403, 'Not allowed', `This takes the permission ${page.table}.read as well.`);
    const given = new URL(request.originalUrl, 'http://host').searchParams;
    const formats = given.getAll('format');
    given.delete('format');
    const [format = ''] = formats;
    if (formats.length !== 1 || !isExportName(format))
      throw badParameters([
        { name: 'format', message: `must be one of ${Object.keys(EXPORT_FORMATS).join(', ')}` },
      ]);
    const query = readListQuery(page, given, seenBy(admin));
    const batches = await begun(exportBatches(admin, page, query)).catch(refuseValues);
    const { type, write } = EXPORT_FORMATS[format];
    const day = admin.now().toISOString().slice(0, 10);
    response.set({
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${page.table}-${day}.${format}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    if (request.method === 'HEAD') return void response.end();
    // Whoever goes away while it is written ends the reading too.
    await pipeline(Readable.from(write(exportColumns(page), batches)), response).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  };

/** `POST /bulk/export`: leads to the file of what was ticked, or of the whole list. */
export const exportSelected =
  (admin: Admin, page: AdminPage): RequestHandler =>
  (request, response) => {
    const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const { ids, query } = readSelection(page, body, seenBy(admin));
    const chosen = ids?.map((id): [string, string] => ['f.id', id]);
    const given = new URLSearchParams([['format', 'csv'], ...(chosen ?? narrowing(query))]);
    response.redirect(303, `${page.path}/export?${given.toString()}`);
  };
