'use strict';
/**
 * Serves 25 of 1,000 customers in a process of its own until it is told to stop. Arguments: `bare` or `host`, the
 * folder of the host, the project folder. `bare` is express and pg and nothing else. Sends { port }, and for each
 * message { ask: 'cpu' } the milliseconds of processor time that all its threads have used so far, and the bytes of memory
 * it holds.
 */
const path = require('node:path');
const { Writable } = require('node:stream');
const { listCustomers, drawCustomers } = require('./list_page_rows');

const [way, hostRoot, project] = process.argv.slice(2);

async function bare() {
  const express = require('express');
  const app = express();
  app.get('/bare', async (_request, response) => response.json(await listCustomers()));
  app.get('/page', async (_request, response) =>
    response.type('html').send(drawCustomers(await listCustomers())),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server.address().port;
}

async function host() {
  const { start } = require(path.join(hostRoot, 'dist', 'app', 'start.js'));
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const environment = { ...process.env, NODE_ENV: 'production', PORT: '0' };
  const { address, host: running } = await start({
    root: project,
    environment,
    migrate: true,
    destination: nowhere,
  });
  const rows = Array.from({ length: 1000 }, (_, at) => ({
    name: `Customer ${at}`,
    email: `customer${at}@example.com`,
    phone: `+1212555${1000 + at}`,
  }));
  await running.models.Customer.bulkCreate(rows);
  return Number(new URL(address).port);
}

process.on('message', ({ ask }) => {
  if (ask !== 'cpu') return process.exit(0);
  const { user, system } = process.cpuUsage();
  process.send({ cpu: (user + system) / 1000, rss: process.memoryUsage.rss() });
});
void (way === 'bare' ? bare() : host()).then((port) => process.send({ port }));
