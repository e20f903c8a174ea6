import 'reflect-metadata';
import { buildApp } from './app.setup';
import { BackupsService } from './backups/backups.service';
import { readConfig } from './config/config';
import { OutboxWorker } from './messages/outbox-worker.service';
import { claimPlace } from './operations/claim-place';
import { planEachHour } from './operations/day-turn';
import { drainOnSignal } from './operations/drain';
import { openPlace } from './operations/open-place';
import { prepare } from './operations/prepare';
import { startProblem } from './operations/start-problem';
import { newLog } from './shared/log';

async function start(): Promise<void> {
  const config = readConfig();
  const say = (line: string): void => console.log(line);
  await claimPlace(config, say);
  const { db, secrets } = await openPlace(config, say);
  const log = newLog('info');
  const app = await buildApp(config, secrets, db, log);
  await app.init();
  await prepare(app, config, say);
  drainOnSignal(app);
  await app.getHttpAdapter().getInstance().listen({ port: config.port, host: config.host }); // Nest's own logs a refusal a second time
  planEachHour(app, (error) => log.error({ error: String(error) }, 'planning failed'));
  app.get(OutboxWorker).start();
  app.get(BackupsService).watch();
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
