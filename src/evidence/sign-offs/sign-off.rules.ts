import { grouped } from '../../shared/grouped.rules';
import type { Evidence } from '../needs.types';
import type { Fact, Rating, SignOff, State } from './sign-off.types';

/** Every sign-off of one person, the newest first. @param facts in the order of their chain. */
export function signOffsIn(facts: readonly Fact[]): SignOff[] {
  return [...grouped(facts, ({ signOffId }) => signOffId).values()].map(signOffOf).reverse();
}

/** Where a sign-off stands after its facts, in their order. */
export function signOffOf(facts: readonly Fact[]): SignOff {
  const { signOffId: id, competency } = facts[0]!;
  const found = facts.reduce(after, { ...nothingYet, id, competency });
  const { observerId, askedById, asked, first, third, notSeen, agreed, disputed } = found;
  const state = stateOf(found);
  return { id, competency, state, observerId, askedById, asked, first, third, notSeen, agreed, disputed, facts };
}

type Folded = Omit<SignOff, 'state' | 'facts'> & { isOver: boolean; isOpenDispute: boolean };
const nothingYet = {
  observerId: null,
  askedById: null,
  asked: null,
  first: null,
  third: null,
  notSeen: [],
  agreed: null,
  disputed: null,
  isOver: false,
  isOpenDispute: false,
};

function after(known: Folded, fact: Fact): Folded {
  switch (fact.kind) {
    case 'asked':
      return { ...known, asked: known.asked ?? fact, askedById: fact.byId, observerId: fact.observerId };
    case 'withdrawn':
      return { ...known, isOver: true };
    case 'rated':
      return withRating(known, ratingOf(fact, false));
    case 'corrected':
      return withCorrection(known, fact);
    case 'taken-back':
      return known.third ? { ...known, third: null } : { ...known, first: null, isOver: true };
    case 'agreed':
      return { ...known, agreed: fact, isOpenDispute: false };
    case 'disputed':
      // Whoever was asked before has rated; another is to be found.
      return { ...known, disputed: fact, isOpenDispute: true, observerId: null, askedById: null };
  }
}

function withRating(known: Folded, rating: Rating): Folded {
  if (rating.level === null) return { ...known, notSeen: [...known.notSeen, rating] };
  return known.isOpenDispute ? { ...known, third: rating } : { ...known, first: rating };
}

/** What was put right is asked anew, and stays disputed where it was. */
function withCorrection(known: Folded, fact: Fact): Folded {
  const rating = ratingOf(fact, true);
  return known.third ? { ...known, third: rating } : { ...known, first: rating, agreed: null };
}

const ratingOf = (fact: Fact, isCorrected: boolean): Rating => ({
  id: fact.id,
  raterId: fact.byId,
  moment: fact.moment!,
  level: fact.level,
  seenOn: fact.seenOn!,
  context: fact.context,
  criteria: fact.criteria,
  on: fact.on,
  chainNo: fact.chainNo,
  isCorrected,
});

function stateOf({ isOver, isOpenDispute, first, third, agreed }: Folded): State {
  if (isOver) return 'over';
  if (third) return 'settled';
  if (isOpenDispute) return 'disputed';
  if (!first) return 'requested';
  if (!agreed) return 'observed';
  return isShown(first) ? 'agreed' : 'not-yet';
}

/** It was shown where no line says "not yet", and it is more than known. */
const isShown = ({ level, criteria }: Rating): boolean =>
  (level ?? 0) >= 2 && criteria.every(({ sight }) => sight !== 'not-yet');

export const isOpen = ({ state }: SignOff): boolean =>
  state === 'requested' || state === 'observed' || state === 'disputed';

/** The last one that was not taken back: what was before it stays as it was signed. @param all of one skill, the newest first. */
export const newestOf = (all: readonly SignOff[]): SignOff | null => all.find(({ state }) => state !== 'over') ?? null;

/** The rating that counts: from the day it was sent, not while it is disputed, and the third's once there is one. */
export function countingOf({ state, first, third }: SignOff): Rating | null {
  if (state === 'settled') return third;
  return state === 'observed' || state === 'agreed' || state === 'not-yet' ? first : null;
}

/** What sign-offs show, as evidence of the kind that was seen. */
export function fromSignOffs(signOffs: readonly SignOff[]): Evidence[] {
  return signOffs.flatMap((one): Evidence[] => {
    const rating = countingOf(one);
    if (!rating) return [];
    const { id, moment: kind, level, seenOn: on, chainNo } = rating;
    return [{ id, competency: one.competency, kind, level, on, chainNo }];
  });
}
