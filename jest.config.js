/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Milliseconds: on a busy machine an embedded database takes a while to come up.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/modules/**/tests/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/tests/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
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
  reporters: ['<rootDir>/cli/build/skipped_reporter.js', 'default'],
  moduleNameMapper: {
    '^ordinal-host$': '<rootDir>/core/index.ts',
    '^ordinal-host/testing$': '<rootDir>/app/testing/index.ts',
  },
};
