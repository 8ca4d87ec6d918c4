/** Things with a place of their own and things without one, in one order. */

/**
 * Placed things stand in the order of their places; each of the others stands behind the one it naturally follows, and
 * the natural first, where it is not placed, stands first.
 * @param natural in the order they would have, had nobody placed any
 */
export function merged<T>(natural: readonly T[], placeOf: (thing: T) => number | null): T[] {
  const placed = natural
    .map((thing, index) => ({ thing, index, place: placeOf(thing) }))
    .filter((one): one is typeof one & { readonly place: number } => one.place !== null)
    .sort((one, other) => one.place - other.place || one.index - other.index);
  if (placed.length === 0) return [...natural];
  const result = placed.map(({ thing }) => thing);
  natural.forEach((thing, index) => {
    if (placeOf(thing) !== null) return;
    const before = natural[index - 1];
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, thing);
  });
  return result;
}
