/** A server that runs: it listens, says so, and closes without failing a request. */
import type { Server } from 'node:http';
import type { Host } from '../core/boot';
import { throwOnErrors } from '../core/findings';
import type { ServingState } from '../core/web';
import type { App, AppOptions } from './app_options';
import { createApp } from './create_app';
import { drainable, type DrainTimes } from './drain';
import { installed } from './installed';
import { permissionsOf } from './permissions';
import { addressOf, listen, type ListenOptions } from './listen';

export interface RunningServer {
  /** `http://localhost:3000` */
  readonly address: string;
  readonly server: Server;
  /**
   * Answers what has been asked, takes nothing new, then ends the host's connections. Once is enough; a second call
   * waits for the first. The database stays open: who opened it closes it.
   * @param reason told to listeners of `host:closing`
   */
  close(reason: string, times?: DrainTimes): Promise<void>;
}

async function tell(host: Host, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    host.log.error({ err: error }, 'a listener failed');
  }
}

/** An application whose routes are in order, before anybody can reach it. */
export interface ComposedServer {
  readonly routes: App['routes'];
  /** @throws HostError HOST_NOT_LOOPBACK, PORT_IN_USE */
  listen(where: Omit<ListenOptions, 'knowsPeople'>): Promise<RunningServer>;
}

/**
 * Composes the application of a host.
 * @throws HostError with what is wrong with routes and views
 */
export function composeServer(options: Omit<AppOptions, 'state'>): ComposedServer {
  const serving = { state: 'starting' as ServingState };
  const app = createApp({ ...options, state: () => serving.state });
  throwOnErrors(app.findings);
  return {
    routes: app.routes,
    async listen(where) {
      const server = await listen(app.express, { ...where, knowsPeople: app.knowsPeople });
      const drain = drainable(server);
      serving.state = 'ready';
      const { host, log } = options;
      await tell(host, () =>
        host.hooks.announce('host:ready', {
          modules: installed(host.project),
          permissions: permissionsOf(host.project, app.routes),
        }),
      );

      const end = app.begin();

      const shut = async (reason: string, times?: DrainTimes): Promise<void> => {
        serving.state = 'closing';
        log.info({ reason }, 'closing');
        const drained = await drain(times);
        if (drained === 'cut off') log.warn({ reason }, 'requests that did not end in time were cut off');
        await tell(host, () => host.hooks.announce('host:closing', { reason }));
        await end();
        await app.settled();
        await host.close();
      };
      let closing: Promise<void> | undefined;
      return {
        address: addressOf(server),
        server,
        close: (reason, times) => (closing ??= shut(reason, times)),
      };
    },
  };
}
