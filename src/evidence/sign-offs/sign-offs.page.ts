import type { CompetencyArea } from '../../content/course-model.types';
import type { Translate } from '../../shared/texts';
import { type Reader, nextWords, stateOf, whoIs } from './sign-off-words.page';
import type { StoredFact } from './sign-off.queries';
import type { SignOff, State } from './sign-off.types';

/** In which order whoever reads comes to them: what waits for them first. */
const orders: Record<'person' | 'supervisor', readonly State[]> = {
  person: ['observed', 'disputed', 'requested', 'not-yet', 'settled', 'agreed'],
  supervisor: ['disputed', 'requested', 'observed', 'not-yet', 'settled', 'agreed'],
};

/** Everything of one person by where it stands, with what comes next. */
export function signOffsPage(
  {
    all,
    facts,
    areas,
  }: { all: readonly SignOff[]; facts: ReadonlyMap<string, StoredFact>; areas: readonly CompetencyArea[] },
  reader: Reader & { as: 'person' | 'supervisor' },
  t: Translate,
) {
  const titles = new Map(areas.flatMap(({ competencies }) => competencies.map((one) => [one.code, one])));
  const row = (signOff: SignOff) => ({
    href: `${reader.base}/${signOff.competency}`,
    title: titles.get(signOff.competency)?.title ?? signOff.competency,
    isCritical: titles.get(signOff.competency)?.safetyCritical ?? false,
    on: signOff.facts.at(-1)!.on,
    next: nextWords(signOff, facts, reader, t),
  });
  const shown = latestOfEach(all);
  const groups = orders[reader.as]
    .map((state) => shown.filter((one) => one.state === state))
    .filter((some) => some.length > 0)
    .map((some) => ({ id: some[0]!.state, ...stateOf(some[0]!, t), rows: some.map(row) }));
  const waiting = shown.filter(({ state }) => state === orders[reader.as][0] || state === orders[reader.as][1]).length;
  return {
    title: t('signOffs.title'),
    heading: t('signOffs.heading', whoIs(reader)),
    sentence: t(groups.length === 0 ? 'signOffs.none' : 'signOffs.sentence', { ...whoIs(reader), count: waiting }),
    groups,
    needsHref: reader.as === 'person' ? '/my-needs' : reader.base.replace('/sign-offs', '/needs'),
    begin: t('signOffs.begin', whoIs(reader)),
    foot: t(reader.as === 'person' ? 'signOffs.footOwn' : 'signOffs.foot', whoIs(reader)),
    looked: reader.as === 'supervisor' ? t('person.looked', whoIs(reader)) : null,
  };
}

/** Of each skill the newest that was not taken back. */
function latestOfEach(all: readonly SignOff[]): SignOff[] {
  const seen = new Set<string>();
  return all.filter(({ state, competency }) => {
    if (state === 'over' || seen.has(competency)) return false;
    seen.add(competency);
    return true;
  });
}
