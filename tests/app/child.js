// A process that serves like the real one, on a free port, without a database. Run by signals.test.ts.
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => {
  const jsc = { target: 'es2022', parser: { syntax: 'typescript' } };
  const options = { filename: file, swcrc: false, jsc, module: { type: 'commonjs' } };
  module._compile(transformSync(readFileSync(file, 'utf8'), options).code, file);
};

const { drainable } = require('../../app/drain');
const { addressOf, listen } = require('../../app/listen');
const { surviveFaults } = require('../../app/process_faults');
const { onStopSignal } = require('../../app/signals');

const say = (line) => process.stdout.write(`${line}\n`);
surviveFaults({ error: (facts, message) => say(`${message}: ${facts.err.message}`) });

listen(
  (request, response) => {
    if (request.url === '/timer')
      setTimeout(() => {
        throw new Error('in a timer');
      });
    if (request.url === '/promise') void Promise.reject(new Error('in a promise'));
    // Whoever asks for these is told at once that the request is here, so that nobody has to guess when it is running.
    if (request.url === '/slow' || request.url === '/stuck') response.flushHeaders();
    if (request.url !== '/stuck') setTimeout(() => response.end('done'), request.url === '/slow' ? 400 : 0);
  },
  { host: '127.0.0.1', port: 0 },
).then((server) => {
  const drain = drainable(server);
  onStopSignal((signal) => {
    say(signal);
    void drain({ idle: 50, deadline: 5000 }).then((end) => {
      say(end);
      process.exit(0);
    });
  });
  say(addressOf(server));
});
