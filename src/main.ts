import 'reflect-metadata';
import { ConfigError, readConfig } from './config/config';
import { buildApp } from './app.setup';
import { BackupsService } from './backups/backups.service';
import { drainOnSignal } from './operations/drain';
import { openPlace } from './operations/open-place';
import { claimPlace } from './operations/claim-place';
import { prepare } from './operations/prepare';
import { newLog } from './shared/log';
import { Refusal } from './shared/refusal';

async function start(): Promise<void> {
  const config = readConfig();
  await claimPlace(config);
  const { db, secrets } = await openPlace(config, (line) => console.log(line));
  const app = await buildApp(config, secrets, db, newLog('info'));
  await app.init();
  await prepare(app, config, (line) => console.log(line));
  await app.listen(config.port, config.host);
  drainOnSignal(app);
  app.get(BackupsService).watch();
  const address = app.getHttpServer().address() as { port: number };
  console.log(
    `Waymark is listening on http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${address.port}`,
  );
}

start().catch((error: unknown) => {
  console.error(error instanceof ConfigError || error instanceof Refusal ? error.message : error);
  process.exit(error instanceof ConfigError ? 2 : 1);
});
