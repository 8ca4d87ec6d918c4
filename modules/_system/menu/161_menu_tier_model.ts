import { boolean, defineModel, integer, reference, string } from 'ordinal-host';

/** A group of a menu: one that is contributed and was changed, or one of an administrator's own. */
export default defineModel('MenuTier', {
  table: 'menu_tiers',
  softDelete: false,
  fields: {
    menuType: reference('menu_types', { onDelete: 'CASCADE', inverse: 'tiers' }).required(),
    key: string(60).readOnly().help('of a group that modules contribute; none for one of its own'),
    title: string(100).help('in place of the contributed one'),
    place: integer().min(0).readOnly(),
    hidden: boolean().default(false).required(),
    /** Version of the menu in which it was last changed. */
    revision: integer().default(0).required().readOnly(),
  },
  indexes: [{ fields: ['menuType', 'key'], unique: true }],
  checks: { known_by_something: 'key IS NOT NULL OR title IS NOT NULL' },
  admin: {
    list: ['title', 'key', 'place', 'hidden', 'updatedAt'],
    filter: ['hidden'],
    sort: 'place',
    title: 'title',
    label: 'Menu group',
    plural: 'Menu groups',
  },
});
