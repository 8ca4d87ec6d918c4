import { defineSeed } from 'ordinal-host';
import { ADMIN_MENU } from '../menu_key';

/** The menu beside every page. */
export default defineSeed(async ({ models, log }) => {
  if ((await models.MenuType.findOne({ where: { key: ADMIN_MENU.key } })) !== null) return;
  await models.MenuType.create(ADMIN_MENU);
  log('1 menu');
});
