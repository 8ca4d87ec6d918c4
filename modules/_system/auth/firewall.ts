/** Addresses that are not let in, before anything else is looked at. */
import { BlockList, isIP } from 'node:net';
import { op, refusal, remembered, type Models, type RequestHandler } from 'ordinal-host';

type Rows = Pick<Models, 'FirewallRule'>;

interface Range {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** `10.0.0.0/8`, or one address; nothing where a text is neither. */
export function rangeOf(text: string): Range | undefined {
  const [, address = '', given] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text.trim()) ?? [];
  const version = isIP(address);
  if (version === 0) return undefined;
  const most = version === 4 ? 32 : 128;
  const prefix = given === undefined ? most : Number(given);
  return prefix > most ? undefined : { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** An IPv4 address that comes as IPv6 is what it is. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');

const listOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges.flatMap((text) => rangeOf(text) ?? []))
    list.addSubnet(range.address, range.prefix, range.family);
  return list;
};

/** Whoever sits at the machine itself can always mend a rule that shuts everybody out. */
const HERE = listOf(['127.0.0.0/8', '::1']);

/**
 * Rules hold in every process within a second. Where they cannot be read the last ones stand; before there were any nobody
 * is let in.
 * @param now for tests
 */
export function firewall({ FirewallRule }: Rows, now = Date.now): RequestHandler {
  const lists = remembered(
    async () => {
      const rules = await FirewallRule.findAll({
        where: { active: true, [op.or]: [{ endsAt: null }, { endsAt: { [op.gt]: new Date(now()) } }] },
      });
      const of = (which: 'deny' | 'allow'): BlockList =>
        listOf(rules.filter(({ action }) => action === which).map(({ range }) => range));
      return { denied: of('deny'), allowed: of('allow') };
    },
    { lastStands: true, now },
  );
  return async (request, _response, next) => {
    const address = plain(request.ip ?? '');
    const version = isIP(address);
    const family = version === 6 ? 'ipv6' : 'ipv4';
    if (version !== 0 && HERE.check(address, family)) return next();
    const { denied, allowed } = await lists();
    const isDenied = version === 0 ? denied.rules.length > 0 : denied.check(address, family);
    if (isDenied && (version === 0 || !allowed.check(address, family)))
      throw refusal(403, 'Nobody is let in from where you are.', { title: 'Not from here' });
    next();
  };
}
