/** Tells listeners what people are shown, behind the pages' back: nobody waits for it, and no page fails with it. */
import type { Host } from '../core/boot';
import type { Visit } from '../core/declare';

export interface Visits {
  readonly tell: (visit: Visit) => void;
  /** Resolves when nothing is being told. */
  readonly settled: () => Promise<void>;
}

export function visitsOf({ hooks, log }: Pick<Host, 'hooks' | 'log'>): Visits {
  const telling = new Set<Promise<void>>();
  return {
    tell(visit) {
      if (!hooks.listensTo('host:visited')) return;
      const told = hooks
        .announce('host:visited', visit)
        .catch((error: unknown) => log.error({ err: error }, 'a visit was not told'))
        .finally(() => telling.delete(told));
      telling.add(told);
    },
    settled: async () => {
      await Promise.all(telling);
    },
  };
}
