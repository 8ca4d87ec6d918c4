/** What is asked for with every request and seldom changes: kept in memory for less than a second. */

/** Milliseconds. So a change is seen in every process within a second. */
const BELIEVED = 800;

export interface Remembered<T> {
  (): Promise<T>;
  /** It was changed here: whoever did it sees it at once. */
  forget(): void;
}

export interface RememberedOptions {
  /** True: where it cannot be read, what was read last stands. Not for what people may do: there an error is right. */
  readonly lastStands?: boolean;
  /** For tests. */
  readonly now?: () => number;
}

/** A value that is read again when it is too old. Of many who ask at once one reads. */
export function remembered<T>(
  read: () => Promise<T>,
  { lastStands = false, now = Date.now }: RememberedOptions = {},
): Remembered<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | undefined;
  let last: { readonly value: T } | undefined;
  const again = async (): Promise<T> => {
    try {
      last = { value: await read() };
    } catch (error) {
      if (!lastStands || last === undefined) throw error;
    }
    return last.value;
  };
  const ask = (): Promise<T> => {
    if (kept === undefined || kept.until <= now()) {
      const value = again();
      kept = { value, until: now() + BELIEVED };
      value.catch(() => (kept = undefined));
    }
    return kept.value;
  };
  return Object.assign(ask, { forget: () => void (kept = undefined) });
}
