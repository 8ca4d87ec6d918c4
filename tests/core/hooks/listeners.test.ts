import { HostError } from '../../../core/findings';
import { createHooks, type HostHooks } from '../../../core/hooks';

const logged: { message?: string; module?: string }[] = [];
const keep = (facts: object, message = ''): unknown => logged.push({ ...facts, message });
const log = { info: keep, warn: keep, error: keep };

/** Hooks of modules given by name, in loading order. Types come from generated files, so tests go past them. */
function hooksOf(modules: Record<string, Record<string, unknown>>, names: string[] = []): HostHooks {
  return createHooks({
    modules: Object.entries(modules).map(([module, listeners]) => ({
      module,
      file: `modules/admin/${module}/hook.ts`,
      listeners: listeners,
    })),
    known: {
      names: new Set(['host:ready', 'stock:low', ...names]),
      switchedOff: new Map([['mail:sent', 'mail']]),
    },
    context: {
      models: {} as never,
      conditions: {} as never,
      log,
      actor: () => undefined,
      requestId: () => undefined,
      keyFor: () => Buffer.alloc(32),
    },
  });
}
const findingsOf = async (work: Promise<unknown>): Promise<HostError> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(HostError);
  return error as HostError;
};
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

beforeEach(() => void (logged.length = 0));

describe('announcing', () => {
  it('runs listeners in module order, then by their order, and waits for each', async () => {
    const ran: string[] = [];
    const hooks = hooksOf({
      orders: {
        'stock:low': async () => {
          await pause(5);
          ran.push('orders');
        },
      },
      loyalty: { 'stock:low': { order: 5, run: () => void ran.push('loyalty') } },
    });

    await hooks.tell('stock:low', { productId: '1' });

    expect(ran).toEqual(['orders', 'loyalty']);
  });

  it('hands over the payload', async () => {
    const heard: unknown[] = [];
    const hooks = hooksOf({ orders: { 'stock:low': (payload: unknown) => void heard.push(payload) } });

    await hooks.announce('host:ready', { modules: [], permissions: [] });
    await hooks.tell('stock:low', { productId: '7' });

    expect(heard).toEqual([{ productId: '7' }]);
  });

  it('fails with the module, the event and the cause when a listener fails', async () => {
    const cause = new Error('no stock');
    const later = jest.fn();
    const hooks = hooksOf({
      orders: {
        'stock:low': () => {
          throw cause;
        },
      },
      loyalty: { 'stock:low': later },
    });

    const error = await findingsOf(hooks.tell('stock:low', {}));

    expect(error.findings[0]).toMatchObject({
      code: 'HOOK_FAILED',
      summary: 'stock:low: the listener of orders failed: no stock',
      at: [{ file: 'modules/admin/orders/hook.ts' }],
    });
    expect(error.cause).toBe(cause);
    expect(later).not.toHaveBeenCalled();
  });

  it('logs the failure and goes on where the listener says so', async () => {
    const later = jest.fn();
    const hooks = hooksOf({
      orders: { 'stock:low': { failure: 'log', run: () => Promise.reject(new Error('no stock')) } },
      loyalty: { 'stock:low': later },
    });

    await hooks.tell('stock:low', {});

    expect(later).toHaveBeenCalledTimes(1);
    expect(logged).toEqual([expect.objectContaining({ module: 'orders', event: 'stock:low' })]);
  });

  it('does not wait longer than the time limit, also for a promise that never settles', async () => {
    const hooks = hooksOf({
      orders: { 'stock:low': { timeLimit: 20, run: () => new Promise(() => undefined) } },
    });

    const error = await findingsOf(hooks.tell('stock:low', {}));

    expect(error.findings[0]).toMatchObject({
      code: 'HOOK_TIMED_OUT',
      summary: 'stock:low: the listener of orders did not finish within 20 ms',
    });
  });

  it('says a failure after the time limit in the log, and lives', async () => {
    const run = async (): Promise<void> => {
      await pause(30);
      throw new Error('too late');
    };
    const hooks = hooksOf({ orders: { 'stock:low': { timeLimit: 5, run } } });

    await findingsOf(hooks.tell('stock:low', {}));
    await pause(50);

    expect(logged[0]?.message).toBe('a listener failed after its time was up');
  });

  it('leaves no timer running', async () => {
    const clear = jest.spyOn(globalThis, 'clearTimeout');
    await hooksOf({ orders: { 'stock:low': () => undefined } }).tell('stock:low', {});
    expect(clear).toHaveBeenCalled();
    clear.mockRestore();
  });
});

describe('filters', () => {
  it('pass the value from listener to listener', async () => {
    const hooks = hooksOf(
      {
        orders: { filters: { price: (value: number) => value + 1 } },
        loyalty: { filters: { price: async (value: number) => value * 10 } },
      },
      ['price'],
    );

    expect(await hooks.filter('price' as never, 2 as never)).toBe(30);
  });

  it('keep the value where a listener that only logs has failed', async () => {
    const hooks = hooksOf({
      orders: {
        filters: {
          price: {
            failure: 'log',
            run: () => {
              throw new Error('x');
            },
          },
        },
      },
      loyalty: { filters: { price: (value: number) => value * 10 } },
    });

    expect(await hooks.filter('price' as never, 2 as never)).toBe(20);
  });
});

describe('a file that exports a function', () => {
  it('is given models, hooks, log and who acts', async () => {
    const given: object[] = [];
    const part = (context: object): object => {
      given.push(context);
      return { 'stock:low': () => undefined };
    };
    const hooks = hooksOf({ orders: part as never });
    expect(hooks.listensTo('stock:low')).toBe(true);
    expect(Object.keys(given[0]!).sort()).toEqual([
      'actor',
      'conditions',
      'hooks',
      'keyFor',
      'log',
      'models',
      'requestId',
    ]);
  });

  it('is named when it throws', () => {
    const part = (): never => {
      throw new Error('no models');
    };
    expect(hooksOf({ orders: part as never }).check()).toMatchObject([
      { code: 'LOAD_THREW', at: [{ file: 'modules/admin/orders/hook.ts' }] },
    ]);
  });
});

describe('checking', () => {
  it('finds a listener to an event nobody announces, and says what was meant', () => {
    const [finding, ...others] = hooksOf({ orders: { 'stock:lwo': () => undefined } }).check();

    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'HOOK_UNKNOWN_EVENT',
      summary: 'orders listens to stock:lwo, which nobody announces',
      at: [{ file: 'modules/admin/orders/hook.ts', note: 'stock:lwo' }],
    });
    expect(finding?.waysOut[0]?.text).toBe('did you mean stock:low?');
  });

  it('names the module to switch on', () => {
    const [finding] = hooksOf({ orders: { 'mail:sent': () => undefined } }).check();
    expect(finding?.waysOut).toEqual([{ text: 'switch the module mail on: it announces mail:sent' }]);
  });

  it('finds what is not a function', () => {
    const [finding] = hooksOf({ orders: { 'stock:low': { order: 1 } } }).check();
    expect(finding).toMatchObject({ code: 'LOAD_EXPORT' });
  });

  it('finds an option that nothing reads, in the object and in what the function answers', () => {
    const misspelled = { 'stock:low': { failur: 'log', onError: 'stop', run: () => undefined } };
    for (const part of [misspelled, () => misspelled]) {
      const findings = hooksOf({ orders: part as never }).check();
      expect(findings).toMatchObject([
        {
          code: 'LOAD_EXPORT',
          level: 'error',
          summary: 'failur of the listener to stock:low in orders is no member that is read',
          at: [{ file: 'modules/admin/orders/hook.ts', note: 'stock:low' }],
        },
        { code: 'LOAD_EXPORT', summary: expect.stringContaining('onError') },
      ]);
      expect(findings[0]?.waysOut).toEqual([
        { text: 'did you mean failure?' },
        { text: 'correct failur, or take it out: a listener may say run, order, failure, timeLimit' },
      ]);
    }
  });

  it.each([
    [{ order: 'first' }, 'order of the listener to stock:low in orders must be a number, and is a string'],
    [
      { failure: 'stop' },
      'failure of the listener to stock:low in orders must be one of fail, log, and is a string',
    ],
    [
      { timeLimit: 0 },
      'timeLimit of the listener to stock:low in orders must be a number of milliseconds, above 0, and is a number',
    ],
  ])('finds an option that cannot be used: %j', (options, summary) => {
    const listeners = { 'stock:low': { ...options, run: () => undefined } };
    expect(
      hooksOf({ orders: listeners })
        .check()
        .map((finding) => finding.summary),
    ).toEqual([summary]);
    const filters = { filters: { 'host:ready': { ...options, run: () => undefined } } };
    expect(hooksOf({ orders: filters }).check()).toHaveLength(1);
  });

  it('lists every listener with what it says of itself', () => {
    const hooks = hooksOf({ orders: { 'stock:low': { order: 3, failure: 'log', run: () => undefined } } });
    expect(hooks.listeners).toEqual([
      {
        event: 'stock:low',
        kind: 'event',
        module: 'orders',
        file: 'modules/admin/orders/hook.ts',
        order: 3,
        failure: 'log',
        timeLimit: 5000,
      },
    ]);
  });
});

it('knows events of the host, of models, and of manifests', () => {
  const { knownEvents } = jest.requireActual<typeof import('../../../core/hooks')>('../../../core/hooks');
  const known = knownEvents(
    { models: [{ table: 'customers' }] } as never,
    [
      { folder: { name: 'stock', enabled: true }, manifest: { announces: ['stock:low'] } },
      { folder: { name: 'mail', enabled: false }, manifest: { announces: ['mail:sent'] } },
    ] as never,
  );

  expect([...known.names]).toEqual([
    'host:ready',
    'host:closing',
    'host:visited',
    'host:keys',
    'host:logged',
    'host:greeting',
    'host:menu',
    'host:views',
    'host:palette',
    'host:imports',
    'host:help',
    'host:history',
    'records:changed',
    'customers:created',
    'customers:updated',
    'customers:deleted',
    'stock:low',
  ]);
  expect(known.switchedOff.get('mail:sent')).toBe('mail');
});
