import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { type GivenRow, isUntouched } from './bulk-assigning.queries';
import type { BulkAssigningService, Chosen } from './bulk-assigning.service';
import { markOf } from './bulk-mark';
import type { PlanLine } from './bulk-plan.rules';
import { teamWays } from './team-ways.page';

type Team = Awaited<ReturnType<BulkAssigningService['teamOf']>>;
const namesOf = ({ people, modules }: Team) => ({
  person: new Map(people.map(({ id, name }) => [id, name])),
  module: new Map(modules.map(({ slug, title }) => [slug, title])),
});

/** Choosing people and modules. */
export function bulkChoicePage(team: Team, chosen: Chosen, errors: Record<string, string>, t: Translate) {
  const said = (field: string) => (errors[field] ? t(errors[field]) : null);
  return {
    title: t('bulk.title'),
    ways: teamWays('/modules', t),
    people: team.people.map(({ id, name, teamName }) => ({
      ...{ id: `p-${id}`, type: 'checkbox', name: 'person', value: id, label: name, help: teamName },
      checked: chosen.people.includes(id),
    })),
    modules: team.modules.map(({ slug, title }) => ({
      ...{ id: `m-${slug}`, type: 'checkbox', name: 'module', value: slug, label: title, help: '' },
      checked: chosen.modules.includes(slug),
    })),
    chosen,
    errors: { form: said('form') ?? said('module'), dueOn: said('dueOn'), reason: said('reason') },
  };
}

/** Exactly who gets what, who has it already, and what cannot be begun yet. */
export function bulkPreviewPage(
  team: Team,
  plan: readonly PlanLine[],
  chosen: Chosen,
  error: string | null,
  t: Translate,
) {
  const { person, module } = namesOf(team);
  const given = plan.filter(({ does }) => does === 'gives');
  const pairs = [
    ...chosen.people.map((id) => ['person', id]),
    ...chosen.modules.map((slug) => ['module', slug]),
    ...[
      ['dueOn', chosen.dueOn],
      ['reason', chosen.reason],
    ],
  ] as [string, string][];
  return {
    title: t('bulk.previewTitle'),
    sentence: t('bulk.sentence', { count: given.length, people: new Set(given.map(({ personId }) => personId)).size }),
    lines: plan.map(({ personId, slug, does, isClosed }) => ({
      ...{ name: person.get(personId) ?? '', module: module.get(slug) ?? slug },
      shape: does === 'gives' ? 'calendar' : does === 'has' ? 'done' : 'dash',
      words: t(`bulk.does.${does}`),
      more: isClosed ? t('bulk.closed') : '',
    })),
    dueOn: chosen.dueOn,
    reason: chosen.reason,
    hidden: [...pairs.map(([name, value]) => ({ name, value })), { name: 'seen', value: markOf(plan) }],
    canDo: given.length > 0,
    key: newRandomId(),
    error: error && t(error),
    back: `/team/assignments?${new URLSearchParams(pairs).toString()}`,
  };
}

/** What was done, what stands of it, and the way back. */
export function bulkResultPage(team: Team, given: readonly GivenRow[], bulk: string, t: Translate) {
  const { person, module } = namesOf(team);
  const open = given.filter(isUntouched);
  const stateOf = (one: GivenRow) => (isUntouched(one) ? 'given' : one.withdrawnAt ? 'withdrawn' : 'touched');
  return {
    title: t('bulk.resultTitle'),
    sentence: t('bulk.result', { count: given.length, open: open.length }),
    lines: given.map((one) => ({
      ...{ name: person.get(one.personId) ?? '', module: module.get(one.slug) ?? one.slug },
      shape: { given: 'calendar', withdrawn: 'dash', touched: 'half' }[stateOf(one)],
      words: t(`bulk.state.${stateOf(one)}`),
    })),
    bulk,
    key: newRandomId(),
    canUndo: open.length > 0,
  };
}
