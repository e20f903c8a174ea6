import 'reflect-metadata';
import { ConfigError, readConfig } from './config/config';
import { readSecrets } from './config/secrets';
import { buildApp } from './app.setup';
import { openDatabase } from './database/data-source';
import { entities } from './entities';
import { drainOnSignal } from './operations/drain';
import { prepare } from './operations/prepare';
import { OutboxWorker } from './messages/outbox-worker.service';
import { newLog } from './shared/log';

async function start(): Promise<void> {
  const config = readConfig();
  const secrets = readSecrets(config.dataDir);
  const db = await openDatabase(config, entities);
  const app = await buildApp(config, secrets, db, newLog('info'));
  await app.init();
  await prepare(app, config, (line) => console.log(line));
  await app.listen(config.port, config.host);
  drainOnSignal(app);
  app.get(OutboxWorker).start();
  const address = app.getHttpServer().address() as { port: number };
  console.log(
    `Waymark is listening on http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${address.port}`,
  );
}

start().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(error instanceof ConfigError ? 2 : 1);
});
