/** Imports between modules: only to a lower module, and only to its door. */
import path from 'node:path';
import { parseName, type ModuleFolder } from '../discover';
import type { Finding, Place } from '../findings';
import { importsIn } from '../load';
import { modulePlaces } from '../order';
import type { Facts } from './facts';

/** One import that leads into another module. */
interface Crossing {
  readonly from: ModuleFolder;
  readonly to: ModuleFolder;
  /** Below the module's folder, without extension: empty or `index` for its door, `pages/list`. */
  readonly inside: string;
  readonly specifier: string;
  readonly place: Place;
}

/** Imports uphill and past doors, in every source of every module; modules of the host itself have a test for it. */
export function crossings(facts: Facts): Finding[] {
  const byDir = new Map(facts.modules.map((module) => [module.dir, module]));
  const found = facts.modules
    .filter(({ enabled, origin }) => enabled && origin !== 'shipped')
    .flatMap((module) => crossingsOf(module, byDir, facts));
  if (found.length === 0) return [];
  const isBefore = modulePlaces(facts.modules, followed(facts));
  return found.flatMap((crossing) => [
    ...(isBefore(crossing.to, crossing.from) ? [] : [uphill(crossing)]),
    ...(['', 'index'].includes(crossing.inside) ? [] : [pastDoor(facts, crossing)]),
  ]);
}

const followed = ({ manifests }: Facts): Map<string, string> =>
  new Map(
    manifests.flatMap(({ folder, manifest: { after } }) =>
      after === undefined ? [] : [[folder.name, after]],
    ),
  );

function crossingsOf(from: ModuleFolder, byDir: ReadonlyMap<string, ModuleFolder>, facts: Facts): Crossing[] {
  return facts.sources(from).flatMap((file) =>
    importsIn(facts.read(file)).flatMap(({ specifier, line }) => {
      const target = targetOf(specifier, file, facts);
      const to = target === undefined ? undefined : homeOf(target, byDir);
      if (target === undefined || to === undefined || to === from) return [];
      const shown = `${from.shown}${file.slice(from.dir.length).replaceAll('\\', '/')}`;
      const inside = path
        .relative(to.dir, target)
        .replaceAll('\\', '/')
        .replace(/\.[tj]s$/, '');
      return [{ from, to, inside, specifier, place: { file: shown, line, note: specifier } }];
    }),
  );
}

/** Absolute path; of a module of the host by its name: `ordinal-host/modules/_system/user`. */
function targetOf(specifier: string, file: string, { modules }: Facts): string | undefined {
  if (specifier.startsWith('.')) return path.resolve(path.dirname(file), specifier);
  const [, , context, name, ...rest] = specifier.split('/');
  const to = modules.find(
    (module) => module.name === name && module.context === context && module.origin !== 'package',
  );
  return to && path.join(to.dir, ...rest);
}

function homeOf(target: string, byDir: ReadonlyMap<string, ModuleFolder>): ModuleFolder | undefined {
  for (let dir = target; ; dir = path.dirname(dir)) {
    const home = byDir.get(dir);
    if (home !== undefined || dir === path.dirname(dir)) return home;
  }
}

const placed = ({ name, models: [first] }: ModuleFolder): string =>
  first === undefined ? name : `${name} (${first.number})`;

function uphill({ from, to, place }: Crossing): Finding {
  const isFree = from.models.length === 0;
  return {
    code: 'IMPORT_UPHILL',
    level: 'error',
    summary: `${placed(from)} imports ${placed(to)}, which loads later`,
    at: [place, { file: to.shown }],
    waysOut: [
      { text: `let ${from.name} announce an event, and ${to.name} listen to it in its hook.ts` },
      { text: `or move what ${from.name} needs into ${from.name}, or into a module below it` },
      ...(isFree
        ? [{ text: `or say in ${from.shown}/module.ts that it comes later: after: '${to.name}'` }]
        : []),
    ],
  };
}

function pastDoor(facts: Facts, { from, to, inside, specifier, place }: Crossing): Finding {
  const isNumbered = parseName(`${inside}.ts`).is === 'model';
  const model = facts.models.find(
    ({ file }) => file.module === to.name && file.place.includes(`/${inside}.`),
  );
  const name = model?.definition.kind === 'model' ? model.definition.name : '<Name>';
  // `../customers/name.js` without what lies behind the door.
  const door = specifier.replace(/\.[tj]s$/, '').slice(0, -inside.length - 1);
  return {
    code: 'IMPORT_PAST_DOOR',
    level: 'error',
    summary: `${from.name} imports ${to.name}/${inside} past its door`,
    at: [place],
    waysOut: [
      isNumbered
        ? { text: `models are reached by name, without an import: models.${name}` }
        : { text: `export it from ${to.shown}/index.ts and import '${door}'` },
    ],
  };
}
