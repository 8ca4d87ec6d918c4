/** What a foreign key or an extension names must be there. */
import { closest } from '../discover';
import type { Finding, Place } from '../findings';
import { declaresModel, declaresTable } from '../load';
import { called } from './check_references';
import type { Facts } from './facts';

/** References to tables that no loaded file declares. */
export const unknownTables = (facts: Facts): Finding[] =>
  facts.related.unknownTables.flatMap(({ from, need }) => {
    const declares = (text: string): boolean => declaresTable(text, need.table);
    const summary = `${called(from)} (${from.file.number}) needs the table ${need.table}`;
    return missing(facts, declares, {
      code: 'ORDER_UNKNOWN_TABLE',
      place: facts.placeOfNeed(from, need),
      summary,
      meant: closest(need.table, facts.related.byTable.keys()),
      what: 'table',
    });
  });

/** Extensions of models that no loaded file declares. */
export const unknownModels = (facts: Facts): Finding[] =>
  facts.related.unknownModels.flatMap(({ file, definition }) => {
    const name = definition.kind === 'extension' ? definition.model : '';
    return missing(facts, (text) => declaresModel(text, name), {
      code: 'ORDER_UNKNOWN_MODEL',
      place: { file: file.shown },
      summary: `${file.module}/${file.name} (${file.number}) extends the model ${name}`,
      meant: closest(name, facts.related.byName.keys()),
      what: 'model',
    });
  });

interface Missing {
  readonly code: 'ORDER_UNKNOWN_TABLE' | 'ORDER_UNKNOWN_MODEL';
  readonly place: Place;
  readonly summary: string;
  readonly meant: string | undefined;
  readonly what: string;
}

/** Nothing when a file that could not be loaded declares it: that file has a finding of its own. */
function missing(
  facts: Facts,
  declares: (text: string) => boolean,
  { code, place, summary, meant, what }: Missing,
): Finding[] {
  const loaded = new Set(facts.models.map(({ file }) => file.file));
  for (const module of facts.modules) {
    const declaring = module.models.find(({ file }) => !loaded.has(file) && declares(facts.text(file)));
    if (declaring === undefined) continue;
    if (module.enabled) return [];
    return [
      {
        code: 'ORDER_DISABLED_TARGET',
        level: 'error',
        summary: `${summary}, but its module ${module.name} is switched off`,
        at: [place, { file: declaring.shown }],
        waysOut: [{ text: `write "${module.name}" into modules/enabled.json` }],
      },
    ];
  }
  const ways = meant === undefined ? [] : [{ text: `did you mean ${meant}?` }];
  return [
    {
      code,
      level: 'error',
      summary: `${summary}, which no model file declares`,
      at: [place],
      waysOut: [...ways, { command: 'menu-cli preview-order', text: `shows every ${what} there is` }],
    },
  ];
}
