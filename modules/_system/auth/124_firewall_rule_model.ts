import { boolean, datetime, defineModel, enumeration, string } from 'ordinal-host';
import { rangeOf } from './firewall';

/** From where nobody is let in, or somebody is all the same. What allows wins over what denies. */
export default defineModel('FirewallRule', {
  table: 'firewall_rules',
  softDelete: false,
  fields: {
    range: string(50)
      .required()
      .unique()
      .help('an address or a range, as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32'),
    action: enumeration(['deny', 'allow']).default('deny').required(),
    active: boolean().default(true).required(),
    endsAt: datetime().help('until when it holds; nothing: for good'),
    note: string(200).help('why'),
  },
  validate: ({ range }) =>
    rangeOf(range) === undefined ? { range: 'must be an address or a range, as 10.0.0.0/8' } : undefined,
  admin: {
    list: ['range', 'action', 'active', 'endsAt', 'note'],
    search: ['range', 'note'],
    filter: ['action', 'active'],
    sort: 'range',
    title: 'range',
    label: 'Firewall rule',
    plural: 'Firewall rules',
    sensitive: true,
  },
});
