'use strict';
/**
 * npm links the commands of what a project depends on, never the project's own. Here the host is the project, so this
 * puts `menu-cli` where `npx menu-cli` looks for it; without it npx would ask the registry for a stranger of that name.
 */
const fs = require('node:fs');
const path = require('node:path');
const { ROOT } = require('./layout');

/** Links `node_modules/.bin/menu-cli` to the built command; does nothing where the host is somebody's dependency. */
function linkCommand() {
  const bin = path.join(ROOT, 'node_modules', '.bin');
  const command = path.join(ROOT, 'dist', 'menu-cli.js');
  if (!fs.existsSync(bin) || !fs.existsSync(command)) return;
  fs.chmodSync(command, 0o755);
  const link = path.join(bin, 'menu-cli');
  fs.rmSync(link, { force: true });
  if (process.platform === 'win32') fs.writeFileSync(`${link}.cmd`, `@node "${command}" %*\r\n`);
  else fs.symlinkSync(path.relative(bin, command), link);
}

module.exports = { linkCommand };
