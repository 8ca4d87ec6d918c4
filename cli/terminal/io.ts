/** The outside world of a command, handed in so that tests can watch it. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** As much of an output as printing asks for. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export interface Io {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Data. */
  readonly stdout: Output;
  /** Words. */
  readonly stderr: Output;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
}

/** True when a person looks at this output. */
export const isTerminal = (output: Pick<Sink, 'isTTY'>): boolean => output.isTTY === true;
