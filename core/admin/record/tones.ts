/** The colour of a word of an enumeration. Colour always stands beside the word, so a guess harms nobody. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  ok: ['active', 'approved', 'accepted', 'available', 'completed', 'confirmed', 'delivered', 'done', 'enabled', 'ok', 'on', 'paid', 'passed', 'published', 'resolved', 'success', 'verified', 'won'],
  info: ['lead', 'new', 'open', 'info', 'planned', 'processing', 'prospect', 'running', 'scheduled', 'sent', 'shipped', 'started', 'trial', 'in_progress', 'ordered'],
  warn: ['dormant', 'due', 'expiring', 'hold', 'on_hold', 'partial', 'paused', 'pending', 'review', 'suspended', 'waiting', 'warning', 'warn', 'unverified', 'locked'],
  bad: ['banned', 'blocked', 'bounced', 'cancelled', 'canceled', 'critical', 'error', 'expired', 'failed', 'fatal', 'lost', 'overdue', 'rejected', 'refused', 'dropped', 'terminated'],
};

const TONES = new Map(Object.entries(WORDS).flatMap(([tone, words]) => words.map((word) => [word, tone])));

/** `ok`, `info`, `warn`, `bad`, or nothing for a word that says neither. */
export const toneOf = (word: string): string => TONES.get(word.toLowerCase()) ?? '';
