#!/usr/bin/env node
/** The command `menu-cli`. Holds no logic. */
import { answerQuickly } from './cli/quick_answer';

if (!answerQuickly(process)) void import('./cli/main').then(({ main }) => main(process));
