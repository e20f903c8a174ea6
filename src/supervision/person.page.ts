import type { SupervisedPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { type TeamFacts, teamRows } from './team-rows.page';

/** One person's training, as their supervisor may see it. */
export function personPage(facts: TeamFacts & { person: SupervisedPerson }, t: Translate) {
  const [row] = teamRows(facts, t);
  const at = new Map(facts.progress.map((one) => [one.slug, one]));
  return {
    title: t('person.title'),
    name: facts.person.name,
    team: facts.person.teamName ?? '',
    since: facts.person.startedOn,
    sentence: t('person.sentence', { name: facts.person.name, done: row?.done ?? 0, total: row?.total ?? 0 }),
    modules: (row?.cells ?? []).map((cell) => {
      const progress = at.get(cell.module);
      const version = progress?.versionId ? (facts.versions.get(progress.versionId)?.number ?? null) : null;
      const startedOn = progress?.startedAt?.slice(0, 10) ?? null;
      return {
        title: cell.moduleTitle,
        state: cell.state,
        icon: cell.icon,
        words: cell.words,
        counts: cell.counts,
        startedOn,
        completedOn: progress?.completion?.completedOn ?? null,
        dueOn: progress?.completion ? null : (progress?.dueOn ?? null),
        version,
      };
    }),
    notShown: t('person.notShown'),
    backHref: '/team',
    looked: t('person.looked', { name: facts.person.name }),
  };
}
