import type { Translate } from '../shared/texts';
import { newestFirst } from './level.rules';
import { inOrder } from './needs.rules';
import { bandState, furtherSources, type Reader, reasonsOf, sourceOf, threeOf, whoIs } from './need-words.page';
import type { Needs } from './needs.service';
import { type Band, bands, type Need } from './needs.types';

const shownSources = 3;
type Row = ReturnType<typeof rowOf>;

/** What somebody needs next: the same page for them and for their supervisor. */
export function needsPage(needs: Needs, reader: Reader, supervisors: readonly string[], t: Translate) {
  const who = whoIs(reader);
  const open = needs.ordered.filter(({ band }) => band !== 'none');
  const isElsewhere = ({ obstacle, band }: Need) => obstacle !== null && band !== 'before-contact';
  const groups = bands
    .filter((band) => band !== 'none' && band !== 'before-contact')
    .map((band) =>
      groupOf(
        band,
        open.filter((one) => one.band === band && !isElsewhere(one)),
        needs,
        reader,
        t,
      ),
    )
    .filter((group) => group.rows.length + group.bare.length > 0);
  const row = (one: Need) => rowOf(one, needs, reader, t);
  return {
    title: t('needs.title'),
    heading: t('needs.heading', who),
    sentence: [standingWords(needs, who, t), loneWords(needs, t)].filter(Boolean).join(' '),
    shared: sharedWords(reader, supervisors, t),
    lone: needs.lone && {
      isClear: needs.lone.missing.length === 0,
      words: t(needs.lone.missing.length === 0 ? 'needs.lone.clear' : 'needs.lone.notClear'),
      help: t(needs.lone.missing.length === 0 ? 'needs.lone.clearHelp' : 'needs.lone.notClearHelp', who),
      ...listsOf(inOrder(needs.lone.missing, needs.stage), needs, reader, t),
    },
    groups,
    obstacles: open.filter(isElsewhere).map(row),
    talks: needs.ordered.filter(({ talk, band }) => talk !== null && band === 'none').map(row),
    isDone: open.length === 0 && needs.areas.length > 0,
    areas: needs.areas.map((area) => areaOf(area, needs, reader, t)),
    selfLabel: t('needs.saysSelf', who),
    empty: needs.areas.length === 0 ? t('needs.nothingAsked', who) : null,
    foot: t(reader.as === 'person' ? 'needs.footOwn' : 'needs.foot', who),
    looked: reader.as === 'supervisor' ? t('person.looked', who) : null,
  };
}

function standingWords({ stage, day }: Needs, who: ReturnType<typeof whoIs>, t: Translate): string {
  return day === null ? t('needs.noDay', who) : t('needs.standing', { day, stage: t(`needs.stage.${stage}`) });
}

function loneWords({ lone }: Needs, t: Translate): string {
  return lone ? t('needs.inPlace', { met: lone.met, of: lone.of }) : '';
}

/** Who else reads this page, by name where the reader is the person. */
export function sharedWords(reader: Reader, supervisors: readonly string[], t: Translate): string {
  if (reader.as === 'supervisor') return t('needs.shared', { name: reader.name });
  return supervisors.length > 0 ? t('needs.sharedOwn', { names: supervisors.join(', ') }) : t('needs.sharedNobody');
}

const linkOf = ({ competency: { code, title } }: Need, { base }: Reader) => ({ href: `${base}/${code}`, title });

function groupOf(band: Band, some: readonly Need[], needs: Needs, reader: Reader, t: Translate) {
  const count = t('needs.count', { count: some.length });
  return { id: band, ...bandState(band, t), count, isOpen: band === 'this-month', ...listsOf(some, needs, reader, t) };
}

/** What there is something to say of, with it; and by its name alone what nothing has shown yet. */
function listsOf(some: readonly Need[], needs: Needs, reader: Reader, t: Translate) {
  const isBare = ({ evidenceIds }: Need) => evidenceIds.length === 0;
  return {
    rows: some.filter((one) => !isBare(one)).map((one): Row => rowOf(one, needs, reader, t)),
    bare: some.filter(isBare).map((one) => linkOf(one, reader)),
  };
}

/** One need: its sentences, and where they come from. */
function rowOf(need: Need, needs: Needs, reader: Reader, t: Translate) {
  const { competency } = need;
  return {
    ...linkOf(need, reader),
    isCritical: competency.safetyCritical,
    reasons: reasonsOf(need, needs.stage, reader, t),
    sources: sourcesOf(need, needs, reader, t).slice(0, shownSources),
  };
}

/** Everything that a need stands on, the newest first. */
export function sourcesOf(need: Need, needs: Needs, reader: Reader, t: Translate) {
  const { entries, derived } = needs;
  const ids = new Set(need.evidenceIds);
  const recorded = [...entries.values()]
    .filter(({ id, kind }) => ids.has(id) && kind !== 'wish' && kind !== 'obstacle')
    .map(({ id, competency, kind, level, seenOn, chainNo }) => ({
      ...{ id, competency, level, chainNo, on: seenOn },
      kind: kind as Exclude<typeof kind, 'wish' | 'obstacle'>,
    }));
  const own = derived.filter(({ competency }) => competency === need.competency.code);
  const told = [...recorded, ...own].sort(newestFirst).map((one) => sourceOf(one, needs, reader, t));
  return [...told, ...furtherSources(need, needs, reader, t)].sort((a, b) =>
    a.on === b.on ? 0 : a.on < b.on ? 1 : -1,
  );
}

/** One area: what is most pressing in it, and each competency with its three levels. */
function areaOf({ code, title, needs: some }: Needs['areas'][number], needs: Needs, reader: Reader, t: Translate) {
  const worst = bands.find((band) => some.some((one) => one.band === band)) ?? 'none';
  const many = some.filter(({ band }) => band === worst).length;
  const isStrong = worst === 'none' && some.some(({ level, required }) => required > 0 && level > required);
  const state =
    worst === 'none'
      ? { shape: isStrong ? 'star' : 'done', words: t(isStrong ? 'needs.strength' : 'needs.onTrack') }
      : { shape: bandState(worst, t).shape, words: t(`needs.many.${worst}`, { count: many }) };
  return {
    id: code.toLowerCase(),
    title,
    state,
    rows: some.map((one) => ({
      ...linkOf(one, reader),
      isCritical: one.competency.safetyCritical,
      ...threeOf(one, needs, reader, t),
    })),
  };
}
