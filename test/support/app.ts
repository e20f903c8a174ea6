import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { buildApp } from '../../src/app.setup';
import { readConfig } from '../../src/config/config';
import { readSecrets } from '../../src/config/secrets';
import { openDatabase } from '../../src/database/data-source';
import { entities } from '../../src/entities';
import { prepare } from '../../src/operations/prepare';
import { newLog } from '../../src/shared/log';
import { newPlace } from './place';

export const password = 'peer-support-demo';

export interface TestApp {
  app: NestFastifyApplication;
  db: DataSource;
  dataDir: string;
  databaseUrl: string | null;
  close(): Promise<void>;
}

/** The real application on a real database of its own, with the demonstration's cast and the course of `coursesDir`. */
export async function startApp(env: Record<string, string> = {}): Promise<TestApp> {
  const place = await newPlace();
  const { dataDir } = place;
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: place.databaseUrl ?? '',
    COURSES_DIR: join(__dirname, '..', 'courses'),
    DEMO: '1',
    ...env,
  });
  const secrets = readSecrets(dataDir);
  const db = await openDatabase(config, entities);
  const app = await buildApp(config, secrets, db, newLog('silent'));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await prepare(app, config, () => undefined);
  const close = async (): Promise<void> => {
    await app.close();
    await place.clear();
  };
  return { app, db, dataDir, databaseUrl: place.databaseUrl, close };
}
