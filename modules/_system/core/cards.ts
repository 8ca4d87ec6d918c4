/** What the first page shows of the log. */
import { op, type CardContext, type CountData, type ListData } from 'ordinal-host';

const LIST = '/admin/core/system-logs';
const ERRORS = ['error', 'fatal'] as const;
const HOURS = 24;
const LATEST = 5;

const HOUR = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const since = (now: Date): Date => new Date(now.getTime() - HOURS * 3_600_000);

/** One query, along the index over level and time. */
async function errors({ tally }: CardContext): Promise<CountData> {
  const hours = await tally('SystemLog', {
    every: 'hour',
    last: HOURS,
    by: 'occurredAt',
    where: { level: [...ERRORS] },
  });
  return {
    value: hours.reduce((sum, { count }) => sum + count, 0),
    words: 'in 24 hours',
    points: hours.map(({ at, count }) => ({ label: HOUR.format(at), value: count })),
  };
}

async function latest({ models, within, fieldsOf, now }: CardContext): Promise<ListData> {
  const { hidden } = fieldsOf('system_logs');
  const rows = await models.SystemLog.findAll({
    where: {
      [op.and]: [within('system_logs'), { level: [...ERRORS], occurredAt: { [op.gte]: since(now) } }],
    },
    order: [['occurredAt', 'DESC']],
    limit: LATEST,
  });
  return {
    lines: rows.map(({ id, message, module, occurredAt }) => ({
      text: hidden.has('message') ? 'An error' : message,
      ...(!hidden.has('module') && { detail: module ?? 'the host' }),
      to: `${LIST}/${id}`,
      at: occurredAt,
    })),
    words: 'in 24 hours',
    empty: 'None in 24 hours.',
  };
}

const permission = 'system_logs.read';
const to = `${LIST}?f.level=error&f.level=fatal`;

export const cards = {
  errors: { kind: 'count', title: 'Errors', permission, to, read: errors },
  latest: { kind: 'list', title: 'Recent errors', permission, to, read: latest },
} as const;
