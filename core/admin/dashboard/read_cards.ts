/** Reads cards beside each other, each for a while at most: one that fails or is slow leaves the others as they are. */
import { may, requestId } from '../../actor';
import { isStatementTimeout } from '../../database';
import type { Card, CardContext } from '../../declare';
import type { Admin } from '../context';
import { reading } from '../record';
import type { AskedCard } from './asked_card';
import { cardContext, HiddenFromThem } from './card_context';
import { faultIn, type CardData } from './sound_data';

export interface CardFailure {
  readonly reason: string;
  /** The fault is in the log under it. */
  readonly requestId: string | undefined;
}

export type ReadCard = AskedCard & ({ readonly data: CardData } | { readonly failed: CardFailure });

/** Milliseconds for one card, for all that has to be waited for beside it, and for the page. */
export const CARD_LIMIT = 1_000;
const BESIDE = 2_000;
const PAGE_LIMIT = 3_000;
/** Cards that are read at the same time: other requests need connections as well. */
const AT_ONCE = 3;

class TooSlow extends Error {}

/** @throws TooSlow when the work is not done by then; what it does later is nobody's business */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`not done within ${ms} ms`)), ms);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function dataOf(admin: Admin, { card, reads }: AskedCard, context: CardContext): Promise<CardData> {
  const read = async (): Promise<CardData> => inTime(Promise.resolve(asked(card, context)), CARD_LIMIT);
  const data = reads === 'itself' ? await read() : await reading(admin.sequelize, CARD_LIMIT, read);
  const fault = faultIn(data);
  if (fault !== undefined) throw new Error(`the card answered something else than a ${card.kind}: ${fault}`);
  return data;
}

const asked = async (card: Card, context: CardContext): Promise<CardData> => {
  switch (card.kind) {
    case 'count':
      return { kind: 'count', ...(await card.read(context)) };
    case 'trend':
      return { kind: 'trend', ...(await card.read(context)) };
    case 'chart':
      return { kind: 'chart', ...(await card.read(context)) };
    case 'list':
      return { kind: 'list', ...(await card.read(context)) };
  }
};

/** Nothing for a card about what is hidden from whoever looks. */
async function readOne(admin: Admin, one: AskedCard, context: CardContext): Promise<ReadCard | undefined> {
  const failed = (reason: string): ReadCard => ({ ...one, failed: { reason, requestId: requestId() } });
  try {
    return { ...one, data: await inTime(dataOf(admin, one, context), CARD_LIMIT + BESIDE) };
  } catch (error) {
    if (error instanceof HiddenFromThem) return undefined;
    const facts = { err: error, card: one.key, module: one.module, requestId: requestId() };
    if (error instanceof TooSlow || isStatementTimeout(error)) {
      admin.log?.warn(facts, 'a card of the first page was too slow');
      return failed('It took longer than a second, and was left out.');
    }
    admin.log?.error(facts, 'a card of the first page failed');
    return failed('It could not be read.');
  }
}

/** @param cards in the order in which they are shown; those whose permission is not held are left out */
export async function readCards(admin: Admin, cards: readonly AskedCard[]): Promise<readonly ReadCard[]> {
  const until = performance.now() + PAGE_LIMIT;
  const context = cardContext(admin, admin.now());
  const open = cards.filter(({ card }) => may(card.permission));
  const read = new Map<AskedCard, ReadCard | undefined>();
  // What reads no rows comes first: it must not wait for what does.
  const waiting = [...open].sort(
    (one, other) => Number(one.reads === 'rows') - Number(other.reads === 'rows'),
  );
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift())
      read.set(
        one,
        performance.now() > until
          ? { ...one, failed: { reason: 'The others took all the time there was.', requestId: requestId() } }
          : await readOne(admin, one, context),
      );
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return open.flatMap((one) => read.get(one) ?? []);
}
