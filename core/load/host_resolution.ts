/**
 * Wherever a module file lies, `ordinal-host` is the host that is running. One copy, never two. The same goes for
 * Sequelize, whose types a raw field may name, where the project has none of its own.
 */
import Module from 'node:module';
import path from 'node:path';

type Resolve = (request: string, ...rest: unknown[]) => string;
const loader = Module as unknown as { _resolveFilename: Resolve & { answersForHost?: true } };

/** `dist/` of the package, or its root when it runs from source. */
const running = path.resolve(__dirname, '..', '..');

/** The doors of the package, by the name they are asked for. */
const doors = (): ReadonlyMap<string, string> =>
  new Map([
    ['ordinal-host', require.resolve('../index')],
    ['ordinal-host/testing', path.join(running, 'app', 'testing')],
  ]);

const SEQUELIZE = 'sequelize';
const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND';

/** Teaches Node's loader, once in a process, that `ordinal-host` is this very copy of it, and Sequelize the host's. */
export function answerForHost(): void {
  const before = loader._resolveFilename;
  if (before.answersForHost === true) return;
  const known = doors();
  const answer: Resolve & { answersForHost?: true } = function (this: unknown, request, ...rest) {
    const door = known.get(request);
    if (door !== undefined) return before.call(this, door, ...rest);
    if (request.startsWith('ordinal-host/modules/')) {
      return before.call(this, path.join(running, request.slice('ordinal-host/'.length)), ...rest);
    }
    try {
      return before.call(this, request, ...rest);
    } catch (error) {
      if (request !== SEQUELIZE || !isMissing(error)) throw error;
      return require.resolve(SEQUELIZE);
    }
  };
  answer.answersForHost = true;
  loader._resolveFilename = answer;
}
