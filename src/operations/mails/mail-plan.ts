import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../../config/config.module';
import type { Config } from '../../config/config';
import { moduleIn } from '../../content/translated.rules';
import { VersionsService } from '../../content/versions.service';
import { isWorkday, mondayOf } from '../../enrolments/workday.rules';
import { oneLine } from '../../messages/mail.rules';
import { MailSince } from '../../messages/mail-since';
import { PeopleService } from '../../people/people.service';
import { Clock, dayAt } from '../../shared/clock';
import { Texts, type Translate } from '../../shared/texts';
import { formatInstant } from '../../shared/views';
import { isDigestDay } from './digest-day.rules';
import { newsLines, supervisorLines } from './digest-lines';
import { digestKind, type DueItem, dueKind, type DueKind } from './due-item.rules';
import type { PlannedMail } from './mail-plan.types';
import { type Recipient, recipients, toldDueDays } from './recipients.queries';
import { type TrainingFacts, trainingFacts } from './training-facts';

type Titles = (slug: string, language: string) => string;
interface Situation {
  app: INestApplicationContext;
  today: string;
  facts: TrainingFacts;
  titles: Titles;
  told: ReadonlySet<string>;
  /** Since when somebody is told of anything: an instant, and its day. */
  sinceOf: (person: Recipient) => string;
  knownOn: (person: Recipient) => string;
  zone: string;
}

/** Whom to write what today, and why. Nothing where mail is off, and nothing of what was so before mails began. */
export async function planMails(app: INestApplicationContext): Promise<PlannedMail[]> {
  const since = app.get(MailSince).of();
  if (since === null) return [];
  const today = app.get(PeopleService).today();
  const { timeZone: zone } = app.get<Config>(CONFIG);
  const everybody = await recipients(app.get(DataSource), today);
  const byId = new Map(everybody.map((person) => [person.id, person]));
  const dayOf = (instant: string) => dayAt(new Date(instant), zone);
  const sinceOf = ({ openedAt }: Recipient) => (openedAt > since ? openedAt : since);
  const knownOn = (person: Recipient) => dayOf(sinceOf(person));
  const facts = await trainingFacts(app, [...byId.keys()], (id) => knownOn(byId.get(id)!));
  const situation = {
    app,
    today,
    facts,
    zone,
    sinceOf,
    knownOn,
    told: await toldDueDays(app.get(DataSource)),
    titles: await titlesOf(app),
  };
  const planned: PlannedMail[] = [];
  for (const person of everybody) {
    const mail = (await digestFor(person, situation)) ?? reminderFor(person, situation);
    if (mail) planned.push(mail);
  }
  return planned;
}

async function digestFor(person: Recipient, situation: Situation): Promise<PlannedMail | null> {
  const { app, today, facts, sinceOf, knownOn, zone } = situation;
  const rhythm = facts.rhythms.get(person.id)!;
  const monday = mondayOf(today);
  const wants = Number(person.wantsDigest) === 1 && Number(person.isCovered) === 0;
  const isDone = person.lastDigestAt !== null && dayAt(new Date(person.lastDigestAt), zone) >= monday;
  const { startedOn, digestDay: chosen } = person;
  if (!wants || isDone || !isDigestDay({ today, rhythm, startedOn, knownOn: knownOn(person), chosen })) return null;
  const t = app.get(Texts).in(person.language);
  const own = kindsOf(person, situation, digestKind);
  const began = { knownOn: knownOn(person), since: sinceOf(person) };
  const news = await newsLines(app, person, began, t);
  const lines = [...linesOf(own, situation.titles, t), ...news];
  const others = Number(person.isSupervisor) === 1 ? await supervisorLines(app, person, facts, began, t) : [];
  if (lines.length + others.length === 0) return null;
  const parts = [...lines, ...(others.length > 0 ? [t('digest.people'), ...others] : [])];
  return {
    to: person,
    template: 'digest',
    details: {
      path: own.length > 0 ? '/my-training' : news.length > 0 ? '/my-record' : '/team',
      lines: parts.join('\n'),
    },
    onceKey: `digest:${monday}`,
    tells: own
      .filter(({ item, kind }) => dueKind(item, rhythm, today) === kind)
      .map(({ item, kind }) => ({ enrolmentId: item.enrolmentId, kind })),
    why: `weekly note (${[
      countWords(own.length, 'due day'),
      countWords(news.length, 'line of news', 'lines of news'),
      countWords(others.length, 'line about their people', 'lines about their people'),
    ]
      .filter(Boolean)
      .join(', ')})`,
  };
}

function reminderFor(person: Recipient, situation: Situation): PlannedMail | null {
  const { app, today, facts, titles, told } = situation;
  if (Number(person.wantsReminders) !== 1 || !isWorkday(facts.rhythms.get(person.id)!, today)) return null;
  if (person.startedOn !== null && today < person.startedOn) return null;
  const fresh = kindsOf(person, situation, dueKind).filter(
    ({ item, kind }) => !told.has(`${item.enrolmentId} ${kind}`),
  );
  if (fresh.length === 0) return null;
  const lines = linesOf(fresh, titles, app.get(Texts).in(person.language));
  return {
    to: person,
    template: 'due-reminder',
    details: { path: '/my-training', lines: lines.join('\n') },
    tells: fresh.map(({ item, kind }) => ({ enrolmentId: item.enrolmentId, kind })),
    why: `reminder (${fresh.map(({ item, kind }) => `${item.slug} ${kind === 'soon' ? 'is due' : 'was due'} ${item.dueOn}`).join(', ')})`,
  };
}

type Told = { item: DueItem; kind: DueKind };

function kindsOf(person: Recipient, { facts, today }: Situation, read: typeof dueKind): Told[] {
  const rhythm = facts.rhythms.get(person.id)!;
  return (facts.items.get(person.id) ?? [])
    .flatMap((item) => {
      const kind = read(item, rhythm, today);
      return kind ? [{ item, kind }] : [];
    })
    .sort((a, b) => (a.item.dueOn < b.item.dueOn ? -1 : 1));
}

const linesOf = (all: readonly Told[], titles: Titles, t: Translate): string[] =>
  all.map(({ item, kind }) =>
    t(`digest.due.${kind}`, {
      title: oneLine(titles(item.slug, t.language)),
      on: formatInstant(item.dueOn, t.language, 'UTC', { weekday: 'long', day: 'numeric', month: 'long' }),
    }),
  );

async function titlesOf(app: INestApplicationContext): Promise<Titles> {
  const current = await app.get(VersionsService).currentAll();
  return (slug, language) => {
    const published = current.get(slug);
    return published ? moduleIn(published.module, language).title : slug;
  };
}

const countWords = (count: number, one: string, many = `${one}s`): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`;

/** Nobody's telephone rings at night because of us: mails are written from seven in the morning on. */
export function isMorningOver(app: INestApplicationContext): boolean {
  const { timeZone } = app.get<Config>(CONFIG);
  const hour = formatInstant(app.get(Clock).now().toISOString(), 'en', timeZone, { hour: '2-digit', hourCycle: 'h23' });
  return Number(hour) >= 7;
}
