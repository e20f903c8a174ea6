import 'reflect-metadata';
import { readConfig } from './config/config';
import { readSecrets } from './config/secrets';
import { buildApp } from './app.setup';
import { openDatabase } from './database/data-source';
import { entities } from './entities';
import { planEachHour } from './operations/day-turn';
import { drainOnSignal } from './operations/drain';
import { prepare } from './operations/prepare';
import { startProblem } from './operations/start-problem';
import { OutboxWorker } from './messages/outbox-worker.service';
import { newLog } from './shared/log';

async function start(): Promise<void> {
  const config = readConfig();
  const secrets = readSecrets(config.dataDir);
  const db = await openDatabase(config, entities);
  const log = newLog('info');
  const app = await buildApp(config, secrets, db, log);
  await app.init();
  await prepare(app, config, (line) => console.log(line));
  drainOnSignal(app);
  await app.getHttpAdapter().getInstance().listen({ port: config.port, host: config.host }); // Nest's own logs a refusal a second time
  planEachHour(app, (error) => log.error({ error: String(error) }, 'planning failed'));
  app.get(OutboxWorker).start();
  const address = app.getHttpServer().address() as { port: number };
  console.log(
    `Waymark is listening on http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${address.port}`,
  );
}

start().catch((error: unknown) => {
  const sentence = startProblem(error);
  console.error(sentence ?? error);
  process.exit(sentence ? 2 : 1);
});
