import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium where there is one, else the one that test/machines carries. */
export async function launch(): Promise<Browser> {
  const system = [process.env.CHROMIUM_PATH ?? '', ...installed].find((path) => path && existsSync(path));
  return chromium.launch({ executablePath: system ?? (await packaged()), args: flags });
}

async function packaged(): Promise<string> {
  const machines = join(__dirname, '..', 'machines');
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'; // makes the package unpack the libraries that a bare system lacks
  process.env.TMPDIR = join(machines, 'node_modules', '.chromium');
  mkdirSync(process.env.TMPDIR, { recursive: true });
  const path = createRequire(join(machines, 'package.json')).resolve('@sparticuz/chromium');
  const carried = (await import(path)) as { default: { executablePath(): Promise<string> } };
  return carried.default.executablePath();
}
