import { bandState, type Reader, threeOf } from '../evidence/need-words.page';
import type { Band, Need, Stage } from '../evidence/needs.types';
import type { Needs } from '../evidence/needs.service';
import type { SupervisedPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { longDay } from '../shared/views';

/** Exactly one supervisor’s people, with what each still needs. */
export interface TeamNeeds {
  people: SupervisedPerson[];
  needs: ReadonlyMap<string, Needs>;
}
export interface CompetencyColumn {
  code: string;
  title: string;
  areaCode: string;
  area: string;
  isCritical: boolean;
}
interface CompetencyCell {
  code: string;
  title: string;
  band: Band | 'not-asked';
  shape: string;
  words: string;
  /** What is asked, what is shown and how, and what they say of themselves: a sentence each. */
  lines: string[];
}
export interface CompetencyRow {
  id: string;
  name: string;
  teamId: string | null;
  team: string;
  stage: Stage;
  stageWords: string;
  cells: CompetencyCell[];
}

/** Every competency that is asked of anybody here, area by area. */
export function competencyColumns({ needs }: TeamNeeds): CompetencyColumn[] {
  const found = new Map<string, CompetencyColumn>();
  for (const { areas } of needs.values())
    for (const area of areas)
      for (const { competency } of area.needs)
        found.set(competency.code, {
          code: competency.code,
          title: competency.title,
          areaCode: area.code,
          area: area.title,
          isCritical: competency.safetyCritical,
        });
  const areaCodes = [...new Set([...found.values()].map(({ areaCode }) => areaCode))];
  return areaCodes.flatMap((code) => [...found.values()].filter(({ areaCode }) => areaCode === code));
}

export function competencyRows({ people, needs }: TeamNeeds, columns: readonly CompetencyColumn[], t: Translate) {
  return people.map((person): CompetencyRow => {
    const own = needs.get(person.id)!;
    const reader: Reader = { as: 'supervisor', name: person.name, base: `/people/${person.id}/needs` };
    const at = new Map(own.ordered.map((need) => [need.competency.code, need]));
    const stage = t(`needs.stage.${own.stage}`);
    return {
      id: person.id,
      name: person.name,
      teamId: person.teamId,
      team: person.teamName ?? '',
      stage: own.stage,
      stageWords: own.day === null ? stage : `${stage}, ${t('week.dayOf', { day: own.day })}`,
      cells: columns.map((column) => cellOf(column, at.get(column.code), own, reader, t)),
    };
  });
}

function cellOf(
  { code, title }: CompetencyColumn,
  need: Need | undefined,
  needs: Needs,
  reader: Reader,
  t: Translate,
): CompetencyCell {
  if (!need) return { code, title, band: 'not-asked', shape: 'dash', words: t('cell.not-asked'), lines: [] };
  const { required, shown, self } = threeOf(need, needs, reader, t);
  const from = [shown.on ? shown.note : '', shown.on ? longDay(shown.on, t) : '', shown.isOld ? t('needs.old') : ''];
  const isLater = need.required === 0;
  return {
    ...{ code, title, band: need.band },
    ...(isLater && need.band === 'none' ? { shape: 'dash', words: t('needs.notAsked') } : bandState(need.band, t)),
    lines: [
      ...(isLater ? [] : [t('matrix.asked', { level: required.words })]),
      need.rests
        ? t('matrix.shown', { level: shown.words, from: from.filter(Boolean).join(', ') })
        : t('matrix.nothing'),
      self.on ? t('matrix.self', { level: self.words, on: longDay(self.on, t) }) : t('matrix.noSelf'),
    ],
  };
}
