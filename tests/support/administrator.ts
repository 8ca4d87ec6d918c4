/** Signs in at a running server, for tests that are about something else. */
import type { Host } from '../../core/boot';

const PASSWORD = 'correct horse battery';

export interface SignedIn {
  readonly Cookie: string;
  /** In place of a form's token. */
  readonly 'X-CSRF-Token': string;
}

const tokenIn = (html: string): string => /name="csrf_token" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** Cookies of an answer, added to those that were there: `csrf=...; session=...` */
function cookiesAfter(answer: Response, before = ''): string {
  const all = new Map(
    before === '' ? [] : before.split('; ').map((one) => one.split('=', 2) as [string, string]),
  );
  for (const line of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = line.split(';')[0]?.split('=', 2) ?? [];
    all.set(name, value);
  }
  return [...all].map(([name, value]) => `${name}=${value}`).join('; ');
}

/**
 * Uses the link of a first start.
 * @param link whole address, as it is printed
 * @returns headers of the first administrator's browser
 */
export async function signUp(link: string): Promise<SignedIn> {
  const form = await fetch(link);
  const body = new URLSearchParams({
    csrf_token: tokenIn(await form.text()),
    username: 'admin',
    email: 'admin@example.org',
    password: PASSWORD,
    again: PASSWORD,
  });
  const before = cookiesAfter(form);
  const made = await fetch(link, { method: 'POST', body, redirect: 'manual', headers: { Cookie: before } });
  if (made.status !== 303) throw new Error(`${made.status}: ${await made.text()}`);
  const signedIn = cookiesAfter(made, before);
  const page = await fetch(new URL('/account', link), { headers: { Cookie: signedIn } });
  return { Cookie: cookiesAfter(page, signedIn), 'X-CSRF-Token': tokenIn(await page.text()) };
}

/** The first administrator of a host in this process. */
export async function administratorOf(started: {
  readonly host: Host;
  readonly address: string;
}): Promise<SignedIn> {
  const { address, host } = started;
  const { lines } = await host.hooks.filter('host:greeting', { address, lines: [] });
  return signUp(/\bhttp\S+\/setup\/\S+/.exec(lines.join('\n'))?.[0] ?? address);
}
