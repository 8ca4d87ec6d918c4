import { datetime, defineModel, enumeration, reference } from 'ordinal-host';
import { MEMBER_STATUSES, TEAM_ROLES } from './domain';

/** Somebody in a team. */
export default defineModel('TeamMember', {
  table: 'team_members',
  softDelete: false,
  fields: {
    team: reference('teams', { onDelete: 'CASCADE', inverse: 'members' }).required(),
    user: reference('users', { onDelete: 'CASCADE', inverse: 'memberships' }).required(),
    role: enumeration(TEAM_ROLES).default('member').required(),
    status: enumeration(MEMBER_STATUSES).default('active').required(),
    joinedAt: datetime()
      .default(() => new Date())
      .required()
      .readOnly(),
  },
  indexes: [{ fields: ['team', 'user'], unique: true }],
  admin: {
    list: ['team', 'user', 'role', 'status', 'joinedAt'],
    filter: ['role', 'status'],
    sort: '-joinedAt',
    title: 'user',
    label: 'Member of a team',
    plural: 'Members of teams',
  },
});
