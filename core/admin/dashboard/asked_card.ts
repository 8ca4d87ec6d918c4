/** A card with whose it is, before it has been read. */
import type { Card, CardKind, CardSize } from '../../declare';
import type { ModuleCard } from '../module_card';

export interface AskedCard extends Omit<ModuleCard, 'module'> {
  /** Nothing for the host's own. */
  readonly module: string | undefined;
  /** Whether it reads rows of tables, as cards of modules do: then it has a connection that cannot write. */
  readonly reads: 'rows' | 'itself';
}

const SIZES: Readonly<Record<CardSize, string>> = {
  quarter: 'g3',
  third: 'g4',
  half: 'g6',
  wide: 'g8',
  full: 'g12',
};
const USUAL: Readonly<Record<Exclude<CardKind, 'count'>, CardSize>> = {
  trend: 'half',
  chart: 'wide',
  list: 'third',
};

/** Numbers stand in one row: two or three of them fill it as well as four. */
const NUMBERS: Readonly<Record<number, CardSize>> = { 2: 'half', 3: 'third' };

/**
 * The class that gives a card its width.
 * @param numbers how many cards of numbers there are
 */
export const widthOf = ({ kind, size }: Card, numbers: number): string =>
  SIZES[size ?? (kind === 'count' ? (NUMBERS[numbers] ?? 'quarter') : USUAL[kind])];

/** Numbers first, in one row; what the host is used for before what it stands on. */
export const inOrder = (cards: readonly AskedCard[]): AskedCard[] => {
  const place = ({ card, isSystem }: AskedCard): number =>
    (card.kind === 'count' ? 0 : 2) + (isSystem ? 1 : 0);
  return [...cards].sort((one, other) => place(one) - place(other));
};
