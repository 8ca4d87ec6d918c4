/** What a person at a terminal is asked, and what becomes of the answers. */
import { PassThrough } from 'node:stream';
import { askAll } from '../../cli/migrate/questions';
import { readAnswers, type Answers, type Question } from '../../core/migrations';

const RENAME: Question = {
  about: 'customers.mail',
  text: 'the column customers.mail goes: was it renamed, or is it dropped with its values?',
  choices: [
    { text: 'it is called email now', option: 'rename', value: 'customers.mail:email' },
    { text: 'it goes, with what stands in it', option: 'acceptLoss' },
  ],
};
const FILL: Question = {
  about: 'customers.rank',
  text: 'customers.rank may not be empty: what stands there in rows that have no value yet?',
  choices: [{ text: 'SQL of type integer, e.g. 0', option: 'fill', prefix: 'customers.rank=' }],
};
const VALUE: Question = {
  about: 'customers.status: old',
  text: "what do rows get whose customers.status is 'old', which is no value any more?",
  choices: [
    { text: "they get 'new'", option: 'enumMap', value: 'customers.status:old:new' },
    { text: 'no row has it', option: 'acceptLoss' },
  ],
};

/** Types one line for each prompt; the input ends when there are none left. */
async function asked(question: Question, lines: string[]): Promise<{ answers: Answers; said: string }> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  let said = '';
  const left = [...lines];
  const stderr = {
    isTTY: true,
    columns: 80,
    write(text: string) {
      said += text;
      if (!text.endsWith('? ') && !text.endsWith(': ')) return true;
      const line = left.shift();
      setImmediate(() => (line === undefined ? stdin.end() : stdin.write(`${line}\n`)));
      return true;
    },
  };
  const stream = Object.assign(new PassThrough(), stderr);
  const io = {
    stdin,
    stderr: stream,
    stdout: stream,
    env: {},
    cwd: '/',
    interrupted: new AbortController().signal,
  };
  const answers = await askAll(io, [question], readAnswers({}));
  return { answers, said };
}

test('the first choice is taken by an empty line, another by its number', async () => {
  expect((await asked(RENAME, [''])).answers.renames).toEqual(new Map([['customers.mail', 'email']]));
  const { answers, said } = await asked(RENAME, ['2']);
  expect(answers.renames.size).toBe(0);
  expect(answers.accepted).toEqual(new Set(['customers.mail']));
  expect(said).toContain('1  it is called email now\n  2  it goes, with what stands in it');
});

test('a number that is none is asked again', async () => {
  const { answers } = await asked(RENAME, ['7', 'no', '1']);
  expect(answers.renames).toEqual(new Map([['customers.mail', 'email']]));
});

test('SQL is typed, with any sign in it', async () => {
  const { answers } = await asked(FILL, ['1', "case when name = 'a=b' then 1 else 0 end"]);
  expect(answers.fills).toEqual(new Map([['customers.rank', "case when name = 'a=b' then 1 else 0 end"]]));
});

test('a value that is gone is mapped to one that is left', async () => {
  const { answers } = await asked(VALUE, ['1']);
  expect(answers.enumMaps).toEqual(new Map([['customers.status', new Map([['old', 'new']])]]));
});

test('an input that ends is no answer', async () => {
  await expect(asked(FILL, ['1'])).rejects.toThrow('The input ended before everything was answered');
});
