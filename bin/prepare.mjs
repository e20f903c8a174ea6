// `npm start` and `npm test` on a fresh clone: install what the lock file names and build, each only when it is stale.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js 20.19 or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

const newest = (folder) =>
  Math.max(
    ...readdirSync(folder, { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? newest(join(folder, entry.name)) : statSync(join(folder, entry.name)).mtimeMs,
    ),
  );

function npm(...args) {
  const result = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

const installed = 'node_modules/.package-lock.json';
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs) {
  console.log(
    'Installing packages. On Node 20 this compiles SQLite, which takes a minute or two and needs python3, make and g++.',
  );
  console.log('"EBADENGINE" lines are about newer Node versions than 20; those packages are tested here on 20.');
  npm('ci', '--no-audit', '--no-fund');
}
if (existsSync('src/main.ts') && (!existsSync('dist/main.js') || statSync('dist/main.js').mtimeMs < newest('src'))) {
  console.log('Building …');
  npm('run', '--silent', 'build');
}
