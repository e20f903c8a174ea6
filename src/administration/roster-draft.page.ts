import type { PersonDifference } from '../rosters/differences.rules';
import type { ReadRoster } from '../rosters/read-roster';
import { grouped } from '../shared/grouped.rules';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { changeWords } from './roster-changes.page';

const parts = ['problems', 'changed', 'new'] as const;
type Part = (typeof parts)[number];
interface DraftFilter {
  /** One part page by page; all of them, shortened, where none is chosen. */
  show: Part | '';
  page: number;
}
const perPage = 250;
/** Problems are shown all at once as long as they fit a page; people only by example. */
const atFirst: Record<Part, number> = { problems: perPage, changed: 25, new: 25 };
const icons: Record<Part | 'same', string> = { problems: 'problem', changed: 'half', new: 'here', same: 'done' };

export function readDraftFilter(query: Record<string, unknown>): DraftFilter {
  const page = typeof query.page === 'string' && /^[1-9]\d{0,3}$/.test(query.page) ? Number(query.page) : 1;
  return { show: parts.find((part) => part === query.show) ?? '', page };
}

/** What an import would do, row by row. @param notice a message key. */
export function rosterDraftPage(
  draft: string,
  roster: ReadRoster,
  filter: DraftFilter,
  notice: string | null,
  t: Translate,
) {
  const address = `/administration/roster/drafts/${draft}`;
  const of = (kind: PersonDifference['kind']) => roster.people.filter((one) => one.kind === kind);
  const lines = [...grouped(roster.problems, (problem) => String(problem.line)).values()];
  const counts = { problems: lines.length, changed: of('changed').length, new: of('new').length };
  const same = of('same').length;
  const shown = <T>(part: Part, all: readonly T[]) => section(part, all, filter, address, t);
  return {
    title: t('roster.draft.title'),
    sentence: t('roster.draft.sentence', { added: counts.new, changed: counts.changed, same }),
    refused: counts.problems > 0 ? t('roster.draft.refused', { refused: counts.problems }) : null,
    notice: notice && t(notice),
    chips: [
      ...parts.map((part) => ({
        label: t(`roster.part.${part}`),
        count: counts[part],
        icon: icons[part],
        current: filter.show === part,
        href: filter.show === part ? address : `${address}?show=${part}`,
      })),
    ],
    leftOut: roster.leftOut.length > 0 ? t('roster.draft.leftOut', { columns: roster.leftOut.join(', ') }) : null,
    newTeams: roster.newTeams.map((team) => ({ name: team.name, type: t(`teamType.${team.teamType}`) })),
    problems: shown(
      'problems',
      lines.map((some) => ({
        line: some[0]!.line,
        sentences: some.map(({ code, said }) => t(`roster.problem.${code}`, { said })),
      })),
    ),
    changed: shown(
      'changed',
      of('changed').map((one) => personOf(one, t)),
    ),
    added: shown(
      'new',
      of('new').map((one) => personOf(one, t)),
    ),
    importing:
      counts.new + counts.changed === 0
        ? null
        : {
            action: `${address}/import`,
            key: newRandomId(),
            seen: roster.mark,
            button: t('roster.draft.import', { people: counts.new + counts.changed }),
          },
  };
}

const personOf = ({ line, personId, row, changes }: PersonDifference, t: Translate) => ({
  line,
  email: row.email,
  name: row.name ?? row.email,
  href: personId === null ? null : `/administration/people/${personId}`,
  changes: changes
    .filter((change) => personId !== null || change.field !== 'name')
    .map((change) => ({ ...changeWords(change, t), isNew: personId === null })),
});

/** One part with as much of it as the page shows, and the way to the rest; null where it is not shown. */
function section<T>(part: Part, all: readonly T[], { show, page }: DraftFilter, address: string, t: Translate) {
  if (all.length === 0 || (show !== '' && show !== part)) return null;
  if (show === '') {
    const rest = all.length > atFirst[part];
    const allHref = rest ? `${address}?show=${part}` : null;
    const words = rest ? t('roster.draft.all', { people: all.length }) : null;
    return { rows: all.slice(0, atFirst[part]), allHref, allWords: words, pager: null };
  }
  const pages = Math.ceil(all.length / perPage);
  const at = (n: number) => (n >= 1 && n <= pages ? `${address}?show=${part}&page=${n}` : null);
  const pager = pages === 1 ? null : { page, pages, previous: at(page - 1), next: at(page + 1) };
  return { rows: all.slice((page - 1) * perPage, page * perPage), allHref: null, allWords: null, pager };
}
