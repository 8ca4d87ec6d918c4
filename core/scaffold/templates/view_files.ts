/** `view.ts` and what belongs to its page: events, hook. */
import { mountOf, pageTitle, type ModuleDraft } from '../module_draft';
import { quoted } from '../planned_field';
import { className } from '../planned_model';
import { pageFilter, readPermission } from './manifest_file';

/** The name of the type of what passes through the page's filter. */
const pageType = ({ name }: Pick<ModuleDraft, 'name'>): string => `${className(name)}Page`;

/** The text of `view.ts`: one page that lists the newest rows of the first model. */
export function viewFile(draft: ModuleDraft): string {
  return `import { defineView } from 'ordinal-host';

/** How many rows the page shows. */
const PAGE_SIZE = 25;

/** Pages of its own, mounted at ${mountOf(draft)}. Every route begins with who may use it. */
export default defineView(({ router, models, hooks, access }) => {
  router.get('/', access(${quoted(readPermission(draft))}), async (_request, response) => {
    const { rows, count } = await models.${className(draft.models[0].name)}.findAndCountAll({
      order: [
        ['createdAt', 'DESC'],
        ['id', 'DESC'],
      ],
      limit: PAGE_SIZE,
    });
    const page = await hooks.filter(${quoted(pageFilter(draft))}, {
      title: ${quoted(pageTitle(draft))},
      count,
      note: '',
    });
    response.render('${draft.name}/index', {
      title: page.title,
      crumbs: [{ text: page.title }],
      active: ${quoted(mountOf(draft))},
      note: page.note,
      rows,
    });
  });

  return router;
});
`;
}

/** The text of `events.ts`. */
export function eventsFile(draft: ModuleDraft): string {
  return `/** What this module announces, as types; the names stand in \`announces\` of module.ts as well. */
declare module 'ordinal-host' {
  interface FilterCatalogue {
    /** The head of the page at ${mountOf(draft)}, before it is drawn. Higher modules may change it too. */
    ${quoted(pageFilter(draft))}: ${pageType(draft)};
  }
}

export interface ${pageType(draft)} {
  readonly title: string;
  /** Rows in the table. */
  readonly count: number;
  /** A line below the title. */
  readonly note: string;
}
`;
}

/** The text of `hook.ts`. */
export function hookFile(draft: ModuleDraft): string {
  const sentence = "page.count === 0 ? 'Nothing here yet.' : `${page.count} in all.`";
  return `import { defineHooks } from 'ordinal-host';

/** What this module reacts to. Listeners run in loading order and are waited for. */
export default defineHooks({
  filters: {
    ${quoted(pageFilter(draft))}: (page) => ({
      ...page,
      note: ${sentence},
    }),
  },
});
`;
}
