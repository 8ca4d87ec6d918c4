/** The few facts of PostgreSQL's wire protocol (version 3) that the embedded database's gate must know. */

const PROTOCOL_3 = 196_608;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;

/** What a client says first. `parameters` are those of the StartupMessage, e.g. `{ user: 'postgres' }`. */
export type Opening =
  | { readonly kind: 'startup'; readonly parameters: ReadonlyMap<string, string> }
  | { readonly kind: 'encryption' }
  | { readonly kind: 'other' };

/** Length in bytes of the untyped opening message at the start of `bytes`, or 0 when it is not whole yet. */
export const openingLength = (bytes: Buffer): number => {
  const length = bytes.length >= 8 ? bytes.readInt32BE(0) : 0;
  return length <= bytes.length ? length : 0;
};

/** Reads one whole opening message. */
export function readOpening(message: Buffer): Opening {
  const code = message.readInt32BE(4);
  if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: 'encryption' };
  if (code !== PROTOCOL_3) return { kind: 'other' };
  const words = message.toString('utf8', 8, message.length - 2).split('\0');
  const parameters = new Map<string, string>();
  for (let index = 0; index + 1 < words.length; index += 2) {
    parameters.set(words[index] ?? '', words[index + 1] ?? '');
  }
  return { kind: 'startup', parameters };
}

/** A StartupMessage, as a client would send it. */
export function startupMessage(parameters: Readonly<Record<string, string>>): Buffer {
  const body = Object.entries(parameters).map(([name, value]) => `${name}\0${value}\0`);
  const text = Buffer.from(`${body.join('')}\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(text.length + 8, 0);
  head.writeInt32BE(PROTOCOL_3, 4);
  return Buffer.concat([head, text]);
}

/** One typed message: letter, length, body. */
export function message(letter: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** A simple query. */
export const queryMessage = (sql: string): Buffer => message('Q', Buffer.from(`${sql}\0`));

/** Says that the server waits for the next command and no transaction is open. */
export const readyMessage = (): Buffer => message('Z', Buffer.from('I'));

/** An ErrorResponse. `code` is an SQLSTATE; a FATAL error ends the connection. */
export const errorMessage = (severity: 'ERROR' | 'FATAL', code: string, text: string): Buffer =>
  message('E', Buffer.from(`S${severity}\0V${severity}\0C${code}\0M${text}\0\0`));

/** A warning (class 01) that no PostgreSQL gives: how our clients tell it from others. */
export const WAITING = '01W00';

/** What a connection hears, as a notice, whose turn does not come for a while. */
export const waitingMessage = (text: string): Buffer =>
  message('N', Buffer.from(`SNOTICE\0VNOTICE\0C${WAITING}\0M${text}\0\0`));

/** What a connection hears whose statement was ended. */
export const overdueMessage = (limitMs: number): Buffer =>
  errorMessage(
    'FATAL',
    '57014',
    `statement took longer than ${limitMs} ms; the embedded database was restarted to end it`,
  );

/** What a connection hears whose transaction was ended because nothing happened in it. */
export const idleMessage = (limitMs: number): Buffer =>
  errorMessage('FATAL', '25P03', `transaction was idle for more than ${limitMs} ms`);

/** Letters after which a server answers: Query, Sync, Flush, function call, Terminate, the end of a copy. */
const ENDS_BATCH = new Set(['Q', 'S', 'H', 'F', 'X', 'c', 'f'].map((letter) => letter.charCodeAt(0)));

/** Messages up to and with the first after which an answer is due. `letters` names each, e.g. `PBDES`. */
export interface Batch {
  readonly bytes: Buffer;
  readonly letters: string;
}

/** Cuts the first whole batch off `bytes`; undefined while it is not whole. */
export function firstBatch(bytes: Buffer): Batch | undefined {
  let end = 0;
  let letters = '';
  while (bytes.length - end >= 5) {
    const length = 1 + bytes.readInt32BE(end + 1);
    if (bytes.length - end < length) return undefined;
    const letter = bytes[end] ?? 0;
    letters += String.fromCharCode(letter);
    end += length;
    if (ENDS_BATCH.has(letter)) return { bytes: bytes.subarray(0, end), letters };
  }
  return undefined;
}

/** The messages of a batch one by one. `whole` is letter, length and body. */
export function messagesOf(batch: Batch): { letter: string; body: Buffer; whole: Buffer }[] {
  const found: { letter: string; body: Buffer; whole: Buffer }[] = [];
  for (let at = 0; at < batch.bytes.length; at += found.at(-1)?.whole.length ?? batch.bytes.length) {
    const whole = batch.bytes.subarray(at, at + 1 + batch.bytes.readInt32BE(at + 1));
    found.push({ letter: String.fromCharCode(whole[0] ?? 0), body: whole.subarray(5), whole });
  }
  return found;
}
