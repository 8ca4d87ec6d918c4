/** Who is let in: put together from the guards of the modules. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { FrameOptions } from '../core/admin';
import type { Host } from '../core/boot';
import type { Guard, Identifying, Powers } from '../core/declare';
import type { Finding } from '../core/findings';
import type { ModuleFolder } from '../core/discover';
import type { ShowDoor } from '../core/mount';
import * as web from '../core/web';
import type { Config } from './config';
import { ownPages } from './manifest_links';

export interface Guarding {
  /** Before a body is read. */
  readonly first: readonly RequestHandler[];
  /** After it: from here on it is known who asks. */
  readonly then: readonly RequestHandler[];
  readonly showDoor: ShowDoor;
  /** Where people find what is about themselves; nothing where nobody knows them. */
  readonly own: FrameOptions['own'];
  /** Asks people to show that it is them; nothing where no module does. */
  readonly prove: RequestHandler | undefined;
  /** Whether people can be told apart. */
  readonly knowsPeople: boolean;
  readonly findings: readonly Finding[];
}

interface Asked {
  readonly host: Host;
  readonly config: Pick<Config, 'modules' | 'sessionSecret' | 'publicUrl'>;
}

const NOTHING: Powers = () => false;

/** Calls the guards of all modules, and makes of them what every request goes through. */
export function guardingOf({ host, config }: Asked): Guarding {
  const secret = config.sessionSecret ?? randomBytes(32).toString('hex');
  const secure = isSecure(config);
  const findings: Finding[] = [];
  const parts = host.project.modules.flatMap(({ folder }): Named[] => {
    const part = host.guards.get(folder.name);
    if (part === undefined) return [];
    const { models, hooks, log } = host;
    try {
      return [
        {
          folder,
          guard: part({ models, hooks, log, config: config.modules.get(folder.name) ?? {}, secret, secure }),
        },
      ];
    } catch (error) {
      findings.push(guardThrew(folder, error));
      return [];
    }
  });
  const identifying = only(parts, 'identifying', findings);
  const empowering = only(parts, 'empowering', findings);
  if (identifying === undefined) return { ...open, findings };
  const powersOf = empowering?.powers.bind(empowering) ?? ((): Powers => NOTHING);
  const whoAsks: web.WhoAsks = async (request) => {
    const identity = await identifying.identify(request);
    if (identity === undefined) return { identity, powers: NOTHING };
    const [powers, scopes] = await Promise.all([powersOf(identity), empowering?.scopes?.(identity)]);
    return { identity, powers, scopes };
  };
  const csrf = web.csrfProtection({
    secret,
    secure,
    sessionOf: (request) => identifying.sessionOf(request),
    provesItself: (request) => identifying.provesItself?.(request) === true,
  });
  return {
    first: identifying.before,
    then: [...csrf, web.actAs(whoAsks)],
    showDoor: doorOf(identifying),
    own: {
      account: identifying.account,
      signOut: identifying.signOut,
      pages: ownPages(host.project.modules),
    },
    prove: identifying.prove,
    knowsPeople: true,
    findings,
  };
}

/** Whether browsers reach the host by HTTPS, as the address people use says. */
export const isSecure = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean =>
  publicUrl?.startsWith('https:') === true;

/** Nobody can be told apart: the person at this machine may do everything, and nobody else gets here. */
const open: Omit<Guarding, 'findings'> = {
  first: [web.actAs(web.developmentIdentity), web.onlyThisMachine],
  then: [],
  showDoor: () => false,
  own: undefined,
  prove: undefined,
  knowsPeople: false,
};

/** Pages are for people with a browser: they are led to the door and back. */
const doorOf =
  ({ signIn }: Identifying): ShowDoor =>
  (request, response) => {
    if (request.method !== 'GET' || web.wantsDocument(request)) return false;
    response.redirect(303, `${signIn}?next=${encodeURIComponent(request.originalUrl)}`);
    return true;
  };

interface Named {
  readonly folder: ModuleFolder;
  readonly guard: Guard;
}

const fileOf = ({ dir, shown, parts }: ModuleFolder): string =>
  `${shown}${(parts.guard ?? '').slice(dir.length).replaceAll('\\', '/')}`;

function only<K extends keyof Guard>(
  parts: readonly Named[],
  key: K,
  findings: Finding[],
): Guard[K] | undefined {
  const [first, second] = parts.filter(({ guard }) => guard[key] !== undefined);
  if (first !== undefined && second !== undefined)
    findings.push({
      code: 'GUARD_TWICE',
      level: 'error',
      summary: `${first.folder.name} and ${second.folder.name} both say ${key === 'identifying' ? 'who sends a request' : 'what people may do'}`,
      at: [{ file: fileOf(first.folder) }, { file: fileOf(second.folder) }],
      waysOut: [{ text: 'switch one of the two modules off, in modules/enabled.json' }],
    });
  return first?.guard[key];
}

const guardThrew = (folder: ModuleFolder, error: unknown): Finding => ({
  code: 'LOAD_THREW',
  level: 'error',
  summary: `${folder.name}: its guard fails: ${error instanceof Error ? error.message : String(error)}`,
  at: [{ file: fileOf(folder) }],
  waysOut: [{ text: 'a guard only answers functions; what it needs from elsewhere belongs into them' }],
});
