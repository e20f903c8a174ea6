import { assigningPart } from '../completions/assigning.page';
import type { Progress } from '../completions/progress.types';
import { renewalOf } from '../completions/renewal.rules';
import { becauseWords } from '../enrolments/asked.page';
import { pausesPart } from '../enrolments/pauses.page';
import { checklistPart } from '../evidence/checklist.page';
import { coveringWords } from '../people/overseers.page';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import { personWays } from './person-ways.page';
import { questionCard } from './question.page';
import type { PersonFacts } from './supervision.service';
import { teamRows } from './team-rows.page';

/** One person's training, as their supervisor may see it, with what a supervisor can do about it. */
export function personPage(facts: PersonFacts, returned: Returned | null, t: Translate) {
  const { person, progress, asked, pauses, today } = facts;
  const [row] = teamRows(facts, t);
  const at = new Map(progress.map((one) => [one.slug, one]));
  const base = `/people/${person.id}`;
  return {
    title: t('person.title'),
    name: person.name,
    team: person.teamName ?? '',
    since: person.startedOn,
    covered: person.covered && t('cover.note', coveringWords(person.covered, t)),
    onLeave: row?.onLeave ?? false,
    sentence: t('person.sentence', { name: person.name, done: row?.done ?? 0, total: row?.total ?? 0 }),
    modules: (row?.cells ?? []).map((cell) => ({
      title: cell.moduleTitle,
      state: cell.state,
      icon: cell.icon,
      words: cell.words,
      counts: cell.counts,
      way: cell.way,
      valid: cell.valid,
      ...daysOf(at.get(cell.module), facts, t),
    })),
    talks: row?.talks ?? [],
    pauses: pausesPart({ pauses, today, returned }, `${base}/pauses`, t),
    assigning: assigningPart({ name: person.name, titles: titlesOf(facts), progress, asked, returned }, base, t),
    checklist: checklistPart(
      facts.checklist,
      { as: 'supervisor', name: person.name, isApart: facts.isApart },
      `${base}/checklist-signatures`,
      returned,
      t,
    ),
    questions: facts.questions.map((one) => questionCard(one, t)).filter(({ state }) => state.standing !== 'closed'),
    notShown: t('person.notShown'),
    backHref: '/team',
    ways: personWays(person, '', t),
    looked: t('person.looked', { name: person.name }),
  };
}

function daysOf(progress: Progress | undefined, { asked, versions, person, today }: PersonFacts, t: Translate) {
  const renewal = progress && renewalOf(progress, today);
  const own = progress && !progress.completion ? asked.get(progress.enrolmentId) : undefined;
  const isOpen = own !== undefined && !own.onLeave;
  return {
    version: progress?.versionId ? (versions.get(progress.versionId)?.number ?? null) : null,
    startedOn: progress?.startedAt?.slice(0, 10) ?? null,
    completedOn: progress?.completion?.completedOn ?? (renewal?.isValid ? renewal.completedOn : null),
    dueOn: isOpen ? own.dueOn : null,
    because: isOpen ? becauseWords(own.because, t, person.name) : '',
  };
}

/** The published modules, by slug; versions stand under their ids too. */
const titlesOf = ({ versions }: PersonFacts): Map<string, string> =>
  new Map([...versions].flatMap(([key, { module }]) => (key === module.slug ? [[key, module.title] as const] : [])));
