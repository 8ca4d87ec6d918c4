export const USER_STATUSES = ['pending', 'active', 'suspended', 'banned', 'deleted'] as const;

export type UserStatus = (typeof USER_STATUSES)[number];

interface Change {
  readonly from: readonly UserStatus[];
  readonly to: UserStatus;
  /** In a sentence: `cannot be activated`. */
  readonly done: string;
}

export type StatusChange = 'activate' | 'suspend' | 'reinstate' | 'ban' | 'delete';

/** What may be done to a user of which status, and what they are then. */
export const STATUS_CHANGES: Readonly<Record<StatusChange, Change>> = {
  activate: { from: ['pending'], to: 'active', done: 'activated' },
  suspend: { from: ['pending', 'active'], to: 'suspended', done: 'suspended' },
  reinstate: { from: ['suspended'], to: 'active', done: 'reinstated' },
  ban: { from: ['pending', 'active', 'suspended'], to: 'banned', done: 'banned' },
  delete: { from: ['pending', 'active', 'suspended', 'banned'], to: 'deleted', done: 'deleted' },
};
