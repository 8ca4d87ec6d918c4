/** What the first page shows of the audit trail. */
import type { CardContext, ChartData } from 'ordinal-host';

const DAYS = 14;
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

async function activity({ tally }: CardContext): Promise<ChartData> {
  const days = await tally('AuditLog', { every: 'day', last: DAYS });
  return {
    labels: days.map(({ at }) => DAY.format(at)),
    series: [{ title: 'changes', values: days.map(({ count }) => count) }],
    unit: 'per day',
    partial: 'today so far',
  };
}

export const cards = {
  activity: {
    kind: 'chart',
    title: 'Changes',
    permission: 'audit_logs.read',
    to: '/admin/security/audit-logs',
    read: activity,
  },
} as const;
