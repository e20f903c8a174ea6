import type { INestApplicationContext } from '@nestjs/common';
import { RenewalsService } from '../completions/renewals.service';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { PeopleService } from '../people/people.service';
import { StagedRostersService } from '../rosters/staged-rosters.service';
import { ConversationWordsService } from '../threads/conversation-words.service';
import { addDays } from '../shared/dates.rules';
import { DataSource } from 'typeorm';
import { SupervisionLogService } from '../threads/log/supervision-log.service';
import { movedBetween } from './day-turn.queries';
import { writeMails } from './mails/write-mails';
import { remind } from './reminders';

/** Longer than a place is ever switched off; whoever was planned already is planned to the same again. */
const lookBackDays = 60;
const peopleAtOnce = 200;

/** A membership that was entered with a later day counts from that day on: its person is planned anew when it has come. */
export async function planMoved(app: INestApplicationContext): Promise<void> {
  const people = app.get(PeopleService);
  const today = people.today();
  const moved = await movedBetween(app.get(DataSource), addDays(today, -lookBackDays), today);
  for (let i = 0; i < moved.length; i += peopleAtOnce) {
    const some = moved.slice(i, i + peopleAtOnce).map((person) => person.id);
    await people.transact((manager) => app.get(EnrolmentsService).planAll(manager, some));
  }
}

/** Looks every hour whether a day has turned for somebody, plans what is to be renewed, reminds of local facts that run out soon, writes weekly notes and reminders, and forgets what is kept for a day, or for two years. */
export function planEachHour(app: INestApplicationContext, failed: (error: unknown) => void): void {
  const renew = (one: INestApplicationContext) => one.get(RenewalsService).plan();
  const emptyNotes = (one: INestApplicationContext) => one.get(SupervisionLogService).emptyOld();
  const clear = (one: INestApplicationContext) => one.get(StagedRostersService).clear();
  const forget = (one: INestApplicationContext) => one.get(ConversationWordsService).forget();
  const jobs = [planMoved, renew, remind, writeMails, clear, forget, emptyNotes];
  // Each by itself: one that fails keeps none of the others from being done.
  const turn = async () => {
    for (const job of jobs) await job(app).catch(failed);
  };
  setInterval(() => void turn(), 3_600_000).unref();
}
