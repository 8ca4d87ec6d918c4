'use strict';
/** Names every test that was skipped, so that a missing browser or server is seen and never taken for a pass. */
const path = require('node:path');

const SKIPPED = new Set(['pending', 'todo', 'disabled']);

module.exports = class SkippedReporter {
  onRunComplete(_contexts, { testResults }) {
    const skipped = testResults.flatMap(({ testFilePath, testResults: tests }) =>
      tests
        .filter(({ status }) => SKIPPED.has(status))
        .map(({ fullName }) => `skipped: ${path.relative(process.cwd(), testFilePath)}: ${fullName}`),
    );
    if (skipped.length > 0) process.stderr.write(`\n${skipped.join('\n')}\n`);
  }
};
