/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Milliseconds that only a test which hangs takes, however busy the machine is: no test has a limit of its own, and
  // how long something may take is said in tests/bench.
  testTimeout: 600_000,
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
