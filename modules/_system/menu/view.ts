import { defineView } from 'ordinal-host';
import { arrangePage } from './arrange_page';
import { menuStore } from './desk';
import { groupPages } from './group_page';
import { linkPages } from './link_page';
import { quickPage } from './quick_page';
import { removal } from './remove';

export default defineView((context) => {
  const { router, models, transaction, project, hooks } = context;
  const arranging = { ...context, store: menuStore(models, transaction, project.menu, hooks) };
  arrangePage(arranging);
  linkPages(arranging);
  groupPages(arranging);
  removal(arranging);
  quickPage(context);
  return router;
});
