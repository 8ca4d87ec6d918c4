/** Every command explains itself, with examples that can be typed. */
import { COMMANDS } from '../../cli/commands';
import { menu } from './command_line';

test('the program lists its commands', async () => {
  const { code, out, err } = await menu('--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatchSnapshot();
});

test.each(COMMANDS.map(({ name }) => name))('%s --help', async (name) => {
  const { code, out, err } = await menu(`${name} --help`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(`menu-cli ${name}`);
  expect(out).toContain('Examples:');
  expect(out).toMatchSnapshot();
});

test('help NAME is the same as NAME --help', async () => {
  expect(await menu('help models')).toEqual(await menu('models --help'));
});

test('--version prints the version of the package', async () => {
  const { version } = jest.requireActual<{ version: string }>('../../package.json');
  expect(await menu('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('every example begins with the command it is an example of', async () => {
  for (const { name, load } of COMMANDS) {
    const { examples } = await load();
    expect(examples.length).toBeGreaterThan(0);
    for (const [line] of examples) expect(line).toMatch(new RegExp(`^([A-Z]+=\\S+ )?menu-cli ${name}\\b`));
  }
});
