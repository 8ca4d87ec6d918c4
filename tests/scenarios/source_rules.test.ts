/** Rules that the source itself keeps: SQL is not built from strings, and nothing goes out to other machines unseen. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';

const root = path.resolve(__dirname, '..', '..');

describe('rule 2', () => {
  let rules: Linter.RulesRecord;
  beforeAll(() => {
    const eslint = path.join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
    const config = execFileSync(
      process.execPath,
      [eslint, '--print-config', 'modules/_system/user/view.ts'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    const all = (JSON.parse(config) as { rules: Linter.RulesRecord }).rules;
    rules = { 'no-restricted-syntax': all['no-restricted-syntax']! };
  });

  const complaints = (source: string): number => new Linter().verify(source, [{ rules }]).length;

  test.each([
    'void sequelize.query(`SELECT * FROM users WHERE name = ${name}`);',
    "void sequelize.query('SELECT * FROM users ORDER BY ' + sort);",
    'order(literal(`${sort} DESC`));',
    "order(Sequelize.literal('lower(' + column + ')'));",
  ])('a module that builds SQL is refused: %s', (source) => {
    expect(complaints(source)).toBe(1);
  });

  test('one that does not is fine', () => {
    expect(complaints("void sequelize.query('SELECT 1'); order(literal('now()'));")).toBe(0);
  });
});

describe('rule 9', () => {
  /** Ways to ask another machine for something. Mail goes out by nodemailer, to one server that the configuration names. */
  const GOES_OUT =
    /\bfetch\(|from '(?:undici|axios|got|node-fetch|nodemailer)'|\bhttps?\.(?:get|request)\(|from 'node:(?:https|http2|tls)'/;
  /** Files that may: to machines that the configuration names, and no request. */
  const KNOWN: Readonly<Record<string, string>> = {
    'core/database/server_database.ts': 'the database, at DATABASE_URL',
    'core/mail/file_mailer.ts': 'nothing: mail is put together and kept in a file',
    'core/mail/smtp_mailer.ts': 'the mail server, at SMTP_URL',
  };
  const goesOut = (source: string): boolean => GOES_OUT.test(source);

  const sources = (): readonly string[] =>
    ['app', 'core', 'modules'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !/(?:^|\/)tests\//.test(file))
        .map((file) => `${folder}/${file}`),
    );

  test('nothing asks another machine: what does one day resolves, checks and limits first, and is named here', () => {
    const found = sources().filter((file) => goesOut(readFileSync(path.join(root, file), 'utf8')));
    expect(found.sort()).toEqual(Object.keys(KNOWN));
  });

  test.each(["await fetch('http://169.254.169.254/')", "import got from 'got';", 'https.get(address)'])(
    'an outgoing request is seen: %s',
    (source) => {
      expect(goesOut(source)).toBe(true);
    },
  );
});
