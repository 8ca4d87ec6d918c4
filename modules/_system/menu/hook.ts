import { defineHooks, type AskedMenu, type HookContext } from 'ordinal-host';
import { memoryOf, type Memory } from './memory';
import { shownTo } from './shown_to';
import { quickButton } from './quick_button';
import { quickGroup, withQuick } from './quick_group';
import { atHand } from './at_hand';
import { recorder } from './recent';

/** The menu as it was arranged, and what somebody wants at hand first of all. */
async function arrangedFor(memory: Memory, asked: AskedMenu): Promise<AskedMenu> {
  const { identity, may, page, contributed, groups } = asked;
  if (identity.id === null) return asked;
  const [arranged, { roles, quick }] = await Promise.all([
    memory.arranged(contributed),
    memory.known(identity.id),
  ]);
  const shown = shownTo(arranged, { may, roles, groups });
  return {
    ...asked,
    groups: withQuick(shown, quickGroup(quick, contributed, may)),
    buttons: [...asked.buttons, ...quickButton(page, quick)],
  };
}

export default defineHooks(({ models }: HookContext) => {
  const memory = memoryOf(models);
  const record = recorder(models);
  return {
    'menu:changed': ({ userId }) => memory.forget(userId),
    'host:visited': { failure: 'log', run: record },
    filters: {
      // A page without the arranged menu is better than none: what is contributed stands in its place.
      // Searching without what is at hand is better than no search.
      'host:palette': { failure: 'log', timeLimit: 2_000, run: (asked) => atHand(models, memory, asked) },
      'host:menu': { failure: 'log', timeLimit: 2_000, run: (asked) => arrangedFor(memory, asked) },
    },
  };
});
