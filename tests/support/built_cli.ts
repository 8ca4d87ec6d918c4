/** The command as users run it: `dist/menu-cli.js`, brought up to date with the sources first. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');

/**
 * For tests that need Node's own module loading, which jest bypasses.
 * @returns absolute path of the built command; costs milliseconds when no source has changed
 * @throws when the sources do not compile
 */
export function builtCli(): string {
  execFileSync(process.execPath, [path.join(root, 'cli', 'build', 'fresh.js')], {
    cwd: root,
    stdio: 'inherit',
  });
  return path.join(root, 'dist', 'menu-cli.js');
}
