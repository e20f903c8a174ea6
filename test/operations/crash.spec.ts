import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { newPlace } from '../support/place';

it('keeps every acknowledged answer when the server is killed at that moment', async () => {
  const place = await newPlace();
  const crash = spawnSync(process.execPath, [join(__dirname, '..', '..', 'bench', 'crash.mjs')], {
    env: { ...process.env, ROUNDS: '3', DATABASE_URL: place.databaseUrl ?? '' },
    encoding: 'utf8',
  });
  await place.clear();
  expect(crash.stderr).toBe('');
  expect(crash.stdout).toMatch(/^3 rounds: \d+ acknowledged, 0 lost\.$/m);
  expect(crash.status).toBe(0);
}, 120_000);
