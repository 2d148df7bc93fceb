// Loaded by VS Code into the extension host: runs the test files there with Mocha and leaves a record that it came
// to its end. Without the record the run has failed, whatever VS Code's exit code says: it is 0 when the extension
// host dies.
const { readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const Mocha = require('mocha');

exports.run = () =>
  new Promise((resolve) => {
    const folder = process.env.EXTENSION_TESTS_FOLDER;
    const mocha = new Mocha({
      ui: 'tdd',
      reporter: 'spec',
      color: false,
      timeout: 30_000,
      forbidOnly: true,
      forbidPending: true,
    });
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.cjs')) mocha.addFile(join(folder, name));
    }
    const runner = mocha.run((failures) => {
      const counts = { passed: runner.stats.passes, failed: failures };
      writeFileSync(process.env.EXTENSION_TESTS_RECORD, JSON.stringify(counts));
      resolve();
    });
  });
