import { rounds } from '../rounds';

const soon = (milliseconds = 20): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('rounds', () => {
  const options = { pause: 60_000, longest: 60_000, onFailure: () => undefined };

  it('go on without a pause while there is more', async () => {
    let left = 3;
    const work = rounds(() => Promise.resolve((left -= 1) > 0), options);
    await soon();
    expect(left).toBe(0);
    await work.stop();
  });

  it('look again when they are woken, also while they look', async () => {
    let looks = 0;
    const work = rounds(async () => {
      if ((looks += 1) === 1) work.wake();
      await soon(1);
      return false;
    }, options);
    await soon();
    work.wake();
    await soon();
    expect(looks).toBe(3);
    await work.stop();
  });

  it('go on after a failure, later and later, and say so once in a row', async () => {
    let looks = 0;
    let failures = 0;
    const work = rounds(
      () => {
        looks += 1;
        return looks === 3 ? Promise.resolve(false) : Promise.reject(new Error('away'));
      },
      { pause: 1, longest: 4, onFailure: () => (failures += 1) },
    );
    while (looks < 5) await soon(1);
    await work.stop();
    expect(failures).toBe(2);
  });

  it('wait for the work that runs when they are stopped', async () => {
    let isDone = false;
    const work = rounds(async () => {
      await soon();
      isDone = true;
      return true;
    }, options);
    await soon(5);
    await work.stop();
    expect(isDone).toBe(true);
  });
});
