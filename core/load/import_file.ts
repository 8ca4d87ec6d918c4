/** The only dynamic import of the project. */

/**
 * Imports one file and answers what it exports. `require`, not `import()`: only the former passes the hooks
 * that read TypeScript and answer for `ordinal-host`.
 */
export function importFile(file: string): Readonly<Record<string, unknown>> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const exported: unknown = require(file);
  return typeof exported === 'object' && exported !== null
    ? (exported as Record<string, unknown>)
    : { default: exported };
}

/** Forgets a file that did not finish importing, so that nobody meets it half-made. */
export function forgetFile(file: string): void {
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the cache is Node's, keyed by file
  delete require.cache[file];
}

export type ImportFile = typeof importFile;
