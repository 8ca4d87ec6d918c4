/** What `view.ts` is given and answers. */
import type { NextFunction, Request, RequestHandler, Response as ExpressResponse, Router } from 'express';
import type { Models } from './bound_model';
import type { Hooks } from './hooks';
import type { Identity, KeyFor, Log, Powers } from './identity';
import type { Mailer } from './mail';
import type { MenuGroup } from './menu';
import type { AnyWhere, Conditions, FieldScope, RecordAction } from './scope';

/** A module as pages show it. */
export interface ShownModule {
  readonly name: string;
  readonly title: string;
  /** `300–319`; empty for a module that owns no numbers. */
  readonly range: string;
}

/** A table as pages show it. */
export interface ShownTable {
  readonly table: string;
  /** The loading number of its model. */
  readonly number: number;
  readonly module: string;
  /** What people call its records. */
  readonly title: string;
  /** Address of its generated list. */
  readonly to: string;
}

/** What the project is made of, in loading order. */
export interface ShownProject {
  readonly modules: readonly ShownModule[];
  readonly tables: readonly ShownTable[];
  /** What modules and the host contribute to the menu, whoever asks. */
  readonly menu: readonly MenuGroup[];
}

/** Answers a middleware that lets only those through who hold the permission. Every route starts with one. */
export interface Access {
  (permission: string): RequestHandler;
  /** Anybody may use this route. */
  public(): RequestHandler;
  /** Whoever has signed in may use it, by themselves: pages about oneself, which no program sees that acts for them. */
  signedIn(): RequestHandler;
}

export interface ViewContext {
  readonly router: Router;
  readonly models: Models;
  readonly hooks: Hooks;
  readonly access: Access;
  readonly log: Log;
  /** The module's own environment settings, as checked at start. */
  readonly config: Readonly<Record<string, string | undefined>>;
  /** Who sent the request that is being answered; nothing for a stranger. */
  readonly actor: () => Identity | undefined;
  /** Whether they hold a permission. */
  readonly may: Powers;
  /**
   * What must hold for a record that they may `action`, by the rules of their roles: belongs into every query that
   * shows records to people or changes them. `findAll({ where: { [op.and]: [{ city }, within('customers')] } })`
   * @param action default `read`
   */
  within(table: string, action?: RecordAction): AnyWhere;
  /** Fields of a table that are hidden from them, or that they may not change. */
  readonly fieldsOf: (table: string) => FieldScope;
  /** Reads conditions on records that are kept as text. */
  readonly conditions: Conditions;
  /** All or nothing: queries inside join one transaction without being told. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Stands behind the policy of a route that does something sensitive: lets those through who have just shown that it is
   * them, and asks everybody else. Nobody is asked where no guard can.
   */
  readonly prove: RequestHandler;
  readonly mailer: Mailer;
  /**
   * The address people reach the host at, `https://shop.example`, for links in mail: PUBLIC_URL, else this machine. Never
   * what a request says of itself, or whoever asks for a mail could choose where its link leads.
   */
  addressOf(request: Request): string;
  /** Whether browsers reach the host by HTTPS alone. */
  readonly secure: boolean;
  /** A key for one purpose, to encrypt with. */
  readonly keyFor: KeyFor;
  /** Modules and tables by the words people know them under. */
  readonly project: ShownProject;
}

/** The default export of `view.ts`: adds routes to the router it is given and answers it. */
export type View = (context: ViewContext) => Router;
export const defineView = (view: View): View => view;

export type { ExpressResponse, NextFunction, Request, RequestHandler };
