/** Stops synchronous code that does not come back. */
import vm from 'node:vm';

/** By its code: the error is made in the script's own context, whose `Error` is not ours. */
const isTimeout = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/**
 * Runs `work` and ends it when it takes longer than `milliseconds`, even in an endless loop: no timer fires while
 * a `require` runs, but V8 ends a script from its own watchdog thread, and what the script calls ends with it
 * (Node's `vm`, option `timeout`).
 * @returns whether it came back in time
 * @throws what `work` throws
 */
export function inTime(work: () => void, milliseconds: number): boolean {
  const script = new vm.Script('work()');
  let failure: { readonly error: unknown } | undefined;
  const caught = (): void => {
    try {
      work();
    } catch (error) {
      failure = { error };
    }
  };
  try {
    script.runInContext(vm.createContext({ work: caught }), { timeout: milliseconds });
  } catch (error) {
    if (isTimeout(error)) return false;
    throw error;
  }
  if (failure !== undefined) throw failure.error;
  return true;
}
