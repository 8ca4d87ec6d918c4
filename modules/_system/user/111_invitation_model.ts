import { datetime, defineModel, enumeration, reference, string } from 'ordinal-host';
import { INVITATION_STATUSES, TEAM_ROLES } from './domain';

/** Somebody was asked into a team by mail. The word of the link is a token of the module security, and not kept here. */
export default defineModel('Invitation', {
  table: 'invitations',
  softDelete: false,
  fields: {
    team: reference('teams', { onDelete: 'CASCADE', inverse: 'invitations' }).required().readOnly(),
    email: string(254).email().required().readOnly(),
    role: enumeration(TEAM_ROLES).default('member').required().readOnly(),
    invitedBy: reference('users', { onDelete: 'SET NULL', inverse: 'sentInvitations' }).readOnly(),
    status: enumeration(INVITATION_STATUSES).default('pending').required().readOnly(),
    expiresAt: datetime().required().readOnly(),
    answeredAt: datetime().readOnly(),
  },
  indexes: [
    {
      fields: ['team', 'email'],
      unique: true,
      where: "status = 'pending'",
      name: 'invitations_pending_key',
    },
    { fields: ['email'], where: "status = 'pending'", name: 'invitations_of_address_idx' },
    { fields: ['invitedBy', 'createdAt'] },
  ],
  hooks: {
    beforeValidate(row) {
      if (typeof row.email === 'string') row.email = row.email.trim().toLowerCase();
    },
  },
  admin: {
    list: ['team', 'email', 'role', 'status', 'invitedBy', 'expiresAt'],
    search: ['email'],
    filter: ['status', 'role'],
    sort: '-createdAt',
    title: 'email',
  },
});
