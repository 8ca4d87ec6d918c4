/** A file that is only imported must not end the process: nobody would hear what else is wrong. */

/** What `process.exit` throws while files are imported. */
export class ProcessEnds extends Error {
  constructor(code: unknown) {
    super(`process.exit(${code === undefined ? '' : String(code)})`);
  }
}

/**
 * Runs `work` while `process.exit` throws. Whoever keeps the function it finds meanwhile can end the process with it
 * afterwards.
 */
export function withoutExit(work: () => void): void {
  const { exit } = process;
  let importing = true;
  process.exit = (code) => {
    if (importing) throw new ProcessEnds(code);
    return exit.call(process, code);
  };
  try {
    work();
  } finally {
    importing = false;
    process.exit = exit;
  }
}
