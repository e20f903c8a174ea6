import type { INestApplicationContext } from '@nestjs/common';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { PeopleService } from '../people/people.service';
import { StagedRostersService } from '../rosters/staged-rosters.service';
import { addDays } from '../shared/dates.rules';
import { DataSource } from 'typeorm';
import { movedBetween } from './day-turn.queries';
import { remind } from './reminders';

/** Longer than a place is ever switched off; whoever was planned already is planned to the same again. */
const lookBackDays = 60;

/** A membership that was entered with a later day counts from that day on: its person is planned anew when it has come. */
export async function planMoved(app: INestApplicationContext): Promise<void> {
  const people = app.get(PeopleService);
  const today = people.today();
  const moved = await movedBetween(app.get(DataSource), addDays(today, -lookBackDays), today);
  for (const person of moved) await people.transact((manager) => app.get(EnrolmentsService).plan(manager, person));
}

/** Looks every hour whether a day has turned for somebody, reminds of local facts that run out soon, and forgets what is kept for a day only. */
export function planEachHour(app: INestApplicationContext, failed: (error: unknown) => void): void {
  const turn = async () => {
    await planMoved(app);
    await app.get(StagedRostersService).clear();
    await remind(app);
  };
  setInterval(() => void turn().catch(failed), 3_600_000).unref();
}
