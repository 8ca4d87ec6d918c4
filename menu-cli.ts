#!/usr/bin/env node
/** The command `menu-cli`. Holds no logic. */
import { main } from './cli/main';

void main(process);
