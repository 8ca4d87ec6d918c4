import { boolean, defineModel, integer, reference, string } from 'ordinal-host';
import { ANY_ADDRESS } from './addresses';

/** A link of a menu: one that is contributed and was changed, or one of an administrator's own. */
export default defineModel('MenuLink', {
  table: 'menu_links',
  softDelete: false,
  fields: {
    menuType: reference('menu_types', { onDelete: 'CASCADE', inverse: 'links' }).required(),
    tier: reference('menu_tiers', { onDelete: 'SET NULL', inverse: 'links' })
      .label('Group')
      .help('none: where it is contributed'),
    address: string(500).required().pattern(ANY_ADDRESS),
    title: string(100).help('in place of the contributed one'),
    place: integer().min(0).readOnly(),
    hidden: boolean().default(false).required(),
    own: boolean().default(false).required().readOnly().help('added by an administrator'),
    permission: string(150).help('needed to see a link that an administrator added'),
    limited: boolean().default(false).required().help('shown to its roles alone'),
    /** Version of the menu in which it was last changed. */
    revision: integer().default(0).required().readOnly(),
  },
  indexes: [{ fields: ['menuType', 'address'], unique: true }],
  checks: { own_has_title: 'NOT own OR title IS NOT NULL' },
  admin: {
    list: ['address', 'title', 'tier', 'place', 'hidden', 'updatedAt'],
    search: ['address', 'title'],
    filter: ['hidden', 'own'],
    sort: 'address',
    title: 'address',
  },
});
