/**
 * Operators for conditions: `where: { name: { [op.iLike]: '%ada%' } }`. They are Sequelize's own, which it keeps as
 * registered symbols, so that a module can say them without loading Sequelize (a test compares the two).
 */
const of = (name: string): symbol => Symbol.for(name);

export const op = Object.freeze({
  eq: of('eq'),
  ne: of('ne'),
  gt: of('gt'),
  gte: of('gte'),
  lt: of('lt'),
  lte: of('lte'),
  in: of('in'),
  notIn: of('notIn'),
  is: of('is'),
  not: of('not'),
  or: of('or'),
  and: of('and'),
  between: of('between'),
  like: of('like'),
  iLike: of('iLike'),
  contains: of('contains'),
});

/** `50%` -> `%50\%%`: a pattern that finds a text anywhere, whatever characters it holds. */
export const anywhere = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;
