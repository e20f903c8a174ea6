import { resolve } from 'node:path';

interface MailSettings {
  smtpUrl: string;
  from: { name: string; address: string };
  /** Where the links in mails lead; never taken from a request. */
  publicUrl: string;
}

/** Everything the environment decides, read once at start. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  coursesDir: string;
  publicUrl: string | null;
  trustProxy: boolean;
  timeZone: string;
  /** Null: no mail is sent, and administrators hand links over themselves. */
  mail: MailSettings | null;
  demo: boolean;
  /** Not where others can reach the place and would know the demonstration's password. */
  mayFillDemo: boolean;
  demoPassword: string;
  /** How many hours may lie between two backups that the server makes by itself; 0: it makes none. */
  backupHours: number;
  backupPassphrase: string | null;
  development: boolean;
}

/** The names this program reads; the documentation's table is tested against them. */
export const environmentNames = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'DATABASE_URL',
  'COURSES_DIR',
  'PUBLIC_URL',
  'TRUST_PROXY',
  'TZ_SITE',
  'SMTP_URL',
  'MAIL_FROM',
  'DEMO',
  'DEMO_PASSWORD',
  'BACKUP_HOURS',
  'BACKUP_PASSPHRASE',
  'NODE_ENV',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

export class ConfigError extends Error {}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** @throws ConfigError with one plain sentence for the first value that cannot be used. */
export function readConfig(env: Environment = process.env): Config {
  const host = env.HOST || '127.0.0.1';
  const demo = flag(env, 'DEMO');
  const mayFillDemo = loopback.has(host) || !!env.DEMO_PASSWORD;
  if (demo && !mayFillDemo) {
    throw new ConfigError(
      `DEMO=1 on HOST=${host} would let anybody in with a known password: set DEMO_PASSWORD as well.`,
    );
  }
  return {
    port: port(env),
    host,
    dataDir: resolve(env.DATA_DIR || './data'),
    databaseUrl: databaseUrl(env),
    coursesDir: resolve(env.COURSES_DIR || './courses'),
    publicUrl: publicUrl(env),
    trustProxy: flag(env, 'TRUST_PROXY'),
    timeZone: timeZone(env),
    mail: mail(env),
    demo,
    mayFillDemo,
    demoPassword: demoPassword(env),
    backupHours: backupHours(env, demo),
    backupPassphrase: backupPassphrase(env),
    development: env.NODE_ENV === 'development',
  };
}

/** What a process of the same place is started with. */
export const environmentFor = (config: Config): Environment => ({
  ...process.env,
  DATA_DIR: config.dataDir,
  DATABASE_URL: config.databaseUrl ?? '',
  COURSES_DIR: config.coursesDir,
  BACKUP_PASSPHRASE: config.backupPassphrase ?? '',
});

function port(env: Environment): number {
  const value = Number(env.PORT || 3000);
  if (Number.isInteger(value) && value >= 0 && value <= 65535) return value;
  throw new ConfigError(`PORT is “${env.PORT}”, but it must be a whole number from 0 to 65535.`);
}

function flag(env: Environment, name: string): boolean {
  const value = env[name];
  if (value === undefined || value === '' || value === '0') return false;
  if (value === '1') return true;
  throw new ConfigError(`${name} is “${value}”, but it must be 1 (on) or 0 (off).`);
}

function databaseUrl(env: Environment): string | null {
  if (!env.DATABASE_URL) return null;
  if (/^postgres(ql)?:\/\//.test(env.DATABASE_URL)) return env.DATABASE_URL;
  throw new ConfigError('DATABASE_URL must start with postgres://. Leave it empty to use SQLite in DATA_DIR.');
}

function publicUrl(env: Environment): string | null {
  if (!env.PUBLIC_URL) return null;
  try {
    const url = new URL(env.PUBLIC_URL);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url.origin;
  } catch {
    /* said below */
  }
  throw new ConfigError(
    `PUBLIC_URL is “${env.PUBLIC_URL}”, but it must be an address like https://training.example.org.`,
  );
}

function timeZone(env: Environment): string {
  const name = env.TZ_SITE || 'UTC';
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    throw new ConfigError(`TZ_SITE is “${name}”, but it must be a time zone like America/Winnipeg.`);
  }
}

const sender = /^(?:([^<>"\r\n,;]{0,100}?) ?<)?([^\s<>@,;"]+@[^\s<>@,;"]+?)>?$/;

/** The address of the mail server carries its password, so no sentence repeats it. */
function mail(env: Environment): MailSettings | null {
  if (!env.SMTP_URL) return null;
  if (!isSmtp(env.SMTP_URL))
    throw new ConfigError('SMTP_URL must be an address like smtps://user:password@mail.example.org.');
  const from = sender.exec(env.MAIL_FROM ?? '');
  if (!from) throw new ConfigError('MAIL_FROM must be an address like training@example.org when SMTP_URL is set.');
  const address = publicUrl(env);
  if (!address) throw new ConfigError('PUBLIC_URL must be set when SMTP_URL is: the links in mails need it.');
  return { smtpUrl: env.SMTP_URL, from: { name: from[1] ?? '', address: from[2]! }, publicUrl: address };
}

function isSmtp(text: string): boolean {
  try {
    const url = new URL(text);
    return (url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname !== '';
  } catch {
    return false;
  }
}

function demoPassword(env: Environment): string {
  const password = env.DEMO_PASSWORD || 'peer-support-demo';
  if (password.length >= 15) return password;
  throw new ConfigError('DEMO_PASSWORD must have 15 characters or more.');
}

function backupHours(env: Environment, demo: boolean): number {
  const value = Number(env.BACKUP_HOURS || (demo ? 0 : 24));
  if (Number.isInteger(value) && value >= 0 && value <= 720) return value;
  throw new ConfigError(
    `BACKUP_HOURS is “${env.BACKUP_HOURS}”, but it must be a whole number of hours from 1 to 720, or 0 for none.`,
  );
}

function backupPassphrase(env: Environment): string | null {
  if (!env.BACKUP_PASSPHRASE) return null;
  if (env.BACKUP_PASSPHRASE.length >= 15) return env.BACKUP_PASSPHRASE;
  throw new ConfigError(
    'BACKUP_PASSPHRASE must have 15 characters or more: a few words that you keep in another place.',
  );
}
