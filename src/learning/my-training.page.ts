import { countedParts, isPartDone, nextPart, whatIsMissing } from '../completions/completion.rules';
import type { Progress } from '../completions/progress.types';
import { renewalOf } from '../completions/renewal.rules';
import type { SpacedDue } from '../completions/spaced.rules';
import type { PublishedModule } from '../content/content.types';
import type { TrainingPath } from '../content/course-model.types';
import { groupsIn } from '../content/translated-lists.rules';
import { langOf } from '../content/translated.rules';
import type { BlockingSlot } from '../content/slot.types';
import { hrefOf, minutesOf, partsOf } from '../content/module-parts.rules';
import { becauseWords, isPlain, saidWords } from '../enrolments/asked.page';
import type { Asked } from '../enrolments/asked.types';
import { checklistPart } from '../evidence/checklist.page';
import type { Checklist } from '../evidence/checklist.types';
import { overseerNames } from '../people/overseers.page';
import type { Overseer } from '../people/people.types';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import { closedWords, whomToAsk } from '../reading/closed.page';
import { courseText, type Facts } from '../reading/course-text.page';
import { wayLines } from '../reading/module.page';
import { factsOf, whoSees } from '../reading/trail.page';
import { spacedOffers } from './spaced.page';

interface Given {
  paths: TrainingPath[];
  progress: Progress[];
  asked: Map<string, Asked>;
  current: Map<string, PublishedModule>;
  begun: Map<string, PublishedModule>;
  titles: Map<string, string>;
  supervisors: readonly Overseer[];
  /** Why modules that were not begun are closed for now, by slug. */
  closed: Map<string, BlockingSlot[]>;
  facts: Facts;
  checklist: Checklist;
  today: string;
  /** What is offered of finished modules, by the enrolment's id. */
  spaced: ReadonlyMap<string, SpacedDue>;
  /** How many actions that were agreed in a conversation are open. */
  openActions: number;
}

/** My training: what is next and why, then the path in its groups, what is to be renewed, then what else there is. */
export function myTrainingPage(given: Given, returned: Returned | null, t: Translate) {
  const bySlug = new Map(given.progress.map((one) => [one.slug, one]));
  const row = (slug: string) =>
    moduleRow(slug, given.begun.get(slug) ?? given.current.get(slug), bySlug.get(slug) ?? null, given, t);
  const toRenew = given.progress
    .filter((one) => renewalOf(one, given.today))
    .map(({ slug }) => row(slug))
    .sort((a, b) => ((a.renewal?.validUntil ?? '') < (b.renewal?.validUntil ?? '') ? -1 : 1));
  const isRenewed = new Set(toRenew.map(({ slug }) => slug));
  const mine = given.paths.filter((path) => given.progress.some((one) => one.pathId === path.id));
  const inPath = new Set(mine.flatMap((path) => path.groups.flatMap((group) => group.modules)));
  const assigned = given.progress
    .filter(({ slug }) => !inPath.has(slug) && !isRenewed.has(slug))
    .filter(({ enrolmentId }) => given.asked.get(enrolmentId)?.word?.kind === 'assigned')
    .map(({ slug }) => row(slug));
  const askedOfYou = {
    lang: null,
    title: t('myTraining.assigned'),
    why: t('myTraining.assignedWhy'),
    modules: assigned,
  };
  const ofPaths = mine.flatMap((path) =>
    groupsIn(path, t.language)
      .map((group) => ({
        lang: group.lang,
        title: group.title,
        why: group.why,
        modules: group.modules
          .filter((slug) => !isRenewed.has(slug) && (bySlug.has(slug) || !given.current.has(slug)))
          .map(row),
      }))
      .filter((group) => group.modules.length > 0),
  );
  const groups = assigned.length > 0 ? [askedOfYou, ...ofPaths] : ofPaths;
  const shown = new Set([...isRenewed, ...groups.flatMap((group) => group.modules.map((one) => one.slug))]);
  const otherModules = [...given.current.keys()].filter((slug) => !shown.has(slug)).map(row);
  const all = [...groups, { modules: toRenew }]
    .flatMap((group) => group.modules)
    .filter((one) => one.state !== 'waiting' && one.state !== 'waived');
  const done = all.filter((one) => one.state === 'done' || one.renewal?.isValid).length;
  const started = all.filter((one) => one.state === 'started').length;
  const ready = all.filter((one) => one.state !== 'closed').length;
  const renewing = { modules: toRenew.filter((one) => one.state === 'started') };
  const next = nextStep([...groups, renewing], given, bySlug, t);
  const allDone = all.length > 0 && done === all.length;
  const sentence =
    all.length === 0
      ? t(given.current.size === 0 ? 'myTraining.empty' : 'myTraining.noPath')
      : allDone
        ? t('myTraining.allDone')
        : started && !done
          ? t('myTraining.underWay', { started })
          : t('myTraining.sentence', { done, total: done ? all.length : ready });
  return {
    title: t('myTraining.title'),
    sentence,
    next,
    fresh: spacedOffers(given, t),
    groups,
    toRenew,
    otherModules,
    checklist: checklistPart(
      given.checklist,
      { as: 'person', name: '' },
      '/my-training/checklist-signatures',
      returned,
      t,
    ),
    isChecklistOver: given.checklist.isOver && !returned,
    supervisors: overseerNames(given.supervisors, t).map((name) => ({ name })),
    whoSees: [...whoSees(t), ...(given.checklist.isShown ? [t('checklist.whoSees')] : [])],
    onLeave: [...given.asked.values()].some((one) => one.onLeave),
    allDone,
    actions: given.openActions > 0 ? t('conversation.lead.actions', { count: given.openActions }) : null,
  };
}

type Row = ReturnType<typeof moduleRow>;

function moduleRow(
  slug: string,
  published: PublishedModule | undefined,
  progress: Progress | null,
  { titles, asked: allAsked, facts: local, closed: allClosed, supervisors, today }: Given,
  t: Translate,
) {
  const closed = allClosed.get(slug);
  const module = published?.module;
  const asked = progress && !progress.completion ? (allAsked.get(progress.enrolmentId) ?? null) : null;
  const renewal = progress && renewalOf(progress, today);
  const isDated = asked && !asked.onLeave && !renewal?.isValid;
  const isWaived = asked?.word?.kind === 'waived';
  const facts = factsOf(progress);
  const parts = module ? countedParts(module) : [];
  const missing = module ? whatIsMissing(module, facts) : [];
  const state = progress?.completion
    ? 'done'
    : !module
      ? 'waiting'
      : isWaived
        ? 'waived'
        : progress?.startedAt
          ? 'started'
          : closed
            ? 'closed'
            : 'ahead';
  const done = parts.length - missing.length;
  const minutesLeft = module
    ? partsOf(module)
        .filter((part) => !isPartDone(part, facts))
        .reduce((sum, part) => sum + part.minutes, 0)
    : 0;
  return {
    slug,
    title: module?.title ?? titles.get(slug) ?? slug,
    lang: module ? langOf(module, t.language) : null,
    href: `/modules/${slug}`,
    summary: module?.summary ?? '',
    state,
    stateWords: t(`moduleState.${state}`),
    counts:
      state !== 'ahead' && state !== 'closed'
        ? t('module.counts', { done, total: parts.length })
        : t('module.parts.count', { total: parts.length }),
    done,
    total: parts.length,
    minutesLeft: progress?.completion ? 0 : minutesLeft,
    completedOn: progress?.completion?.completedOn ?? null,
    ...(progress?.completion ? wayLines(progress.completion, t) : { way: '', validUntil: null }),
    renewal,
    dueOn: isDated && state !== 'closed' ? asked.dueOn : null,
    because: isDated && state !== 'closed' && !isPlain(asked.because) ? becauseWords(asked.because, t) : '',
    said: asked ? saidWords(asked, t) : '',
    closed: state === 'closed' && closed ? `${closedWords(closed, t)} ${whomToAsk(supervisors, t)}` : '',
    contentNotes:
      module && state !== 'done'
        ? module.contentNotes.filter((note) => !note.lesson).map((note) => courseText(local, null).words(note.text))
        : [],
  };
}

/** What was begun goes first, then the order of the path; the button leads to the exact part. */
function nextStep(groups: { modules: Row[] }[], given: Given, bySlug: Map<string, Progress>, t: Translate) {
  const open = groups.flatMap((group) =>
    group.modules.filter((one) => one.state === 'started' || one.state === 'ahead'),
  );
  const chosen = open.find((one) => one.state === 'started') ?? open[0];
  if (!chosen) return null;
  const published = given.begun.get(chosen.slug) ?? given.current.get(chosen.slug);
  const part = published && nextPart(published.module, factsOf(bySlug.get(chosen.slug) ?? null));
  if (!published || !part) return null;
  const parts = partsOf(published.module);
  return {
    moduleTitle: chosen.title,
    lessonTitle: part.title,
    lang: langOf(published.module, t.language, part.at),
    moduleLang: chosen.lang,
    href: hrefOf(chosen.slug, part.at) + (part.block ? `#${part.block}` : ''),
    where: t('part.where', { n: parts.findIndex((one) => one.id === part.at.id) + 1, of: parts.length }),
    minutesLeft: chosen.minutesLeft || minutesOf(published.module),
    begun: chosen.state === 'started',
  };
}
