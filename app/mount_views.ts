/** What views of modules are given, and where their routes lie. */
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { AdminArea } from '../core/admin';
import type { Host } from '../core/boot';
import type { Access, Mailer } from '../core/declare';
import { mountModules, type Mounted, type RouteInfo } from '../core/mount';
import type { Config } from './config';
import { isSecure, type Guarding } from './guarding';
import { keysOf } from './keys';
import { shownProject } from './shown_project';

export interface ViewOptions {
  readonly host: Host;
  readonly config: Pick<Config, 'modules' | 'encryptionKey' | 'encryptionKeyOld' | 'publicUrl'>;
  readonly log: Logger;
  readonly mailer: Mailer;
}

/** Where nobody can be asked, everybody is let through. */
const askNobody: RequestHandler = (_request, _response, next) => next();

/** @param taken routes that are there already */
export function mountViews(
  access: Access,
  { prove = askNobody }: Guarding,
  area: AdminArea,
  taken: readonly RouteInfo[],
  options: ViewOptions,
): Mounted {
  const { host, config, log } = options;
  return mountModules({
    modules: host.project.modules.map((one) => ({ ...one, view: host.views.get(one.folder.name) })),
    models: host.models,
    hooks: host.hooks,
    conditions: host.conditions,
    access,
    logOf: (module) => log.child({ module }),
    configOf: (module) => config.modules.get(module) ?? {},
    transaction: (work) => host.sequelize.transaction(() => work()),
    secure: isSecure(config),
    keyFor: keysOf(config),
    prove,
    mailer: options.mailer,
    addressOf: ({ socket }) => config.publicUrl ?? `http://localhost:${socket.localPort ?? ''}`,
    project: shownProject(host.project, area),
    taken,
  });
}
