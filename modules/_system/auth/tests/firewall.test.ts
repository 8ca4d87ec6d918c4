/** Addresses that are not let in. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import request from 'supertest';
import { rangeOf } from '../firewall';

describe('a range', () => {
  test.each([
    ['203.0.113.7', { address: '203.0.113.7', prefix: 32, family: 'ipv4' }],
    [' 10.0.0.0/8 ', { address: '10.0.0.0', prefix: 8, family: 'ipv4' }],
    ['2001:db8::/32', { address: '2001:db8::', prefix: 32, family: 'ipv6' }],
    ['0.0.0.0/0', { address: '0.0.0.0', prefix: 0, family: 'ipv4' }],
    ['10.0.0.0/33', undefined],
    ['2001:db8::/129', undefined],
    ['10.0.0', undefined],
    ['anywhere', undefined],
    ['10.0.0.0/8/8', undefined],
    ['', undefined],
  ])('%j', (text, range) => {
    expect(rangeOf(text)).toEqual(range);
  });
});

describe('the firewall', () => {
  let host: TestHost;
  beforeAll(async () => {
    process.env['TRUST_PROXY'] = '1';
    host = await startTestHost({ modules: ['auth'] });
  });
  afterAll(async () => {
    delete process.env['TRUST_PROXY'];
    await host?.close();
  });

  const from = async (address: string): Promise<number> =>
    (
      await request(host.app)
        .get('/login')
        .set({ Host: 'localhost', Accept: 'text/html', 'X-Forwarded-For': address })
    ).status;
  const rules = async (
    ...rows: readonly (readonly [range: string, action: 'deny' | 'allow', more?: object])[]
  ) => {
    await host.models.FirewallRule.destroy({ where: {} });
    for (const [range, action, more = {}] of rows)
      await host.models.FirewallRule.create({ range, action, ...more });
    await new Promise((resolve) => setTimeout(resolve, 850));
  };

  test('lets everybody in without rules', async () => {
    await rules();
    expect([await from('203.0.113.7'), await from('2001:db8::1')]).toEqual([200, 200]);
  });

  test('shuts a range out within a second, whatever form the address comes in, and nobody else', async () => {
    await rules(['203.0.113.0/24', 'deny'], ['2001:db8::/32', 'deny']);
    expect([await from('203.0.113.7'), await from('::ffff:203.0.113.8'), await from('2001:db8::1')]).toEqual([
      403, 403, 403,
    ]);
    expect([await from('203.0.114.7'), await from('2001:db9::1')]).toEqual([200, 200]);
  });

  test('what allows wins over what denies', async () => {
    await rules(['0.0.0.0/0', 'deny'], ['::/0', 'deny'], ['198.51.100.0/24', 'allow']);
    expect([await from('198.51.100.9'), await from('203.0.113.7'), await from('2001:db8::1')]).toEqual([
      200, 403, 403,
    ]);
  });

  test('never shuts out whoever sits at the machine', async () => {
    await rules(['0.0.0.0/0', 'deny'], ['::/0', 'deny']);
    expect([await from('127.0.0.1'), await from('::1'), await from('::ffff:127.0.0.1')]).toEqual([
      200, 200, 200,
    ]);
  });

  test('rules that are off or over do not hold', async () => {
    const over = { endsAt: new Date(Date.now() - 1_000) };
    await rules(
      ['203.0.113.7', 'deny', { active: false }],
      ['203.0.113.8', 'deny', over],
      ['203.0.113.9', 'deny'],
    );
    expect([await from('203.0.113.7'), await from('203.0.113.8'), await from('203.0.113.9')]).toEqual([
      200, 200, 403,
    ]);
  });

  test('a rule that names no range is refused', async () => {
    const made = host.models.FirewallRule.create({ range: 'the office', action: 'deny' });
    await expect(made).rejects.toMatchObject({ errors: [{ path: 'range' }] });
  });

  test('the page that says so has no form and tells nothing of the host', async () => {
    await rules(['203.0.113.7', 'deny']);
    const { status, text } = await request(host.app)
      .get('/admin')
      .set({ Host: 'localhost', Accept: 'text/html', 'X-Forwarded-For': '203.0.113.7' });
    expect(status).toBe(403);
    expect(text).toContain('Nobody is let in from where you are.');
    expect(text).not.toContain('<form');
  });

  test('rules that cannot be read any more hold, and health is told to everybody', async () => {
    await rules(['203.0.113.7', 'deny']);
    expect(await from('203.0.113.7')).toBe(403);
    const away = jest.spyOn(host.models.FirewallRule, 'findAll').mockRejectedValue(new Error('away'));
    await new Promise((resolve) => setTimeout(resolve, 850));
    expect([await from('203.0.113.7'), await from('203.0.113.8')]).toEqual([403, 200]);
    const health = await request(host.app)
      .get('/health/live')
      .set({ Host: 'localhost', 'X-Forwarded-For': '203.0.113.7' });
    expect(health.status).toBe(200);
    expect(away).toHaveBeenCalled();
    away.mockRestore();
  });
});
