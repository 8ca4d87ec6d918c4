/** What has to be done, in the order in which it is tried: what is known, then the plan. */
import { accepts, type Answers } from './answers';
import type { Look } from './look';
import type { Statement } from './statement';
import { planStatements } from './words_in_rows';

export const draft = (look: Look, answers: Answers): Statement[] => [
  ...look.known,
  ...planStatements(look, {
    maps: answers.enumMaps,
    fill: (path) => answers.fills.get(path) ?? look.wanted.defaults.get(path),
    // What fills empty rows must not replace the others: only a question about the type is answered by it.
    typed: ({ path, form, loses }) =>
      form === 'none' || (loses && !accepts(answers, path)) ? answers.fills.get(path) : undefined,
  }),
];
