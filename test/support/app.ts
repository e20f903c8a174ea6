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
import type { Texts } from '../../src/shared/texts';
import { newDemoPlace, newPlace, type Place } from './place';

export const password = 'peer-support-demo';

export interface TestApp {
  app: NestFastifyApplication;
  db: DataSource;
  /** Its database and data folder: given to `startApp` again, it is a restart. */
  place: Place;
  /** Ends the server and leaves its place as it is. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** What makes a place other than the demonstration over the tests' own course. */
const makesAnother = ['COURSES_DIR', 'DEMO', 'DEMO_PASSWORD', 'HOST'];

/** The real application on a real database of its own, with the demonstration's cast and the course of `COURSES_DIR`. */
export async function startApp(env: Record<string, string> = {}, existing?: Place, texts?: Texts): Promise<TestApp> {
  const isDemo = !makesAnother.some((name) => name in env);
  return startIn(existing ?? (await (isDemo ? newDemoPlace(makeDemo) : newPlace())), env, texts);
}

async function makeDemo(place: Place): Promise<void> {
  await (await startIn(place, {})).stop();
}

async function startIn(place: Place, env: Record<string, string>, texts?: Texts): Promise<TestApp> {
  const config = readConfig({
    DATA_DIR: place.dataDir,
    DATABASE_URL: place.databaseUrl ?? '',
    COURSES_DIR: join(__dirname, '..', 'courses'),
    DEMO: '1',
    ...env,
  });
  const secrets = readSecrets(place.dataDir);
  const db = await openDatabase(config, entities);
  const app = await buildApp(config, secrets, db, newLog('silent'), texts);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await prepare(app, config, () => undefined);
  const stop = async (): Promise<void> => {
    // A browser holds connections open that it has not used yet; nothing else would end them.
    const sweep = setInterval(() => app.getHttpServer().closeAllConnections(), 50);
    await app.close().finally(() => clearInterval(sweep));
  };
  const close = async (): Promise<void> => {
    await stop();
    await place.clear();
  };
  return { app, db, place, stop, close };
}
