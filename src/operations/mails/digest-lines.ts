import type { INestApplicationContext } from '@nestjs/common';
import { TalksService } from '../../attempts/talks.service';
import { NeedsService } from '../../evidence/needs.service';
import { newsIn } from '../../evidence/sign-offs/news.rules';
import { PeopleService } from '../../people/people.service';
import type { SignedInPerson } from '../../people/people.types';
import type { Translate } from '../../shared/texts';
import { AnsweringService } from '../../threads/answering.service';
import { since as stoodSince, standingOf } from '../../threads/standing.rules';
import type { Recipient } from './recipients.queries';
import type { TrainingFacts } from './training-facts';
import { digestKind } from './due-item.rules';

/** When mails began for somebody: what was so by then is not told. */
interface Began {
  knownOn: string;
  since: string;
}

/** What waits for a supervisor, counted: a mail names nobody but whoever gets it. */
export async function supervisorLines(
  app: INestApplicationContext,
  supervisor: Recipient,
  { rhythms, items }: TrainingFacts,
  began: Began,
  t: Translate,
): Promise<string[]> {
  const [people, today] = [app.get(PeopleService), app.get(PeopleService).today()];
  const theirs = (await people.peopleOf(asPerson(supervisor))).map(({ id }) => id);
  const isLate = (id: string) =>
    (items.get(id) ?? []).some((item) => digestKind(item, rhythms.get(id)!, today) === 'late');
  const asked = (await app.get(AnsweringService).addressedBy(theirs)).filter(
    ({ facts, askedOn }) => standingOf(facts, false) === 'waiting' && stoodSince(facts, askedOn) > began.knownOn,
  ).length;
  const talks = [...(await app.get(TalksService).of(theirs)).values()].filter((day) => day > began.knownOn).length;
  const counts = { asked, talks, late: theirs.filter(isLate).length };
  return (Object.keys(counts) as (keyof typeof counts)[])
    .filter((key) => counts[key] > 0)
    .map((key) => t(`digest.people.${key}`, { count: counts[key] }));
}

/** What is new for somebody since their last note, or since notes began. */
export async function newsLines(
  app: INestApplicationContext,
  { id, lastDigestAt }: Recipient,
  { since, knownOn }: Began,
  t: Translate,
): Promise<string[]> {
  const last = lastDigestAt !== null && lastDigestAt > since ? lastDigestAt : since;
  const answered = await app.get(AnsweringService).answeredSince(id, last);
  const { entries, signedOff, replies } = await app.get(NeedsService).of(id);
  const unread = newsIn([...entries.values()], [...signedOff.values()], replies).filter(({ on }) => on > knownOn);
  return [
    ...(answered > 0 ? [t('digest.answered', { count: answered })] : []),
    ...(unread.length > 0 ? [t('digest.observed', { count: unread.length })] : []),
  ];
}

const asPerson = ({ id, name, language }: Recipient): SignedInPerson => ({ id, name, language, roles: new Set() });
