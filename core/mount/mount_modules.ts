/** From `view.ts` to addresses. In: loaded views. Out: routers in place, the list of routes, findings. */
import { Router } from 'express';
import { actor, fieldsOf, may } from '../actor';
import { within } from '../scope';
import type {
  Access,
  Conditions,
  Hooks,
  KeyFor,
  Log,
  Manifest,
  Models,
  ShownProject,
  View,
  ViewContext,
} from '../declare';
import type { ModuleFolder } from '../discover';
import type { Finding } from '../findings';
import { isRouter } from './router_layers';
import { routesOf, routesTwice, type RouteInfo, type RouteSource } from './routes';

/** A module with what is needed to mount it. */
export interface MountedModule {
  readonly folder: ModuleFolder;
  readonly manifest: Manifest;
  /** The default export of its `view.ts`. */
  readonly view?: View | undefined;
}

export interface MountOptions {
  /** In loading order. */
  readonly modules: readonly MountedModule[];
  readonly models: Models;
  readonly hooks: Hooks;
  readonly conditions: Conditions;
  readonly access: Access;
  /** The log a module writes to. */
  readonly logOf: (module: string) => Log;
  /** A module's own environment settings. */
  readonly configOf: (module: string) => Readonly<Record<string, string | undefined>>;
  readonly transaction: ViewContext['transaction'];
  readonly secure: boolean;
  readonly keyFor: KeyFor;
  readonly prove: ViewContext['prove'];
  readonly mailer: ViewContext['mailer'];
  readonly addressOf: ViewContext['addressOf'];
  readonly project: ShownProject;
  /** Routes that are there already, e.g. the generated pages: nobody may take theirs. */
  readonly taken?: readonly RouteInfo[];
}

export interface Mounted {
  /** Answers all modules; put it into the application. */
  readonly router: Router;
  /** Those that were taken first, then the modules' in loading order. */
  readonly routes: readonly RouteInfo[];
  readonly findings: readonly Finding[];
}

/** Where a module's pages lie: `/admin/customers`, `/shop`, or what its manifest says. */
export function mountPath({ name, context }: ModuleFolder, { mount }: Manifest): string {
  const path = mount ?? (context === 'admin' ? `/admin/${name}` : `/${name}`);
  return `/${path}`.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
}

const viewFile = ({ folder }: MountedModule): string =>
  `${folder.shown}${(folder.parts.view ?? '').slice(folder.dir.length).replaceAll('\\', '/')}`;

const viewThrew = (module: string, file: string, error: unknown): Finding => ({
  code: 'LOAD_THREW',
  level: 'error',
  summary: `${module}: its view fails when it is mounted: ${error instanceof Error ? error.message : String(error)}`,
  at: [{ file }],
  waysOut: [{ text: 'a view only adds routes; what it needs from elsewhere belongs into a handler' }],
});

const noRouter = (module: string, file: string): Finding => ({
  code: 'LOAD_EXPORT',
  level: 'error',
  summary: `${module}: its view does not answer a router`,
  at: [{ file }],
  waysOut: [{ text: 'export default defineView(({ router, access }) => router);' }],
});

/** Asks one view for its router. */
function routerOf(view: View, source: RouteSource, options: MountOptions): Router | Finding {
  const {
    models,
    hooks,
    conditions,
    access,
    logOf,
    configOf,
    transaction,
    secure,
    keyFor,
    project,
    prove,
    mailer,
    addressOf,
  } = options;
  const { module, file } = source;
  try {
    const router: unknown = view({
      router: Router(),
      models,
      hooks,
      conditions,
      within: (table, action = 'read') => within(conditions, table, action),
      fieldsOf,
      access,
      log: logOf(module),
      config: configOf(module),
      actor,
      may,
      transaction,
      secure,
      keyFor,
      project,
      prove,
      mailer,
      addressOf,
    });
    return isRouter(router) ? (router as Router) : noRouter(module, file);
  } catch (error) {
    return viewThrew(module, file, error);
  }
}

/**
 * Mounts every module that has a view, in loading order. Nothing is thrown for what a module does wrong: whoever calls
 * decides by the findings whether the host starts.
 */
export function mountModules(options: MountOptions): Mounted {
  const all = Router();
  const routes: RouteInfo[] = [...(options.taken ?? [])];
  const findings: Finding[] = [];
  for (const one of options.modules) {
    if (one.view === undefined) continue;
    const source = { module: one.folder.name, file: viewFile(one) };
    const router = routerOf(one.view, source, options);
    if ('code' in router) {
      findings.push(router);
      continue;
    }
    const path = mountPath(one.folder, one.manifest);
    const found = routesOf(router, path, source);
    routes.push(...found.routes);
    findings.push(...found.findings);
    all.use(path, router);
  }
  return { router: all, routes, findings: [...findings, ...routesTwice(routes)] };
}
