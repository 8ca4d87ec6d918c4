/** Lets somebody hear what the log says loudly: warnings and worse, as they were written, secrets already out. */
import pino, { type DestinationStream } from 'pino';
import type { LoggedLine } from '../declare';

export interface LoudLines {
  /** Where the log writes; every line goes on to where lines go. */
  readonly destination: DestinationStream;
  /** Names the one who hears. What was said before is not told. */
  hear(listener: (line: LoggedLine) => Promise<unknown>): void;
}

/** Lines that may wait while one is told. Beyond them, as when the database is away, the log alone has them. */
const MOST_WAITING = 100;
const LOUD = /^\{"level":"(?:warn|error|fatal)"/;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function lineOf(written: string): LoggedLine {
  const { level, time, msg, module, requestId, ...details } = JSON.parse(written) as Record<string, unknown>;
  return {
    level: level as LoggedLine['level'],
    message: text(msg) ?? '',
    module: text(module),
    requestId: text(requestId),
    details,
    occurredAt: new Date(text(time) ?? Date.now()),
  };
}

/** @param onward where lines go; default standard output */
export function loudLines(onward: DestinationStream = pino.destination({ dest: 1, sync: true })): LoudLines {
  const waiting: string[] = [];
  let listener: Parameters<LoudLines['hear']>[0] | undefined;
  let telling = false;
  const tell = async (): Promise<void> => {
    if (telling || listener === undefined) return;
    telling = true;
    for (let written = waiting.shift(); written !== undefined; written = waiting.shift()) {
      // Whoever hears may fail, and saying so would be heard again.
      await listener(lineOf(written)).catch(() => undefined);
    }
    telling = false;
  };
  return {
    destination: {
      write(written) {
        onward.write(written);
        if (listener === undefined || !LOUD.test(written) || waiting.length >= MOST_WAITING) return;
        waiting.push(written);
        void tell();
      },
    },
    hear(who) {
      listener = who;
    },
  };
}
