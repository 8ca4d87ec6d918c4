/** What the admin area is given when it is mounted, and the few questions all its pages ask of it. */
import type { RequestHandler } from 'express';
import type { Model, ModelStatic, Sequelize } from 'sequelize';
import { fieldsOf } from '../actor';
import type {
  Access,
  AskedHistory,
  AskedImports,
  AskedPalette,
  AskedViews,
  Conditions,
  EventCatalogue,
  Log,
  MenuGroup,
} from '../declare';
import type { Health } from '../database';
import type { Finding } from '../findings';
import type { KeptMail } from '../mail';
import type { Desk } from '../migrations';
import type { NumberRange } from '../numbering';
import type { ModelEntry, Registry } from '../registry';
import { narrowPage } from '../scope';
import { describeModel, type AdminPage } from '../describe';
import type { ModuleCard } from './module_card';
import { contributedMenu, type ModuleLink } from './frame';

export interface AdminOptions {
  readonly registry: Registry;
  /** Bound models by name, as `registerModels` answers them. */
  readonly models: object;
  readonly sequelize: Sequelize;
  readonly conditions: Conditions;
  readonly access: Access;
  /** Lets those through who have just shown that it is them; without it nobody is asked. */
  readonly prove?: RequestHandler | undefined;
  /** The migrations of this project on this database. Pages only read. */
  readonly desk: Desk;
  /** The numbering catalogue with the project's own ranges, in order. */
  readonly ranges: readonly NumberRange[];
  /** Links of modules to pages of their own, shown in the rail. */
  readonly links?: readonly ModuleLink[];
  /** Address of the page about oneself; nothing on a host that knows no people. */
  readonly account?: string | undefined;
  /** What people call a module, by its name; default: its name with a capital. */
  readonly titles?: ReadonlyMap<string, string>;
  /** What the checks found and the host runs with. */
  readonly findings?: readonly Finding[];
  /** Names of modules that the host runs without, because they failed. */
  readonly left?: readonly string[];
  /** Days that records stay in the trash; 0: until somebody deletes them for good. Default 30. */
  readonly trashDays?: number;
  /** Adds the views of a list that are kept; default: none are. */
  readonly passViews?: ((asked: AskedViews) => Promise<AskedViews>) | undefined;
  /** Adds what the palette offers before anything is typed; default: nothing. */
  readonly passPalette?: ((asked: AskedPalette) => Promise<AskedPalette>) | undefined;
  /** Cards of modules for the first page, in loading order. */
  readonly cards?: readonly ModuleCard[];
  /** How the database is; without it nothing is said of it. */
  readonly health?: (() => Promise<Health>) | undefined;
  readonly log?: Log | undefined;
  /** Told that somebody has switched single keys on or off. */
  readonly keysChosen?: ((chosen: EventCatalogue['host:keys']) => Promise<void>) | undefined;
  /** Adds what happened to a record; default: nobody knows. */
  readonly passHistory?: ((asked: AskedHistory) => Promise<AskedHistory>) | undefined;
  /** Absolute path of a folder for files that can be made again; the diagram is kept there. */
  readonly cacheDir: string;
  /** Mail that did not go out but is kept, where it may be looked at. */
  readonly mailbox?: KeptMail | undefined;
  /** Says where files are kept that are imported; without it nothing can be imported. */
  readonly passImports?: ((asked: AskedImports) => Promise<AskedImports>) | undefined;
  /** Bytes a file may have that is imported. */
  readonly importMaxBytes?: number | undefined;
  readonly now?: () => Date;
}

/** The tables of a project, for work that is done for nobody in particular as well. */
export interface Tables {
  readonly registry: Registry;
  readonly sequelize: Sequelize;
  readonly now: () => Date;
  /** Descriptions in loading order, whoever asks. */
  readonly pages: readonly AdminPage[];
  /** A description as whoever is acting sees it: without the fields that are hidden from them. */
  seen(page: AdminPage): AdminPage;
  /** The same by the name of a table. */
  pageOf(table: string): AdminPage | undefined;
  entryOf(page: AdminPage): ModelEntry;
  modelOf(page: AdminPage): ModelStatic<Model>;
}

export interface Admin
  extends
    Omit<
      AdminOptions,
      'findings' | 'left' | 'links' | 'titles' | 'now' | 'cards' | 'trashDays' | keyof Tables
    >,
    Tables {
  readonly links: readonly ModuleLink[];
  readonly titles: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
  readonly left: readonly string[];
  readonly trashDays: number;
  readonly cards: readonly ModuleCard[];
  /** The whole menu, whoever asks. */
  readonly contributed: readonly MenuGroup[];
  /** When the files of the project had been read. */
  readonly since: Date;
}

export const TRASH_DAYS = 30;

export function adminOf(options: AdminOptions): Admin {
  const tables = tablesOf(options);
  const contributed = contributedMenu({
    pages: tables.pages,
    ranges: options.ranges,
    links: options.links ?? [],
    account: options.account,
    modules: options.registry.modules.length,
    mailbox: options.mailbox !== undefined,
  });
  return {
    ...options,
    ...tables,
    findings: options.findings ?? [],
    left: options.left ?? [],
    links: options.links ?? [],
    cards: options.cards ?? [],
    titles: options.titles ?? new Map(),
    trashDays: options.trashDays ?? TRASH_DAYS,
    contributed,
    since: tables.now(),
  };
}

export function tablesOf({
  registry,
  models: bound,
  sequelize,
  now = () => new Date(),
}: Pick<AdminOptions, 'registry' | 'models' | 'sequelize' | 'now'>): Tables {
  const pages = registry.models.map(describeModel);
  const byTable = new Map(pages.map((page) => [page.table, page]));
  const seen = (page: AdminPage): AdminPage => narrowPage(page, fieldsOf(page.table));
  const models = bound as Readonly<Record<string, ModelStatic<Model>>>;
  return {
    registry,
    sequelize,
    now,
    pages,
    seen,
    pageOf(table) {
      const page = byTable.get(table);
      return page === undefined ? undefined : seen(page);
    },
    entryOf: (page) => known(registry.byName.get(page.model), page.model),
    modelOf: (page) => known(models[page.model], page.model),
  };
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the model ${name} is not bound to a database`);
  return value;
}
