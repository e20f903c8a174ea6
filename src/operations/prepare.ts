import type { INestApplicationContext } from '@nestjs/common';
import { FirstRunService } from '../administration/first-run.service';
import { RenewalsService } from '../completions/renewals.service';
import type { Config } from '../config/config';
import { PublishingService } from '../content/publishing.service';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { MailSince } from '../messages/mail-since';
import { OutboxService } from '../messages/outbox.service';
import { PeopleService } from '../people/people.service';
import { Clock } from '../shared/clock';
import { planMoved } from './day-turn';
import { demoBegins, loadDemo } from './demo';

/** What a start does before it listens: publish what ships, fill the demonstration, or say how to begin. */
export async function prepare(
  app: INestApplicationContext,
  config: Config,
  say: (line: string) => void,
): Promise<void> {
  await beginMail(app);
  const firstRun = app.get(FirstRunService);
  const isEmpty = await firstRun.isOpen();
  const publish = () => publishShipped(app, say);
  await (isEmpty && config.demo ? app.get(Clock).at(demoBegins(), publish) : publish());
  const fillDemo = async (): Promise<void> => {
    await loadDemo(app, config);
    say(
      `The demonstration is ready: sign in as amara@demo.example with the password ${config.demoPassword === 'peer-support-demo' ? 'peer-support-demo' : 'in DEMO_PASSWORD'}.`,
    );
  };
  if (config.mayFillDemo) firstRun.fillDemo = fillDemo;
  if (!isEmpty) {
    await planMoved(app);
    return app.get(RenewalsService).plan();
  }
  if (config.demo) await fillDemo();
  else say(`Nobody is here yet. Open /first-run in a browser and enter this code: ${firstRun.code}`);
}

/** A module that ships new also enrols whoever's path names it. */
export async function publishShipped(app: INestApplicationContext, say: (line: string) => void): Promise<number> {
  const published = await app.get(PublishingService).publishNew();
  for (const version of published)
    say(`Published “${version.title}”, version ${version.number}, as shipped with Waymark.`);
  if (published.length > 0)
    await app.get(PeopleService).transact((manager) => app.get(EnrolmentsService).planEverybody(manager));
  return published.length;
}

/** From here on things are told by mail; what waits from before a restore is not. */
async function beginMail(app: INestApplicationContext): Promise<void> {
  if (!app.get(MailSince).keep(app.get(Clock).now())) return;
  await app.get(PeopleService).transact((manager) => app.get(OutboxService).forgetOld(manager));
}
