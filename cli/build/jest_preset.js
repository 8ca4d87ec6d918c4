'use strict';
/**
 * For projects built on the host: `{ "preset": "ordinal-host" }` in their jest configuration. Jest passes by
 * Node's module hooks, so the two things the host's loader does are said again in jest's words.
 */
const path = require('node:path');

const host = path.resolve(__dirname, '..', '..', 'dist');

module.exports = {
  testEnvironment: 'node',
  // Milliseconds: on a busy machine an embedded database takes a while to come up.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/modules/**/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    '^ordinal-host$': path.join(host, 'core', 'index.js'),
    '^ordinal-host/testing$': path.join(host, 'app', 'testing', 'index.js'),
    '^ordinal-host/modules/(.*)$': path.join(host, 'modules', '$1'),
  },
};
