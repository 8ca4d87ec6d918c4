/** The log of a host: one JSON line for each thing, on standard output. */
import pino, { type DestinationStream, type Logger } from 'pino';
import { redactLine } from './redact_line';
import { safeError } from './safe_log';

export interface LogOptions {
  /** `trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`. */
  readonly level: string;
  /** Where lines go; default standard output. */
  readonly destination?: DestinationStream;
}

/** Makes a log that never writes what is secret. */
export const createLog = ({ level, destination }: LogOptions): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: redactLine },
      serializers: { err: safeError },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
