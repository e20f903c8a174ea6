import type { INestApplicationContext } from '@nestjs/common';
import { buildApp } from '../app.setup';
import { readConfig } from '../config/config';
import { newLog } from '../shared/log';
import { openPlace } from './open-place';

/** Runs one command inside the application, without listening. */
export async function withApp<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const config = readConfig();
  const { db, secrets } = await openPlace(config, (line) => console.error(line));
  const app = await buildApp(config, secrets, db, newLog('silent'));
  await app.init();
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
