import type { INestApplicationContext } from '@nestjs/common';
import { CompletionsService } from '../../completions/completions.service';
import { SlotGateService } from '../../content/slot-gate.service';
import { SlotsService } from '../../content/slots.service';
import { VersionsService } from '../../content/versions.service';
import { DataSource } from 'typeorm';
import type { Rhythm } from '../../enrolments/asked.types';
import { AskedService } from '../../enrolments/asked.service';
import { rows } from '../../database/query';
import { PeopleService } from '../../people/people.service';
import type { DueItem } from './due-item.rules';

const peopleAtOnce = 200;

export interface TrainingFacts {
  rhythms: Map<string, Rhythm>;
  /** What each has to do by a day and has not finished; nothing while they are on leave, nor what cannot be begun. */
  items: Map<string, DueItem[]>;
}

/** How these people work, and what they are asked for by which day. @param knownOn since when each is told of anything. */
export async function trainingFacts(
  app: INestApplicationContext,
  personIds: readonly string[],
  knownOn: (personId: string) => string,
): Promise<TrainingFacts> {
  const facts: TrainingFacts = { rhythms: new Map(), items: new Map() };
  const [asking, completions] = [app.get(AskedService), app.get(CompletionsService)];
  const isClosed = await closedFor(app);
  for (let i = 0; i < personIds.length; i += peopleAtOnce) {
    const some = personIds.slice(i, i + peopleAtOnce);
    const rhythms = await asking.rhythmsOf(some);
    for (const [id, rhythm] of rhythms) facts.rhythms.set(id, rhythm);
    const progress = await completions.progressOf(some);
    const asked = await asking.of(progress, undefined, rhythms);
    for (const one of progress) {
      const said = asked.get(one.enrolmentId);
      if (one.completion || !said?.dueOn || said.onLeave || said.word?.kind === 'waived') continue;
      if (!one.startedAt && isClosed(one.personId, one.slug)) continue;
      const since = [knownOn(one.personId), (said.word?.at ?? one.enrolledAt).slice(0, 10)].sort().at(-1)!;
      const item = { enrolmentId: one.enrolmentId, slug: one.slug, dueOn: said.dueOn, knownOn: since };
      facts.items.set(one.personId, [...(facts.items.get(one.personId) ?? []), item]);
    }
  }
  return facts;
}

async function closedFor(app: INestApplicationContext): Promise<(personId: string, slug: string) => boolean> {
  const published = [...(await app.get(VersionsService).currentAll()).values()];
  const closed = app.get(SlotGateService).closedBy(await app.get(SlotsService).standing(), published);
  const today = app.get(PeopleService).today();
  const found = await rows<{ personId: string; teamId: string }>(
    app.get(DataSource),
    `SELECT person_id AS "personId", team_id AS "teamId" FROM memberships WHERE from_on <= ? AND (to_on IS NULL OR to_on > ?) ORDER BY from_on DESC, team_id DESC`,
    [today, today],
  );
  const teams = new Map(found.map(({ personId, teamId }) => [personId, teamId]));
  return (personId, slug) => closed(teams.get(personId) ?? null).has(slug);
}
