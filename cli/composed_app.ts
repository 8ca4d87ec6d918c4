import path from 'node:path';
import type { App } from '../app';
import type { Host } from '../core/boot';
import type { CommandContext } from './command';

/** The application as it would be served, to look at; nothing listens. */
export async function composedApp({ io, root }: CommandContext, host: Host): Promise<App> {
  const { createApp, mailWays, readConfig } = await import('../app');
  const { createLog } = await import('../core/web');
  const config = readConfig(io.env, host.project.modules);
  const app = await createApp({
    host,
    config,
    cacheDir: path.resolve(root, config.dataDir, 'cache'),
    ...mailWays(config, path.resolve(root, config.dataDir)),
    log: createLog({ level: 'silent' }),
    state: () => 'starting',
  });
  await app.settled();
  return app;
}
