import { defineModel, string } from '../../../core/declare';
import type { HostError } from '../../../core/findings';
import type { TestDatabase } from '../../support/database';
import { smallDatabase, smallHost, type SmallHost } from './small_host';

const Item = defineModel('Item', { table: 'items', fields: { name: string().required() } });
const Note = defineModel('Note', { table: 'notes', fields: { word: string().required() } });
const definitions = [Item, Note];

let base: TestDatabase;
let open: SmallHost[] = [];
/** Lets the listener go on, which has waited in vain so far; answers what becomes of it. */
let goOn: () => Promise<unknown>;

beforeAll(async () => {
  base = await smallDatabase(definitions);
});
beforeEach(() => base.rows('truncate items, notes'));
afterEach(async () => {
  await Promise.all(open.map(({ sequelize }) => sequelize.close()));
  open = [];
});
afterAll(() => base.close());

const words = async (): Promise<string[]> =>
  (await base.rows<{ word: string }>('select word from notes order by 1')).map(({ word }) => word);

/** Starts work that waits for `goOn` at one place. */
function waiting(work: (turn: Promise<void>) => Promise<void>): Promise<unknown> {
  let release = (): void => undefined;
  const turn = new Promise<void>((resolve) => (release = resolve));
  const settled = work(turn).then(
    () => 'done',
    (error: unknown) => error,
  );
  goOn = () => {
    release();
    return settled;
  };
  return settled;
}

type Late = (host: SmallHost, news: { transaction: object }) => Promise<unknown>;

/** A host with a listener that writes in time, and does `late` when nobody waits for it any more. */
async function hostWith(failure: 'fail' | 'log', late: Late): Promise<SmallHost> {
  const run = (news: { transaction: object }): Promise<unknown> =>
    waiting(async (turn) => {
      await host.models['Note']!.create({ word: 'in time' });
      await turn;
      await late(host, news);
    });
  const host = await smallHost(base, definitions, {
    slow: { 'items:created': { timeLimit: 100, failure, run } },
  });
  open.push(host);
  return host;
}

const rejected = expect.objectContaining({ message: expect.stringContaining('was rolled back') });
const noted: Late = ({ models }) => models['Note']!.create({ word: 'late' });

describe('a listener whose time is up', () => {
  it('writes nothing any more once the operation is rolled back', async () => {
    const host = await hostWith('fail', noted);
    const error: unknown = await host.models['Item']!.create({ name: 'a' }).catch(
      (thrown: unknown) => thrown,
    );
    expect((error as HostError).findings[0]?.code).toBe('HOOK_TIMED_OUT');
    expect(await goOn()).toEqual(rejected);
    expect(await words()).toEqual([]);
    expect(await host.models['Item']!.count()).toBe(0);
  });

  it('writes nothing any more when only its savepoint is rolled back and the operation is done', async () => {
    const host = await hostWith('log', noted);
    await host.models['Item']!.create({ name: 'a' });
    expect(await goOn()).toEqual(rejected);
    expect(await words()).toEqual([]);
    expect(await host.models['Item']!.count()).toBe(1);
  });

  const ways: Record<string, Late> = {
    'with a model': noted,
    'with raw SQL': ({ sequelize }) => sequelize.query("insert into notes (word) values ('late')"),
    'in the transaction it was told of': ({ models }, { transaction }) =>
      models['Note']!.create({ word: 'late' }, { transaction: transaction as never }),
    'in a transaction of its own': (host, news) => host.sequelize.transaction(() => noted(host, news)),
    'in one inside the transaction it was told of': (host, { transaction }) =>
      host.sequelize.transaction({ transaction: transaction as never }, (inner) =>
        host.models['Note']!.create({ word: 'late' }, { transaction: inner }),
      ),
  };
  it.each(Object.entries(ways))(
    'cannot write %s into a transaction that goes on without it',
    async (_, late) => {
      const host = await hostWith('log', late);
      await host.sequelize.transaction(async () => {
        await host.models['Item']!.create({ name: 'a' });
        expect(await goOn()).toEqual(rejected);
        await host.models['Note']!.create({ word: 'the others go on' });
      });
      expect(await words()).toEqual(['the others go on']);
      expect(await host.models['Item']!.count()).toBe(1);
    },
  );

  it('does no harm with a savepoint it still holds', async () => {
    const host = await smallHost(base, definitions, {
      slow: {
        'items:created': {
          timeLimit: 100,
          failure: 'log',
          run: () =>
            waiting((turn) =>
              host.sequelize.transaction(async () => {
                await host.models['Note']!.create({ word: 'in time' });
                await turn;
                throw new Error('undo');
              }),
            ),
        },
      },
    });
    open.push(host);
    await host.sequelize.transaction(async () => {
      await host.models['Item']!.create({ name: 'a' });
      await goOn();
      await host.models['Note']!.create({ word: 'the others go on' });
    });
    expect(await words()).toEqual(['the others go on']);
  });

  it('may write when it says that it wants no transaction', async () => {
    const host = await hostWith('fail', ({ models }) =>
      models['Note']!.create({ word: 'on its own' }, { transaction: null }),
    );
    await host.models['Item']!.create({ name: 'a' }).catch(() => undefined);
    expect(await goOn()).toBe('done');
    expect(await words()).toEqual(['on its own']);
  });
});
