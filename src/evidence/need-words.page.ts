import type { Translate } from '../shared/texts';
import { monthsFresh } from './level.rules';
import type { Needs } from './needs.service';
import type { Band, Evidence, Need, Stage } from './needs.types';

/** Who reads: the person, or one of their supervisors. */
export interface Reader {
  as: 'person' | 'supervisor';
  /** Whose needs they are. */
  name: string;
  /** The address of these needs. */
  base: string;
}

const icons: Record<Band, string> = {
  'before-contact': 'gate',
  'this-month': 'clock',
  'next-quarter': 'calendar',
  watch: 'watch',
  none: 'done',
};

/** A band as shape and words. */
export const bandState = (band: Band, t: Translate) => ({ shape: icons[band], words: t(`needs.band.${band}`) });

const levels = [1, 2, 3, 4];
/** A level as words, with a strip of four squares beside them. */
const levelState = (level: number, t: Translate) => ({
  steps: levels.map((step) => step <= level),
  words: t(`needs.level.${level}`),
});

export const whoIs = ({ as, name }: Reader) => ({ who: as === 'person' ? 'you' : 'other', name });

/** Why this is a need, and what would help: whole sentences. */
export function reasonsOf(need: Need, stage: Stage, reader: Reader, t: Translate): string[] {
  const { gap, isStale, wish, obstacle, level, required, rests, seen, self, action, talk, competency } = need;
  const who = whoIs(reader);
  const isUnseen = competency.safetyCritical && seen === null && rests !== null;
  return [
    gap > 0 && !rests ? t('needs.why.nothing', who) : '',
    gap > 0 && rests && level < required
      ? t('needs.why.below', {
          shown: t(`needs.level.${level}`),
          asked: t(`needs.level.${required}`),
          when: t(`needs.when.${stage}`),
        })
      : '',
    gap > 0 && isUnseen ? t('needs.why.unseen') : '',
    gap > 0 && level >= required && seen !== null ? t('needs.why.seenLower', { seen: t(`needs.level.${seen}`) }) : '',
    isStale ? t('needs.why.stale', { months: monthsFresh(competency) }) : '',
    wish ? t('needs.why.wish', who) : '',
    obstacle ? t(`needs.why.${obstacle.reason}`) : '',
    action === 'observe' && (self?.level ?? 0) >= required && required > 0 ? t('needs.why.watchFirst', who) : '',
    talk ? t(`needs.talk.${talk}`, who) : '',
  ].filter(Boolean);
}

/** One source in words: what it was, who saw it, how well. */
export function sourceOf(one: Evidence, needs: Needs, reader: Reader, t: Translate) {
  const level = one.level === null ? t('needs.level.notMine') : t(`needs.level.${one.level}`);
  const about = {
    level,
    by: raterIn(needs, one.id),
    module: needs.titles.get(one.source ?? '') ?? '',
    ...whoIs(reader),
  };
  return { id: one.id, on: one.on, words: t(`needs.source.${one.kind}`, about) };
}

/** Who saw it: written down at once, or as a sign-off. */
const raterIn = ({ entries, signedOff }: Needs, id: string): string =>
  entries.get(id)?.rater ?? signedOff.get(id)?.by ?? '';

/** What somebody asked for, and what stands in the way, as sources. */
export function furtherSources({ wish, obstacle }: Need, { entries }: Needs, reader: Reader, t: Translate) {
  const by = (id: string) => ({ by: entries.get(id)?.rater ?? '', ...whoIs(reader) });
  return [
    ...(wish ? [{ id: wish.id, on: wish.on, words: t('needs.source.wish', by(wish.id)) }] : []),
    ...(obstacle
      ? [
          {
            id: obstacle.id,
            on: obstacle.on,
            words: t('needs.source.obstacle', { ...by(obstacle.id), reason: t(`needs.obstacle.${obstacle.reason}`) }),
          },
        ]
      : []),
  ];
}

/** Asked for, shown, and what somebody says of themselves: three levels, each with where it comes from. */
export function threeOf(need: Need, needs: Needs, reader: Reader, t: Translate) {
  const { required, level, rests, self, isStale } = need;
  return {
    required: { ...levelState(required, t), note: t(`needs.stage.${needs.stage}`), on: null, isOld: false },
    shown: {
      ...levelState(level, t),
      note: rests ? byWhom(rests, needs, t) : t('needs.notShown'),
      on: rests?.on ?? null,
      isOld: isStale,
    },
    self: self
      ? {
          ...(self.level === null ? { steps: null, words: t('needs.level.notMine') } : levelState(self.level, t)),
          note: '',
          on: self.on,
          isOld: false,
        }
      : { steps: null, words: t('needs.notSaid'), note: '', on: null, isOld: false },
    selfLabel: t('needs.saysSelf', whoIs(reader)),
  };
}

function byWhom({ id, kind, source }: Evidence, needs: Needs, t: Translate): string {
  const by = raterIn(needs, id) || (needs.titles.get(source ?? '') ?? '');
  return t('needs.byWhom', { by, kind: t(`needs.kind.${kind}`) });
}
