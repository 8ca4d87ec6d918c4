/** A file or folder that the system will not let a command use: said as a finding, with the path and what to do. */
import path from 'node:path';
import type { Finding, WayOut } from '../core/findings';

const RIGHTS = 'ls -ld shows whose it is: give your user the right to write there';
const ELSEWHERE = 'let DATA_DIR name a folder that can be written, or --root another project folder';
const SPACE = 'make room on that disk, then run the command again';

/** What the system answers, and what can be done about it. */
const WAYS_OUT: Readonly<Record<string, readonly string[]>> = {
  EACCES: [RIGHTS, ELSEWHERE],
  EPERM: [RIGHTS, ELSEWHERE],
  EROFS: ['mount that file system so that it can be written', ELSEWHERE],
  ENOSPC: [SPACE],
  EDQUOT: [SPACE],
  EISDIR: ['a folder lies where a file is needed: move it away'],
  ENOTDIR: ['a file lies where a folder is needed: move it away', ELSEWHERE],
  EEXIST: ['a file lies where a folder is needed: move it away', ELSEWHERE],
  EMFILE: ['raise the number of files a process may have open: ulimit -n 4096'],
  ENFILE: ['end programs that hold many files open'],
};

/** What is written whole is written beside its place first, under the name of this process. */
const DRAFT = new RegExp(String.raw`\.${process.pid}(\.[\da-f-]{36})?$`);

/** Calls that are about something else than files, whatever they answer. */
const OTHER_CALLS = /^(listen|bind|connect|accept|getaddrinfo|kill|spawn.*)$/;

/**
 * The finding for an error of the file system, or undefined when the error is something else.
 * @param cwd paths below it are shown as a person there would type them
 */
export function fileFinding(error: unknown, cwd: string): Finding | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const {
    code = '',
    syscall,
    path: from,
    dest,
    message,
  } = error as NodeJS.ErrnoException & { dest?: string };
  const ways = WAYS_OUT[code];
  if (ways === undefined || syscall === undefined || OTHER_CALLS.test(syscall)) return undefined;
  if (code === 'EEXIST' && syscall !== 'mkdir') return undefined;
  const file = (dest ?? from)?.replace(DRAFT, '');
  // `EACCES: permission denied, open '/shop/.data'`
  const reason = /^\w+: ([^,]+)/.exec(message)?.[1] ?? message;
  return {
    code: 'FILE_REFUSED',
    level: 'error',
    summary: `${file === undefined ? 'a file' : shownFrom(cwd, file)} cannot be used: ${reason}`,
    at: file === undefined ? [] : [{ file, note: `${code}, ${syscall}` }],
    waysOut: ways.map((text): WayOut => ({ text })),
  };
}

function shownFrom(cwd: string, file: string): string {
  const below = path.relative(cwd, file);
  return below === '' || below.startsWith('..') || path.isAbsolute(below) ? file : below;
}
