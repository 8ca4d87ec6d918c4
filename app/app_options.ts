/** What a web application is made from, and what it is. */
import type { Express } from 'express';
import type { Logger } from 'pino';
import type { Host } from '../core/boot';
import type { Mailer } from '../core/declare';
import type { Finding } from '../core/findings';
import type { KeptMail } from '../core/mail';
import type { RouteInfo } from '../core/mount';
import type { ServingState } from '../core/web';
import type { Config } from './config';

export interface AppOptions {
  readonly host: Host;
  readonly config: Pick<
    Config,
    | 'environment'
    | 'modules'
    | 'sessionSecret'
    | 'encryptionKey'
    | 'encryptionKeyOld'
    | 'publicUrl'
    | 'importMaxBytes'
    | 'trustProxy'
    | 'trashDays'
  >;
  /** Absolute path of the folder for files that can be made again. */
  readonly cacheDir: string;
  readonly mailer: Mailer;
  /** Where mail is kept that does not go out, for those who develop. */
  readonly mailbox?: KeptMail | undefined;
  readonly log: Logger;
  /** Asked by `/health/ready`. */
  readonly state: () => ServingState;
}

export interface App {
  readonly express: Express;
  /** Every route there is: the host's own, the generated ones, then the modules'. */
  readonly routes: readonly RouteInfo[];
  /** Routes without a policy, routes twice, views that fail: with one of them the host does not start. */
  readonly findings: readonly Finding[];
  /** Whether people can be told apart; otherwise only this machine may reach it. */
  readonly knowsPeople: boolean;
  /** Resolves when no work is left in the background. */
  readonly settled: () => Promise<void>;
  /** Begins what is done every now and then; answers what ends it. */
  readonly begin: () => () => Promise<void>;
}
