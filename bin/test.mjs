// The whole suite. On SQLite always; what depends on the database also runs on PostgreSQL where TEST_DATABASE_URL names one.
import { spawnSync } from 'node:child_process';

const jest = spawnSync('npx', ['--no-install', 'jest', '--ci', ...process.argv.slice(2)], { stdio: 'inherit', shell: process.platform === 'win32' });
process.exit(jest.status ?? 1);
