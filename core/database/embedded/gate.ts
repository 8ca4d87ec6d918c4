/** Somebody who speaks with the embedded database: one connection. */
export interface Speaker {
  /** Connections of one `openDatabase` are one party; a lease lets its whole party pass. */
  readonly party: string;
  /** For people, e.g. `process 4711`; empty when it has not said. */
  readonly called: string;
}

/** Thrown when a turn did not come within the limit. */
export class GateBusyError extends Error {
  override readonly name = 'GateBusyError';
}

interface Waiting {
  readonly speaker: Speaker;
  readonly wants: 'turn' | 'lease';
  readonly granted: () => void;
  readonly refused: (error: Error) => void;
}

/** Under a lease only turns of its own party pass. */
const isLetBy = ({ speaker, wants }: Waiting, lease: Speaker | undefined): boolean =>
  lease === undefined || (wants === 'turn' && speaker.party === lease.party);

/**
 * The one gate before the embedded database. Its single session is shared by all connections, so a connection owns
 * it from its first message until the session is idle again (a turn). A lease shuts every other party out for a
 * whole run; it stands in for advisory locks, which do not exclude anybody within one session.
 */
export class Gate {
  #owner: Speaker | undefined;
  #lease: Speaker | undefined;
  readonly #waiting: Waiting[] = [];

  /** Whether this connection owns the session now. */
  owns(speaker: Speaker): boolean {
    return this.#owner === speaker;
  }

  /** Waits for a turn, at most `limitMs`. At once for the owner. Throws `GateBusyError`. */
  takeTurn(speaker: Speaker, limitMs: number): Promise<void> {
    return this.owns(speaker) ? Promise.resolve() : this.#wait(speaker, 'turn', limitMs);
  }

  /** Ends the turn; nothing happens when this connection has none. */
  endTurn(speaker: Speaker): void {
    if (this.#owner !== speaker) return;
    this.#owner = undefined;
    this.#grant();
  }

  /** Waits until no transaction is open and no other lease held, at most `limitMs`. Throws `GateBusyError`. */
  takeLease(speaker: Speaker, limitMs: number): Promise<void> {
    return this.#wait(speaker, 'lease', limitMs);
  }

  /** What keeps this connection waiting: `process 4711 holds it with an open transaction`. */
  inTheWayOf(speaker: Speaker): string {
    const passes = this.#waiting.some((entry) => entry.speaker === speaker && isLetBy(entry, this.#lease));
    const lease = passes ? undefined : this.#lease;
    const who = (lease ?? this.#owner)?.called || 'another connection';
    return `${who} holds it with ${lease === undefined ? 'an open transaction' : 'a run such as create-tables or seed'}`;
  }

  /** Ends what this connection waits for, with an error to the waiting code. */
  stopWaiting(speaker: Speaker): void {
    for (const entry of this.#waiting.filter((one) => one.speaker === speaker)) {
      this.#waiting.splice(this.#waiting.indexOf(entry), 1);
      entry.refused(new GateBusyError('the connection was closed while it waited'));
    }
  }

  /** Ends the lease, the turn and the waiting of this connection. */
  leave(speaker: Speaker): void {
    this.stopWaiting(speaker);
    if (this.#lease === speaker) this.#lease = undefined;
    this.endTurn(speaker);
    this.#grant();
  }

  #wait(speaker: Speaker, wants: Waiting['wants'], limitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        const reason = this.#reason(entry, limitMs);
        this.#waiting.splice(this.#waiting.indexOf(entry), 1);
        reject(new GateBusyError(reason));
      };
      const timer = setTimeout(giveUp, limitMs);
      const settle = <Given extends unknown[]>(then: (...given: Given) => void) => {
        return (...given: Given): void => {
          clearTimeout(timer);
          then(...given);
        };
      };
      const entry: Waiting = { speaker, wants, granted: settle(resolve), refused: settle(reject) };
      this.#waiting.push(entry);
      this.#grant();
    });
  }

  #reason({ speaker, wants }: Waiting, limitMs: number): string {
    const what = wants === 'lease' ? 'the whole embedded database' : 'the embedded database';
    return `DATABASE_BUSY: waited ${limitMs} ms for ${what}; ${this.inTheWayOf(speaker)}`;
  }

  /** First come, first served; under a lease only its party is served. */
  #grant(): void {
    if (this.#owner !== undefined) return;
    const index = this.#waiting.findIndex((entry) => isLetBy(entry, this.#lease));
    const [next] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (next === undefined) return;
    if (next.wants === 'turn') this.#owner = next.speaker;
    else this.#lease = next.speaker;
    next.granted();
    if (next.wants === 'lease') this.#grant();
  }
}
