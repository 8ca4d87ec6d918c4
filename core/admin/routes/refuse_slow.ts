/** A list that the database did not finish in time: which index would help. */
import { may } from '../../actor';
import { isStatementTimeout } from '../../database';
import type { AdminPage } from '../../describe';
import type { ListQuery } from '../../query';
import { problem } from '../../web';

const fieldOf = (page: AdminPage, attribute: string): string =>
  page.fields.find((field) => field.attribute === attribute)?.key ?? attribute;

/** As it is written in the file of the model. */
function indexesFor(page: AdminPage, { q, sort, filters }: ListQuery): string[] {
  if (q !== '')
    return page.search.map(
      (attribute) =>
        `{ fields: ['${fieldOf(page, attribute)}'], using: 'gin', operatorClass: 'gin_trgm_ops' }`,
    );
  const own = filters.filter(({ via }) => via.length === 0).map(({ field }) => field.key);
  const keys = [...new Set([...own, ...sort.map(({ key }) => key)])];
  return [`{ fields: [${keys.map((key) => `'${key}'`).join(', ')}] }`];
}

/** @throws 503 in words for a statement that was stopped; any other error as it is */
export const refuseSlow =
  (page: AdminPage, query: ListQuery) =>
  (error: unknown): never => {
    if (!isStatementTimeout(error)) throw error;
    const advice = may('system.models.read')
      ? ` An index would help: ${page.file} could say indexes: [${indexesFor(page, query).join(', ')}]${
          query.q === '' ? '' : ", and databaseExtensions: ['pg_trgm']"
        }.`
      : '';
    throw problem({
      status: 503,
      title: 'Took too long',
      detail: `The database did not find these ${page.plural.toLowerCase()} in time. Search or filter for less.${advice}`,
      headers: { 'Retry-After': '5' },
    });
  };
