/** Words that open one door once. Whoever reads the table learns none of them. */
import { createHash, randomBytes } from 'node:crypto';
import { op, type Models } from 'ordinal-host';

export interface Tokens {
  /**
   * A new word; those of the same purpose for the same subject that were not used yet are void from now on.
   * @param seconds it is good for
   * @param beside true leaves the others as they are: each browser of somebody has its own
   */
  issue(purpose: string, subjectId: string | null, seconds: number, beside?: boolean): Promise<string>;
  /** Makes all words of a purpose for a subject void. */
  revoke(purpose: string, subjectId: string | null): Promise<void>;
  /** Whether the word is good, without using it; the id of its subject stands in the answer. */
  look(purpose: string, word: string): Promise<{ readonly subjectId: string | null } | undefined>;
  /** The same, and from now on it is used: of two that redeem it at once, one gets an answer. */
  redeem(purpose: string, word: string): Promise<{ readonly subjectId: string | null } | undefined>;
  /** Removes what is out of date; answers how many. */
  sweep(): Promise<number>;
}

/** 256 bits; a fast hash is enough for what cannot be guessed. */
const newWord = (): string => randomBytes(32).toString('base64url');
const hashOf = (word: string): string => createHash('sha256').update(word).digest('hex');

/** @param now for tests */
export function tokensOf({ SecurityToken: rows }: Pick<Models, 'SecurityToken'>, now = Date.now): Tokens {
  const good = (purpose: string, word: string) => ({
    purpose,
    tokenHash: hashOf(word),
    usedAt: null,
    expiresAt: { [op.gt]: new Date(now()) },
  });
  const revoke: Tokens['revoke'] = async (purpose, subjectId) => {
    await rows.destroy({ where: { purpose, subjectId, usedAt: null } });
  };
  return {
    revoke,
    async issue(purpose, subjectId, seconds, beside = false) {
      if (!beside) await revoke(purpose, subjectId);
      const word = newWord();
      await rows.create({
        purpose,
        subjectId,
        tokenHash: hashOf(word),
        expiresAt: new Date(now() + seconds * 1_000),
      });
      return word;
    },
    async look(purpose, word) {
      const row = await rows.findOne({ where: good(purpose, word) });
      return row === null ? undefined : { subjectId: row.subjectId };
    },
    async redeem(purpose, word) {
      const row = await rows.findOne({ where: good(purpose, word) });
      if (row === null) return undefined;
      const [used] = await rows.update({ usedAt: new Date(now()) }, { where: good(purpose, word) });
      return used === 1 ? { subjectId: row.subjectId } : undefined;
    },
    sweep: () => rows.destroy({ where: { expiresAt: { [op.lte]: new Date(now()) } } }),
  };
}
