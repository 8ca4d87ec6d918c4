/** What one piece of an answer contained. */
export interface ReplyPiece {
  /** The bytes for the connection that asked, in order. */
  readonly forward: readonly Buffer[];
  /** Whole NotificationResponse messages: news for every connection that listens, whoever asked. */
  readonly notifications: readonly Buffer[];
}

const NOTIFICATION = 'A'.charCodeAt(0);
const READY = 'Z'.charCodeAt(0);

/** Follows the messages of the answers over pieces that may be cut anywhere. */
export class ReplyReader {
  /** The last transaction status the server named: I idle, T in a transaction, E in a failed one. */
  status = 'I';
  /** Bytes that are too few to say which message begins here. */
  #rest: Buffer = Buffer.alloc(0);
  /** Bytes of a message that is already known to belong to the connection that asked. */
  #passing = 0;

  /** Takes the next piece and says which bytes belong to whom. */
  read(piece: Buffer): ReplyPiece {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    const forward: Buffer[] = [];
    const notifications: Buffer[] = [];
    let from = 0;
    let at = 0;
    for (;;) {
      const passed = Math.min(this.#passing, bytes.length - at);
      this.#passing -= passed;
      at += passed;
      const message = this.#nextMessage(bytes.subarray(at));
      if (message === undefined) break;
      if (message[0] === NOTIFICATION) {
        forward.push(bytes.subarray(from, at));
        notifications.push(message);
        from = at + message.length;
      }
      at += message.length;
    }
    forward.push(bytes.subarray(from, at));
    this.#rest = bytes.subarray(at);
    return { forward: forward.filter((part) => part.length > 0), notifications };
  }

  /** The message at the start: whole where this reader looks inside, else as much as is there. */
  #nextMessage(bytes: Buffer): Buffer | undefined {
    if (bytes.length < 5) return undefined;
    const length = 1 + bytes.readInt32BE(1);
    const whole = bytes.length >= length;
    if (!whole && (bytes[0] === NOTIFICATION || bytes[0] === READY)) return undefined;
    if (whole && bytes[0] === READY) this.status = String.fromCharCode(bytes[5] ?? 0);
    if (!whole) this.#passing = length - bytes.length;
    return bytes.subarray(0, length);
  }
}
