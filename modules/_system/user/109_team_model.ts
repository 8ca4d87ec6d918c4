import { defineModel, string, text } from 'ordinal-host';
import { TEAM_SLUG } from './domain';

/** People who do something together. At least one of its members owns it: `owners.ts` sees to that. */
export default defineModel('Team', {
  table: 'teams',
  fields: {
    name: string(80).required(),
    slug: string(90).required().unique().pattern(TEAM_SLUG).help('small letters and digits, hyphens between'),
    description: text().max(2_000),
  },
  admin: {
    list: ['name', 'slug', 'createdAt'],
    search: ['name', 'slug'],
    sort: 'name',
    title: 'name',
  },
});
