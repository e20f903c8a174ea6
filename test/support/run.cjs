// One folder a run, for what every test file needs the same of (place.ts); gone with the run.
const { existsSync, mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const remove = (folder) => rmSync(folder, { recursive: true, force: true });

module.exports = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-run-'));
  process.env.TEST_RUN_DIR = folder;
  process.once('exit', () => {
    const made = join(folder, 'demo.json');
    if (existsSync(made)) remove(JSON.parse(readFileSync(made, 'utf8')).dataDir);
    remove(folder);
  });
};
