/** The cards of the first page, for whoever has asked for it: as pages draw them, and as programs read them. */
import type { Admin } from '../context';
import { inOrder } from './asked_card';
import { cardView, type CardView } from './card_view';
import { ownCards } from './own_cards';
import { readCards, type ReadCard } from './read_cards';

export interface DashboardCards {
  readonly read: readonly ReadCard[];
  readonly views: readonly CardView[];
}

export async function dashboardCards(admin: Admin): Promise<DashboardCards> {
  const cards = inOrder([
    ...admin.cards.map((card) => ({ ...card, reads: 'rows' as const })),
    ...ownCards(admin),
  ]);
  const read = await readCards(admin, cards);
  const numbers = read.filter(({ card }) => card.kind === 'count').length;
  return { read, views: read.map((one, index) => cardView(one, index, numbers, admin.now())) };
}

export const cardsJson = (read: readonly ReadCard[]): object[] =>
  read.map((one) => ({
    key: one.key,
    module: one.module ?? null,
    title: one.card.title,
    kind: one.card.kind,
    to: one.to ?? null,
    ...('failed' in one ? { failed: one.failed } : { data: withoutKind(one.data) }),
  }));

function withoutKind(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'kind'));
}
