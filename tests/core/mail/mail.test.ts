/** Mail as it is sent and as it is kept. */
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileMailer, keptMail, smtpMailer } from '../../../core/mail';

let folder: string;
beforeEach(() => (folder = path.join(mkdtempSync(path.join(tmpdir(), 'ordinal-mail-')), 'mail')));
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

const TEXT = 'Grüße an Ada,\n\nhttps://shop.example/reset/abc_DEF-123\n\n.\nFrom here on, all is said.\n';

test('what is kept is what would have been received, whatever letters it has; the youngest first', async () => {
  const mailer = fileMailer(folder, 'Shop <no-reply@shop.example>');
  const mailbox = keptMail(folder);
  expect(await mailbox.list(10)).toEqual([]);
  await mailer.send({ to: 'ada@example.com', subject: 'Ein neues Passwort für 日本', text: TEXT });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await mailer.send({ to: 'bert@example.com', subject: 'Second', text: 'x'.repeat(2_000) });
  const [second, first] = await mailbox.list(10);
  expect([first?.to, first?.subject, first?.text.trim()]).toEqual([
    'ada@example.com',
    'Ein neues Passwort für 日本',
    TEXT.trim(),
  ]);
  expect(second?.text.trim()).toBe('x'.repeat(2_000));
  expect(await mailbox.list(1)).toEqual([second]);
  expect(await mailbox.read(first?.id ?? '')).toEqual(first);
});

test('only whoever runs the host can read the files', async () => {
  await fileMailer(folder, 'a@b.example').send({ to: 'c@d.example', subject: 's', text: 't' });
  const [file = ''] = readdirSync(folder);
  expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test.each([
  '../../etc/passwd',
  'x',
  '',
  '1790000000000-0123456789abcdef/../x',
  '1790000000000-0123456789abcdeF',
])('no message is called %j', async (id) => {
  await fileMailer(folder, 'a@b.example').send({ to: 'c@d.example', subject: 's', text: 't' });
  writeFileSync(path.join(path.dirname(folder), 'x.eml'), 'secret');
  expect(await keptMail(folder).read(id)).toBeUndefined();
});

test('a line break in subject or address makes no header of its own', async () => {
  const mailer = fileMailer(folder, 'a@b.example');
  await mailer.send({ to: 'c@d.example', subject: 'Hello\r\nBcc: eve@evil.example', text: 'x' });
  const [message] = await keptMail(folder).list(1);
  expect(message?.to).toBe('c@d.example');
  expect(message?.subject).toBe('Hello Bcc: eve@evil.example');
  await expect(
    mailer.send({ to: 'c@d.example\r\nBcc: eve@evil.example', subject: 'x', text: 'x' }),
  ).rejects.toThrow();
});

describe('over SMTP', () => {
  let server: Server;
  let said: string[];
  /** Speaks as much of the protocol as it takes to receive one message. */
  beforeEach(async () => {
    said = [];
    server = createServer((socket) => {
      let inData = false;
      socket.write('220 here\r\n');
      socket.on('data', (bytes) => {
        for (const line of bytes.toString().split('\r\n').slice(0, -1)) {
          said.push(line);
          if (inData && line === '.') inData = false;
          else if (inData) continue;
          if (line === 'DATA') inData = true;
          socket.write(line === 'DATA' ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 fine\r\n');
        }
      });
      socket.on('error', () => undefined);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => server.close());
  const url = (): string => `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;

  test('a message goes to the one it is for, from the one who is set', async () => {
    await smtpMailer(url(), 'Shop <no-reply@shop.example>').send({
      to: 'ada@example.com',
      subject: 'Hello',
      text: 'Words.',
    });
    expect(said).toEqual(
      expect.arrayContaining([
        'MAIL FROM:<no-reply@shop.example>',
        'RCPT TO:<ada@example.com>',
        'From: Shop <no-reply@shop.example>',
        'To: ada@example.com',
        'Subject: Hello',
        'Words.',
      ]),
    );
  });

  test('a server that is away is an error, and soon', async () => {
    const away = url();
    await new Promise((resolve) => server.close(resolve));
    const sent = smtpMailer(away, 'a@b.example').send({ to: 'c@d.example', subject: 's', text: 't' });
    await expect(sent).rejects.toMatchObject({ code: 'ESOCKET' });
  });
});
