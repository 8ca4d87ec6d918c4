/** A second process on the database of a test host, as far as sessions and grants can tell: nothing in memory is shared. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Express } from 'express';
import type { TestHost } from 'ordinal-host/testing';
import { readConfig } from '../../app/config';
import { createApp } from '../../app/create_app';
import { boot } from '../../core/boot';
import { createLog } from '../../core/web';

export interface Beside {
  readonly app: Express;
  close(): Promise<void>;
}

export async function beside({ host: { project, database } }: TestHost): Promise<Beside> {
  const log = createLog({ level: 'silent' });
  const cacheDir = await mkdtemp(path.join(tmpdir(), 'ordinal-beside-'));
  const config = readConfig({ NODE_ENV: 'test' }, project.modules);
  const host = await boot({ project, database, log });
  const mailer = { send: () => Promise.reject(new Error('no mail goes out here')) };
  const app = createApp({ host, config, cacheDir, mailer, log, state: () => 'ready' });
  return {
    app: app.express,
    async close() {
      await app.settled();
      await host.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}
