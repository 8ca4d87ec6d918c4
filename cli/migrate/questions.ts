/** Asks on a terminal what make-migration cannot know. */
import type { Answers, Choice, Question } from '../../core/migrations';
import { UsageError } from '../failure';
import { ask } from '../terminal/ask';
import type { Io } from '../terminal/io';

/** One answer to each question, added to what was answered before. An empty line takes the first choice. */
export async function askAll(io: Io, questions: readonly Question[], answers: Answers): Promise<Answers> {
  const renames = new Map(answers.renames);
  const fills = new Map(answers.fills);
  const enumMaps = new Map([...answers.enumMaps].map(([path, map]) => [path, new Map(map)]));
  const accepted = new Set(answers.accepted);
  const [question] = questions;
  // One at a time: an answer may settle the others.
  if (question === undefined) return answers;
  const { option, value = '' } = await chosen(io, question);
  if (option === 'acceptLoss') accepted.add(question.about);
  if (option === 'rename') {
    const [from = '', to = ''] = value.split(':');
    renames.set(from, to);
  }
  if (option === 'fill') fills.set(value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1));
  if (option === 'enumMap') {
    const [path = '', from = '', to = ''] = value.split(':');
    enumMaps.set(path, (enumMaps.get(path) ?? new Map<string, string>()).set(from, to));
  }
  return { renames, fills, enumMaps, accepted, acceptLoss: answers.acceptLoss };
}

/** A line; @throws UsageError when the input has ended, or a question would be put for ever. */
async function askOnce(io: Io, question: string): Promise<string> {
  const answer = await ask(io, question);
  if (answer === '' && 'readableEnded' in io.stdin && io.stdin.readableEnded === true)
    throw new UsageError('The input ended before everything was answered: nothing was written.');
  return answer;
}

async function chosen(io: Io, { text, choices }: Question): Promise<Choice> {
  io.stderr.write(
    `\n${text}\n${choices.map((choice, index) => `  ${index + 1}  ${choice.text}`).join('\n')}\n`,
  );
  for (;;) {
    const line = (await askOnce(io, `1${choices.length > 1 ? `-${choices.length}` : ''}? `)).trim();
    const choice = choices[line === '' ? 0 : Number(line) - 1];
    if (choice === undefined) continue;
    if (choice.value !== undefined || choice.option === 'acceptLoss') return choice;
    const typed = (await askOnce(io, 'SQL: ')).trim();
    if (typed !== '') return { ...choice, value: `${choice.prefix ?? ''}${typed}` };
  }
}
