/**
 * What `guard.ts` is given and answers: who sends a request, and what they may do. One module of a project knows people,
 * one (the same or another) knows permissions. Without such modules the host serves this machine alone.
 */
import type { Request, RequestHandler } from 'express';
import { freeze } from './freeze';
import type { Models } from './bound_model';
import type { Hooks } from './hooks';
import type { Identity, Log, Powers } from './identity';
import type { Scopes } from './scope';

export interface GuardContext {
  readonly models: Models;
  readonly hooks: Hooks;
  readonly log: Log;
  /** The module's own environment settings, as checked at start. */
  readonly config: Readonly<Record<string, string | undefined>>;
  /** Signs what browsers keep; the same in every process. */
  readonly secret: string;
  /** Whether browsers reach the host by HTTPS alone. */
  readonly secure: boolean;
}

/** Knows people. */
export interface Identifying {
  /** Runs for every request before anybody is asked who sent it, for example to read a session. */
  readonly before: readonly RequestHandler[];
  /** Who sent a request; nothing for a stranger. */
  identify(request: Request): Promise<Identity | undefined> | Identity | undefined;
  /**
   * Whether a request says who sent it by something that no browser sends of itself: then nobody else can have made one
   * send it, and no token of a form is asked for. Without it none does.
   */
  provesItself?(request: Request): boolean;
  /** Names the session of a request, so that a form belongs to it; nothing for a stranger. */
  sessionOf(request: Request): string | undefined;
  /** Address strangers are sent to; it is given `?next=`. */
  readonly signIn: string;
  /** Address that a form posts to in order to sign out. */
  readonly signOut: string;
  /** Address of the page about oneself; whoever may not see the admin area begins there. */
  readonly account: string;
  /**
   * Stands behind the policy of generated routes that change what is sensitive: lets those through who have just shown
   * that it is them, and asks everybody else. Without it nobody is asked.
   */
  readonly prove?: RequestHandler;
}

/** Knows permissions. */
export interface Empowering {
  /** Asked once for each request; what it answers is asked for every route, link and button. */
  powers(identity: Identity): Promise<Powers> | Powers;
  /** Rules that narrow what the powers open to some records and fields. Without it permissions alone decide. */
  scopes?(identity: Identity): Promise<Scopes> | Scopes;
}

export interface Guard {
  readonly identifying?: Identifying;
  readonly empowering?: Empowering;
}

/** The default export of `guard.ts`; called once, when the routes are mounted. */
export type GuardPart = (context: GuardContext) => Guard;
export const defineGuard = (part: GuardPart): GuardPart => freeze(part);
