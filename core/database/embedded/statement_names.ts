import { message, messagesOf, type Batch } from './messages';

/** Where in each message the name of a prepared statement begins; undefined where it names none. */
function nameStart(letter: string, body: Buffer): number | undefined {
  if (letter === 'P') return 0;
  if (letter === 'B') return body.indexOf(0) + 1; // behind the portal's name
  const ofStatement = (letter === 'D' || letter === 'C') && body[0] === 'S'.charCodeAt(0);
  return ofStatement ? 1 : undefined;
}

/**
 * Gives the prepared statements of one connection names of its own, for the session they live in is shared by all.
 * The unnamed statement never outlives its batch and stays as it is.
 * @param prefix of this connection, e.g. `7:`
 * @param used collects the names as the session knows them
 */
export function withOwnNames(batch: Batch, prefix: string, used: Set<string>): Batch {
  if (!/[PBDC]/.test(batch.letters)) return batch;
  const parts = messagesOf(batch).map(({ letter, body, whole }) => {
    const start = nameStart(letter, body);
    if (start === undefined || body[start] === 0) return whole;
    used.add(prefix + body.toString('utf8', start, body.indexOf(0, start)));
    return message(
      letter,
      Buffer.concat([body.subarray(0, start), Buffer.from(prefix), body.subarray(start)]),
    );
  });
  return { bytes: Buffer.concat(parts), letters: batch.letters };
}

/** What tells the session to forget prepared statements. */
export const forgetStatements = (names: Iterable<string>): Buffer =>
  Buffer.concat([
    ...[...names].map((name) => message('C', Buffer.from(`S${name}\0`))),
    message('S', Buffer.alloc(0)),
  ]);
