import type { INestApplicationContext } from '@nestjs/common';
import { buildApp } from '../app.setup';
import { readConfig } from '../config/config';
import { readSecrets } from '../config/secrets';
import { openDatabase } from '../database/data-source';
import { entities } from '../entities';
import { newLog } from '../shared/log';

/** Runs one command inside the application, without listening. */
export async function withApp<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const config = readConfig();
  const secrets = readSecrets(config.dataDir);
  const app = await buildApp(config, secrets, await openDatabase(config, entities), newLog('silent'));
  await app.init();
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
