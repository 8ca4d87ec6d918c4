import { defineModel, reference, string } from 'ordinal-host';

/** Something that somebody did with their account, or that was done to it, as they would want to see it. Written by `activities.ts`. */
export default defineModel('UserActivity', {
  table: 'user_activities',
  softDelete: false,
  audit: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'activities' }).required().readOnly(),
    kind: string(50)
      .pattern(/^[a-z]+(?:-[a-z]+)*$/)
      .required()
      .readOnly()
      .help('a few words, as password-changed'),
    words: string(200).required().readOnly().help('the same as a sentence'),
    address: string(45).readOnly().help('from where'),
    agent: string(100).readOnly().label('Browser'),
  },
  indexes: [{ fields: ['user', 'createdAt'] }],
  admin: {
    list: ['createdAt', 'user', 'words', 'address', 'agent'],
    search: ['words', 'address'],
    filter: ['kind'],
    sort: '-createdAt',
    title: 'words',
    label: 'Activity',
    plural: 'Activities of users',
  },
});
