import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RecordedService } from '../audit/recorded.service';
import { AttendancesService } from '../completions/attendances.service';
import { SessionDatesService } from '../completions/session-dates.service';
import type { ListedDate } from '../completions/session.queries';
import { VersionsService } from '../content/versions.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import { RollForm, SessionDateForm } from './sessions.form';

/** What trainers do about live sessions: dates, codes, who was there. Each is a line of the log. */
@Injectable()
export class StudioSessionsService {
  constructor(
    private readonly versions: VersionsService,
    private readonly dates: SessionDatesService,
    private readonly attendances: AttendancesService,
    private readonly people: PeopleService,
    private readonly recorded: RecordedService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound where no such module is published. */
  async of(slug: string) {
    const published = await this.versions.findCurrent(slug);
    if (!published) throw new NotFound();
    const [dates, teams] = [await this.dates.of(slug), await this.people.openTeams()];
    return { module: published.module, dates, teams, now: this.clock.now() };
  }

  /** One date with everybody who is expected or was there. */
  async date(slug: string, id: string) {
    const { module, now } = await this.of(slug);
    const date = await this.dates.get(slug, id);
    return { module, date, roll: await this.attendances.rollOf(date), now };
  }

  async add(by: SignedInPerson, slug: string, body: Record<string, unknown>) {
    await this.of(slug);
    const { values, errors } = readForm(SessionDateForm, body);
    const { session: sessionId, on, at, place, team: teamId } = values;
    const detail = { module: slug, session: String(sessionId) };
    const work = async (manager: EntityManager) => {
      await this.dates.add(manager, slug, { sessionId, on, at, place, teamId }, by.id);
    };
    const change = { action: 'session.date-set' as const, personId: null, detail, values, errors, work };
    return { values, errors: await this.recorded.make(by, change, body._key) };
  }

  cancel(by: SignedInPerson, slug: string, id: string, key: unknown) {
    return this.change(by, 'session.date-cancelled', slug, id, key, (manager) => this.dates.cancel(manager, id));
  }

  renewCode(by: SignedInPerson, slug: string, id: string, key: unknown) {
    return this.change(by, 'session.code-renewed', slug, id, key, (manager) => this.dates.renewCode(manager, id));
  }

  async roll(by: SignedInPerson, slug: string, id: string, body: Record<string, unknown>) {
    const { roll } = await this.date(slug, id);
    const { values, ok } = readForm(RollForm, body);
    if (!ok) return { form: 'form.choose' };
    const known = new Set(roll.map((one) => one.personId));
    const came = values.person.filter((one) => known.has(one) && !values.had.includes(one)).sort();
    const not = values.had.filter((one) => known.has(one) && !values.person.includes(one)).sort();
    const counts = { came: came.length, not: not.length };
    const work = async (manager: EntityManager, date: ListedDate) => {
      for (const personId of [...came, ...not].sort())
        await this.attendances.record(manager, date, personId, came.includes(personId), by.id);
    };
    return this.change(by, 'session.attendance-recorded', slug, id, body._key, work, counts, values);
  }

  /** @returns what is in the way, by field; nothing when it is done. */
  private async change(
    by: SignedInPerson,
    action: 'session.date-cancelled' | 'session.code-renewed' | 'session.attendance-recorded',
    slug: string,
    id: string,
    key: unknown,
    work: (manager: EntityManager, date: ListedDate) => Promise<void>,
    counts: Record<string, number> = {},
    values: object = {},
  ): Promise<Record<string, string>> {
    const date = await this.dates.get(slug, id);
    const detail = { module: slug, session: date.sessionId, ...counts };
    const whole = (manager: EntityManager) => work(manager, date);
    const change = { action, personId: date.id, detail, values: { id, ...values }, errors: {}, work: whole };
    return this.recorded.make(by, change, key);
  }
}
