/** The files of a new module, in the places the table of module parts gives them. */
import { MODULE_PARTS, type ModulePart } from '../discover';
import { modelFileName } from './planned_model';
import type { ModuleDraft } from './module_draft';
import type { PlannedFile } from './plan';
import { manifestFile } from './templates/manifest_file';
import { modelFile } from './templates/model_file';
import { pageTemplate, styleSheet } from './templates/page_files';
import { demoSeed } from './templates/seed_file';
import { moduleTest } from './templates/test_file';
import { eventsFile, hookFile, viewFile } from './templates/view_files';

/** What a new module gets of a part: path inside the folder of the part (or of the module), and text. */
type Writer = (draft: ModuleDraft) => readonly (readonly [name: string, content: string])[];

const WRITERS: Partial<Record<ModulePart['key'], Writer>> = {
  manifest: (draft) => [['', manifestFile(draft)]],
  model: ({ models }) => models.map((model) => [modelFileName(model), modelFile(model)]),
  view: (draft) => [['', viewFile(draft)]],
  hook: (draft) => [['', hookFile(draft)]],
  events: (draft) => [['', eventsFile(draft)]],
  templates: (draft) => [[`${draft.name}/index.ejs`, pageTemplate(draft)]],
  static: (draft) => [[`${draft.name}.css`, styleSheet(draft)]],
  seeds: (draft) => [['demo.ts', demoSeed(draft)]],
  tests: (draft) => [[`${draft.name}.test.ts`, moduleTest(draft)]],
};

const placeOf = (part: ModulePart, name: string): string => {
  if (part.form === 'file') return part.pattern;
  return part.form === 'folder' ? `${part.pattern}${name}` : name;
};

/** Every file of a new module. */
export function moduleFiles(draft: ModuleDraft): PlannedFile[] {
  const folder = `modules/${draft.context}/${draft.name}`;
  return MODULE_PARTS.flatMap((part) =>
    (WRITERS[part.key]?.(draft) ?? []).map(([name, content]) => ({
      path: `${folder}/${placeOf(part, name)}`,
      content,
    })),
  );
}
