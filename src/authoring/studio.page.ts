import type { Problem } from '../content/course-model.types';
import { sessionsOf } from '../content/live-sessions.rules';
import { partsOf } from '../content/module-parts.rules';
import { reasonWords, slotNotices } from '../content/slot-words.page';
import type { Translate } from '../shared/texts';
import type { StudioModule, StudioService } from './studio.service';

type State = 'published' | 'changed' | 'draft' | 'problems' | 'ready' | 'gone';
const icons: Record<State, string> = {
  published: 'done',
  changed: 'half',
  draft: 'ring',
  problems: 'problem',
  ready: 'here',
  gone: 'dash',
};
const count = (problems: readonly Problem[], level: string) =>
  problems.filter((problem) => problem.level === level).length;

/** What a folder is, compared with what learners have. */
function stateOf({ read, published }: Pick<StudioModule, 'read' | 'published'>): State {
  if (!read) return 'gone';
  if (!read.module) return 'problems';
  if (published?.contentHash === read.contentHash) return 'published';
  if (read.module.status === 'draft') return 'draft';
  return published ? 'changed' : 'ready';
}

const common = (one: StudioModule, t: Translate) => {
  const problems = one.read?.problems ?? [];
  const state = stateOf(one);
  return {
    state,
    stateWords: t(`studio.state.${state}`),
    icon: icons[state],
    errors: count(problems, 'error'),
    warnings: count(problems, 'warning'),
    started: one.started,
    finished: one.finished,
  };
};

type LocalFacts = Awaited<ReturnType<StudioService['localFacts']>>;

export function studioPage(
  modules: StudioModule[],
  shared: readonly Problem[],
  facts: LocalFacts,
  claims: number,
  t: Translate,
) {
  return {
    title: t('studio.title'),
    sentence: t(modules.length === 0 ? 'studio.empty' : 'studio.sentence', {
      modules: modules.length,
      published: modules.filter((one) => one.published).length,
      problems: modules.filter((one) => stateOf(one) === 'problems').length,
    }),
    modules: modules.map((one) => ({
      ...common(one, t),
      slug: one.slug,
      href: `/studio/${one.slug}`,
      title: one.read?.module?.title ?? one.published?.module.title ?? one.slug,
      version: one.published?.number ?? null,
      publishedOn: one.published?.publishedAt ?? null,
    })),
    notices: slotNotices(facts.waiting, facts.soon, facts.services, t),
    claims: t('priorLearning.studioLink', { waiting: claims }),
    elsewhere: shared.map(problemRow),
  };
}

export const problemRow = (problem: Problem) => ({
  where: `${problem.file}:${problem.line}:${problem.column}`,
  level: problem.level,
  code: problem.code,
  message: problem.message,
  fix: problem.fix,
});

type Loaded = Awaited<ReturnType<StudioService['get']>>;

export function studioModulePage(
  { module, history, names, waiting, publishable }: Loaded,
  formKey: string,
  sent: { refusal: 'nothing' | 'changed' | 'sentBefore' | 'chooseClass'; chosen: string | null } | null,
  t: Translate,
) {
  const shown = module.read?.module ?? module.published?.module ?? null;
  const by = (id: string | null) => (id ? (names.get(id) ?? '') : t('studio.shipped'));
  const [last] = history;
  const classes = ['editorial', 'revised', 'safety'] as const;
  return {
    ...common(module, t),
    title: shown?.title ?? module.slug,
    slug: module.slug,
    sessionsHref:
      module.published && sessionsOf(module.published.module).length > 0 ? `/studio/${module.slug}/sessions` : null,
    message: sent && t(sent.refusal === 'nothing' ? `studio.nothing.${stateOf(module)}` : `studio.${sent.refusal}`),
    version: last ? { number: last.number, on: last.publishedAt, by: by(last.publishedById) } : null,
    closedBy: waiting ? reasonWords(waiting, t).map(({ words }) => words) : [],
    problems: (module.read?.problems ?? []).map(problemRow),
    previews: [
      ...(module.read?.readable ? [{ href: `/studio/${module.slug}/preview`, words: t('preview.lookFolder') }] : []),
      ...(last
        ? [
            {
              href: `/studio/${module.slug}/preview?of=published`,
              words: t('preview.lookVersion', { number: last.number }),
            },
          ]
        : []),
    ],
    publish: publishable
      ? {
          action: `/studio/${module.slug}/versions`,
          formKey,
          seen: publishable.contentHash,
          number: (last?.number ?? 0) + 1,
          firstTime: !last,
          changeClasses: classes.map((value) => ({
            value,
            id: `c-${value}`,
            label: t(`changeClass.${value}`),
            help: t(`changeClass.${value}Help`),
            checked: value === (sent?.chosen ?? 'revised'),
          })),
        }
      : null,
    versions: history.map((version) => ({
      number: version.number,
      on: version.publishedAt,
      by: by(version.publishedById),
      changeClass: t(`changeClass.${version.changeClass}`),
    })),
    panels: module.published?.module.quizzes.some(({ questions }) => questions.some(({ type }) => type === 'judgement'))
      ? `/studio/${module.slug}/panels`
      : null,
    contents: shown
      ? partsOf(shown).map(({ kind, id, title, minutes }) => ({
          title,
          minutes,
          map: kind === 'scenario' ? `/studio/${module.slug}/scenarios/${id}` : null,
        }))
      : [],
  };
}
