import type { Translate } from '../../shared/texts';
import type { StoredFact } from './sign-off.queries';
import type { SignOff, State } from './sign-off.types';

/** Who reads: the person, one of their supervisors, or somebody who watches once. */
export interface Reader {
  as: 'person' | 'supervisor' | 'observer';
  id: string;
  /** Whose sign-offs they are. */
  name: string;
  /** The address of this person's sign-offs. */
  base: string;
}

const icons: Record<State, string> = {
  requested: 'ring',
  observed: 'clock',
  disputed: 'story',
  agreed: 'done',
  'not-yet': 'half',
  settled: 'done',
  over: 'dash',
};

export const whoIs = ({ as, name }: Reader) => ({ who: as === 'person' ? 'you' : 'other', name });

/** A state as shape and words. */
export const stateOf = ({ state }: SignOff, t: Translate) => ({
  shape: icons[state],
  words: t(`signOffs.state.${state}`),
});

/** What happens next, for whoever reads. Whom else somebody asked is nobody else's matter. */
export function nextWords(
  signOff: SignOff,
  facts: ReadonlyMap<string, StoredFact>,
  reader: Reader,
  t: Translate,
): string {
  const { state, observerId, first } = signOff;
  const who = whoIs(reader);
  if (state !== 'requested' && state !== 'disputed') return t(`signOffs.next.${state}`, who);
  if (reader.as === 'person')
    return t(`signOffs.next.${state}Own`, { observer: observerOf(signOff, facts), named: observerId ? 'yes' : 'no' });
  const isMine = observerId === reader.id || (observerId === null && first?.raterId !== reader.id);
  return isMine ? t(`signOffs.next.${state}Mine`, who) : t('signOffs.somebodyElse');
}

const observerOf = ({ facts: own, observerId }: SignOff, facts: ReadonlyMap<string, StoredFact>): string =>
  own.flatMap(({ id }) => facts.get(id) ?? []).find((one) => one.observerId === observerId && observerId)?.observer ??
  '';

/** What happened so far, each with its day. */
export function stepsOf(signOff: SignOff, facts: ReadonlyMap<string, StoredFact>, reader: Reader, t: Translate) {
  return signOff.facts.flatMap(({ id, kind, on, byId, level }) => {
    const fact = facts.get(id);
    if (!fact) return [];
    const isOwnAsking = byId === fact.personId;
    const isHidden = kind === 'asked' && reader.as !== 'person' && fact.stepNo > 1;
    const what = kind === 'rated' && level === null ? 'notSeen' : kind;
    const by = reader.as === 'person' && isOwnAsking ? 'you' : 'other';
    return isHidden ? [] : [{ on, words: t(`signOffs.step.${what}`, { by, name: fact.by }) }];
  });
}
