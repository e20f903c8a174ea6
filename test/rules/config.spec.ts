import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config/config';
import { readSecrets } from '../../src/config/secrets';

it.each([
  [{ PORT: 'many' }, 'PORT is “many”'],
  [{ DEMO: '1', HOST: '0.0.0.0' }, 'set DEMO_PASSWORD'],
  [{ DATABASE_URL: 'mysql://x' }, 'must start with postgres://'],
  [{ TZ_SITE: 'Mars/Olympus' }, 'must be a time zone'],
  [{ SMTP_URL: 'http://mail.example.org' }, 'SMTP_URL must be an address like smtps://'],
  [{ SMTP_URL: 'smtp://mail.example.org' }, 'MAIL_FROM must be an address'],
  [{ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'a@example.org\r\nBcc: b@example.org' }, 'MAIL_FROM must be'],
  [{ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'a@example.org' }, 'PUBLIC_URL must be set'],
  [{ BACKUP_HOURS: 'daily' }, 'must be a whole number of hours'],
  [{ BACKUP_PASSPHRASE: 'short' }, '15 characters or more'],
  [{ DEMO: 'yes' }, 'must be 1 (on) or 0 (off)'],
])('stops with one sentence for %j', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(sentence);
});

it('reads who mail is from, and never repeats the password of the mail server', () => {
  const env = { MAIL_FROM: 'Riverbend <training@example.org>', PUBLIC_URL: 'https://training.example.org/x' };
  expect(readConfig({ ...env, SMTP_URL: 'smtps://u:secret@mail.example.org' }).mail).toEqual({
    smtpUrl: 'smtps://u:secret@mail.example.org',
    from: { name: 'Riverbend', address: 'training@example.org' },
    publicUrl: 'https://training.example.org',
  });
  expect(() => readConfig({ ...env, SMTP_URL: 'ftp://u:secret@mail.example.org' })).toThrow(/^(?!.*secret)/);
});

describe('the secrets of a place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-secrets-'));
  const file = join(folder, 'secrets.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gain the key that signs certificates once, and keep the keys that there were', () => {
    writeFileSync(file, JSON.stringify({ ledgerKey: 'a', formKey: 'b' }));
    const gained = readSecrets(folder);
    expect(gained).toMatchObject({ ledgerKey: 'a', formKey: 'b' });
    expect(gained.signingKey).toContain('PRIVATE KEY');
    expect(readSecrets(folder)).toEqual(gained);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('are never made anew where there were some', () => {
    for (const text of ['', '{', 'null', '{"signingKey":"x"}']) {
      writeFileSync(file, text);
      expect(() => readSecrets(folder)).toThrow('put it back from a backup');
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });
});
