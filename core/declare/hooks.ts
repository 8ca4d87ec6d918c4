/**
 * What modules announce and listen to. A module adds its events in `events.ts`:
 * `declare module 'ordinal-host' { interface EventCatalogue { 'stock:low': { productId: string } } }`
 * and names them in `module.ts`, because types are gone at run time: `defineModule({ announces: ['stock:low'] })`.
 */
import type { RecordChange } from './changes';
import { freeze } from './freeze';
import type { Models } from './bound_model';
import type { AskedHelp } from './help';
import type { Identity, KeyFor, Log } from './identity';
import type { AskedHistory } from './history';
import type { AskedImports } from './imports';
import type { AskedMenu, Visit } from './menu';
import type { AskedPalette } from './palette';
import type { AskedViews } from './saved_views';
import type { Conditions } from './scope';
import type { ModelName, RowFor, TableNameOf } from './registry_rows';

/** A module as the host has found it. */
export interface InstalledModule {
  readonly name: string;
  readonly title: string;
  readonly context: string;
  readonly version: string | null;
  /** Number of its first model. */
  readonly place: number | null;
  readonly enabled: boolean;
}

/** Something that can be allowed: declared by a module, or generated for a model. */
export interface DeclaredPermission {
  /** `customers.read` */
  readonly name: string;
  /** The module it belongs to; nothing for the host's own. */
  readonly module: string | null;
  /** What it allows, in words. */
  readonly description: string;
}

/** One line of the log, secrets taken out. */
export interface LoggedLine {
  readonly level: 'warn' | 'error' | 'fatal';
  readonly message: string;
  readonly module: string | null;
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly occurredAt: Date;
}

/** Events that are announced: name -> what is handed over. Filled by modules and by the host. */
export interface EventCatalogue {
  /**
   * The server answers. All modules that were found, switched on or not, in loading order, and every permission that
   * a route, a link or a module speaks of.
   */
  'host:ready': {
    readonly modules: readonly InstalledModule[];
    readonly permissions: readonly DeclaredPermission[];
  };
  /** A warning or worse was logged. Told one at a time; in a flood the rest is only in the log. */
  'host:logged': LoggedLine;
  'host:closing': { readonly reason: string };
  /** Somebody has been shown a page, as they asked for it. Told after it was sent. */
  'host:visited': Visit;
  /** Somebody has switched single keys on or off for their browser, on a page of the host. */
  'host:keys': { readonly identity: Identity; readonly on: boolean };
  /**
   * One write has changed records of a model, as many as it touched. Told of every model that does not say
   * `audit: false`, in the transaction of the change.
   */
  'records:changed': {
    readonly model: string;
    readonly table: string;
    readonly records: readonly RecordChange[];
    /** The same for everything that changes together. */
    readonly transactionId: string;
    /** Sequelize's transaction. Queries of a listener join it without being told. */
    readonly transaction: unknown;
  };
}

/** Values that pass through listeners on their way: name -> the value. Filled by the host and by modules. */
export interface FilterCatalogue {
  /** What is said on the terminal once the server answers at `address`. */
  'host:greeting': { readonly address: string; readonly lines: readonly string[] };
  /** The menu beside a page: `groups` is what whoever looks at the page is shown. Asked once for every page that is drawn. */
  'host:menu': AskedMenu;
  /** Views of a list that are kept: tabs above it. Asked once for every list that is drawn. */
  'host:views': AskedViews;
  /** What the palette offers before anything is typed: pages that somebody wants at hand. */
  'host:palette': AskedPalette;
  /** Where files of records are kept on their way in. Without an answer nothing can be imported. */
  'host:imports': AskedImports;
  /** Whom somebody may ask who was refused for want of a permission. Asked for the page that says so. */
  'host:help': AskedHelp;
  /** What happened to one record. Asked for its pages, once it is known that whoever asks may see it. */
  'host:history': AskedHistory;
}

/**
 * What a model's life-cycle event brings: a plain copy of the row as it now is (of a row that is gone: as it last was).
 * `before` holds the old values of changed attributes, and is empty for `created` and `deleted`. Going into the trash
 * is `deleted`; coming back is `updated` with `before.deletedAt`.
 */
export interface ModelEvent<M extends ModelName> {
  readonly row: RowFor<M>;
  readonly before: Partial<RowFor<M>>;
  /** Sequelize's transaction the change runs in. Queries of a listener join it without being told. */
  readonly transaction: unknown;
}

type LifeCycle = {
  [M in ModelName as `${TableNameOf<M>}:${'created' | 'updated' | 'deleted'}`]: ModelEvent<M>;
};

/** Every event that can be listened to. */
export type Events = EventCatalogue & LifeCycle;

export type Handler<P> = (payload: P) => void | Promise<void>;
export type Filter<V> = (value: V) => V | Promise<V>;

export interface ListenerOptions {
  /** Lower runs first within one module; default 0. Between modules the loading order decides. */
  readonly order?: number;
  /** `fail`: the operation fails with the listener. `log`: it is said and the operation goes on. Default `fail`. */
  readonly failure?: 'fail' | 'log';
  /** Milliseconds before the listener counts as failed; default 5000. */
  readonly timeLimit?: number;
}

type Listener<H> = H | ({ readonly run: H } & ListenerOptions);

export type HookListeners = { readonly [E in keyof Events]?: Listener<Handler<Events[E]>> } & {
  readonly filters?: { readonly [F in keyof FilterCatalogue]?: Listener<Filter<FilterCatalogue[F]>> };
};

/** What listeners may use. `models` is there once the host has bound them: use it inside a listener, not beside it. */
export interface HookContext {
  readonly models: Models;
  readonly hooks: Hooks;
  /** Reads conditions on records that are kept as text. */
  readonly conditions: Conditions;
  readonly log: Log;
  /** Who made the change that is told; `undefined` at start and in commands. */
  readonly actor: () => Identity | undefined;
  /** Names the request that is being answered; `undefined` at start and in commands. */
  readonly requestId: () => string | undefined;
  /** A key for one purpose, to encrypt with. */
  readonly keyFor: KeyFor;
}

/** What `hook.ts` may export by default. */
export type HookPart = HookListeners | ((context: HookContext) => HookListeners);

/** The default export of `hook.ts`: event name -> what to do. Unknown names do not compile. */
export const defineHooks = <P extends HookPart>(listeners: P & HookPart): P => freeze(listeners);

/** How a module announces its own events and lets others change its values. */
export interface Hooks {
  announce<E extends keyof EventCatalogue>(event: E, payload: EventCatalogue[E]): Promise<void>;
  filter<F extends keyof FilterCatalogue>(name: F, value: FilterCatalogue[F]): Promise<FilterCatalogue[F]>;
}
