import { defineModel, integer, string } from 'ordinal-host';

/** A menu there is. `admin` stands beside every page of the host. */
export default defineModel('MenuType', {
  table: 'menu_types',
  softDelete: false,
  fields: {
    key: string(40)
      .required()
      .unique()
      .pattern(/^[a-z][a-z0-9_]*$/)
      .help('small letters, digits, underscores'),
    title: string(100).required(),
    /** Grows with every change on the page of the menu: so a form knows whether it was drawn from what still holds. */
    version: integer().default(0).required().readOnly(),
  },
  admin: { list: ['key', 'title', 'version', 'updatedAt'], sort: 'key', title: 'title' },
});
