import { readConfig } from '../../src/config/config';

it.each([
  [{ PORT: 'many' }, 'PORT is “many”'],
  [{ DEMO: '1', HOST: '0.0.0.0' }, 'set DEMO_PASSWORD'],
  [{ DATABASE_URL: 'mysql://x' }, 'must start with postgres://'],
  [{ TZ_SITE: 'Mars/Olympus' }, 'must be a time zone'],
  [{ BACKUP_HOURS: 'daily' }, 'must be a whole number of hours'],
  [{ BACKUP_PASSPHRASE: 'short' }, '15 characters or more'],
  [{ DEMO: 'yes' }, 'must be 1 (on) or 0 (off)'],
])('stops with one sentence for %j', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(sentence);
});
