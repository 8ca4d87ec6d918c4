export { readAnswers, type Answers, type AnswerWords } from './answers';
export { makeMigration, makeOn, type Made, type MakeOptions } from './make_migration';
export { deltaWords } from './make_findings';
export { asLoaded, emptyFile, type NewFile } from './new_file';
export { unanswered, type Choice, type Question } from './question';
