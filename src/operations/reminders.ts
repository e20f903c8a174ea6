import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SlotGateService } from '../content/slot-gate.service';
import type { RunningOut } from '../content/slot.types';
import { OutboxService } from '../messages/outbox.service';
import { PeopleService } from '../people/people.service';
import { formatInstant } from '../shared/views';
import { planMails } from './mails/mail-plan';
import { writeMails } from './mails/write-mails';
import { type Keeper, keepersOfFacts } from './reminders.queries';
import { withApp } from './with-app';

interface Reminder {
  of: RunningOut;
  /** How many people are told now. */
  people: number;
}

/** Tells administrators and trainers what runs out within two weeks: one mail for each value and person, ever. @param isTrial only counts. */
export async function remind(app: INestApplicationContext, isTrial = false): Promise<Reminder[]> {
  const people = app.get(PeopleService);
  const { soon } = await app.get(SlotGateService).summary(await people.openTeams());
  const told: Reminder[] = [];
  for (const of of soon)
    told.push({ of, people: await people.transact((manager) => tellOf(app.get(OutboxService), manager, of, isTrial)) });
  return told;
}

async function tellOf(
  outbox: OutboxService,
  manager: EntityManager,
  of: RunningOut,
  isTrial: boolean,
): Promise<number> {
  const onceKey = `slot:${of.revisionId}`;
  const before = await outbox.toldOnce(manager, onceKey);
  const now = (await keepersOfFacts(manager)).filter((keeper) => !before.has(keeper.id));
  if (!isTrial)
    for (const keeper of now)
      await outbox.put(manager, {
        personId: keeper.id,
        template: 'slot-expiring',
        details: detailsFor(keeper, of),
        onceKey,
      });
  return now.length;
}

function detailsFor({ isAdministrator, language }: Keeper, { key, label, team, state, expiresOn }: RunningOut) {
  const mayFill = Number(isAdministrator) === 1;
  return {
    path: mayFill ? `/administration/slots/${key}` : '/studio',
    who: mayFill ? 'administrator' : 'trainer',
    label,
    team: team ?? 'none',
    state,
    on: formatInstant(expiresOn, language, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' }),
  };
}

/** `bin/waymark reminders`: what the server does every hour. Exit 1 where there is something to tell and mail is off. */
export function reminders(args: string[]): Promise<number> | number {
  const unknown = args.find((one) => one !== '--dry-run');
  if (unknown !== undefined) {
    console.error(`“${unknown}” is not known. The command is: bin/waymark reminders [--dry-run]`);
    return 2;
  }
  return withApp((app) => tell(app, args.includes('--dry-run'), (line) => console.log(line)));
}

/** @returns the command's exit code. */
export async function tell(
  app: INestApplicationContext,
  isTrial: boolean,
  say: (line: string) => void,
): Promise<number> {
  const { isOn } = app.get(OutboxService);
  const told = await remind(app, isTrial || !isOn);
  for (const { of, people } of told) say(lineOf(of, people, isTrial || !isOn));
  if (told.length === 0) say('No local fact runs out within 14 days.');
  for (const { to, why } of await planMails(app)) say(`${to.name}: ${why}.`);
  if (!isTrial) await writeMails(app);
  if (isOn || told.every(({ people }) => people === 0)) return 0;
  say('Mail is off (SMTP_URL is not set), so nobody is told. The first pages of administrators and trainers show it.');
  return 1;
}

function lineOf({ label, team, state, expiresOn }: RunningOut, people: number, isTrial: boolean): string {
  const what = `“${label}”${team === null ? '' : ` (team ${team})`}, ${state === 'soon' ? 'good until' : 'ran out after'} ${expiresOn}`;
  if (people === 0) return `${what}: everybody has been told before.`;
  const many = people === 1 ? 'one person' : `${people} people`;
  return `${what}: ${isTrial ? `${many} to be told` : `${many} told`}.`;
}
