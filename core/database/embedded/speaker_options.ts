/** What a connection says about itself when it opens, inside the `options` of its StartupMessage. */
export interface SpeakerOptions {
  readonly party: string;
  /** For people, who waits for it: `process 4711`, or what a plain client calls itself. */
  readonly called: string;
  /** Whether the connection shuts every other party out as long as it lives. */
  readonly lease: boolean;
  /** How long it waits for its turn or its lease. */
  readonly waitMs: number;
  /** How long one of its statements may take; 0 is without limit. */
  readonly statementMs: number;
  /** How long one of its transactions may do nothing; 0 is without limit. */
  readonly idleMs: number;
}

const SETTING = /-c\s+([\w.]+)=(\S+)/g;
const DEFAULT_WAIT_MS = 30_000;

/** Reads the parameters of a StartupMessage; what is missing there (any plain client) has sensible defaults. */
export function readSpeakerOptions(parameters: ReadonlyMap<string, string>): SpeakerOptions {
  const settings = new Map<string, string>();
  for (const [, name, value] of (parameters.get('options') ?? '').matchAll(SETTING)) {
    if (name !== undefined && value !== undefined) settings.set(name, value);
  }
  const number = (text: string | undefined, otherwise: number): number => {
    const value = Number(text);
    return text !== undefined && Number.isFinite(value) && value >= 0 ? value : otherwise;
  };
  const pid = settings.get('ordinal.pid');
  return {
    party: settings.get('ordinal.party') ?? '',
    called: pid === undefined ? (parameters.get('application_name') ?? '') : `process ${pid}`,
    lease: settings.get('ordinal.lease') === 'on',
    waitMs: number(settings.get('ordinal.wait'), DEFAULT_WAIT_MS),
    statementMs: number(parameters.get('statement_timeout'), 0),
    idleMs: number(parameters.get('idle_in_transaction_session_timeout'), 0),
  };
}

/** Writes what `readSpeakerOptions` reads, for the `options` of a `pg` client of this process. */
export const speakerOptions = (said: Pick<SpeakerOptions, 'party' | 'lease' | 'waitMs'>): string =>
  `-c ordinal.party=${said.party} -c ordinal.pid=${process.pid} ` +
  `-c ordinal.lease=${said.lease ? 'on' : 'off'} -c ordinal.wait=${said.waitMs}`;
