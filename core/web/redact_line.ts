/** Blanks secrets in a log line by the names of members, at every depth. A written line has no cycles any more. */

/** Names whose values nobody may read, however they are spelled: `accessToken`, `Set-Cookie`, `api_key`, `PASSWORD`. */
const SECRET =
  /passw|passphrase|^pass$|^pwd$|secret|token|api[-_]?key|private[-_]?key|authorization|^auth$|cookie|session[-_]?id|^session$|^sid$|credential|signature/i;
/** Most lines have no such member, and none of them is taken apart. */
const MENTIONS =
  /"[^"\\]*(?:pass|pwd|secret|token|key|auth|cookie|session|sid|credential|signature)[^"\\]*":/i;
/** What lies deeper, or comes later, is left out: a log line is no dump. */
const DEEPEST = 20;
const MOST = 10_000;

const censor = (value: unknown): unknown =>
  value === null || typeof value === 'boolean' ? value : '[redacted]';

function redacted(value: unknown, room: { members: number }, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  room.members -= 1;
  if (depth >= DEEPEST || room.members < 0) return '[left out]';
  if (Array.isArray(value)) return value.map((item) => redacted(item, room, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      SECRET.test(name) ? censor(part) : redacted(part, room, depth + 1),
    ]),
  );
}

/**
 * @param line one line of the log, as pino writes it: JSON that begins with the level
 * @returns the same line where it names no secret
 */
export function redactLine(line: string): string {
  if (!MENTIONS.test(line)) return line;
  const { level, ...rest } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const members = JSON.stringify(redacted(rest, { members: MOST }));
  // Whoever listens for loud lines knows them by how they begin.
  return `{"level":${JSON.stringify(level)},${members.slice(1)}\n`;
}
