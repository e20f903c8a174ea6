import type { Competency } from '../content/course-model.types';
import { evidencedOf, newestFirst } from './level.rules';
import type { Action, Band, Evidence, Need, Obstacle, Stage, Talk, Wish } from './needs.types';

interface Question {
  competency: Competency;
  stage: Stage;
  today: string;
  /** Of this competency alone, in any order. */
  evidence: readonly Evidence[];
  wish: Wish | null;
  obstacle: Obstacle | null;
}

export const requiredAt = ({ levels }: Pick<Competency, 'levels'>, stage: Stage): number =>
  ({ 'before-contact': levels.beforeContact, 'day-90': levels.day90, yearly: levels.yearly })[stage];

/**
 * What is asked, what is shown, and what follows. A self-rating stands beside: it opens a talk, and closes nothing.
 * What is safety-critical has to be shown by something seen, played through or talked through; a check alone is not enough.
 */
export function needOf({ competency, stage, today, evidence, wish, obstacle }: Question): Need {
  const required = requiredAt(competency, stage);
  const evidenced = evidencedOf(competency, evidence, required, today);
  const shown = competency.safetyCritical ? Math.min(evidenced.level, evidenced.seen ?? 0) : evidenced.level;
  const gap = Math.max(0, required - evidenced.level, shown < required ? 1 : 0);
  const self = evidence.filter(({ kind }) => kind === 'self-rating').sort(newestFirst)[0] ?? null;
  const score = gap * competency.weight + (evidenced.isStale ? competency.weight : 0) + (wish === null ? 0 : 1);
  const found = { ...evidenced, competency, required, self, gap, wish, obstacle, score };
  return {
    ...found,
    band: bandOf(found),
    action: actionOf(found),
    talk: talkOf(found),
    evidenceIds: [...[...evidence].sort(newestFirst), wish, obstacle].flatMap((one) => one?.id ?? []),
  };
}

type Found = Omit<Need, 'band' | 'action' | 'talk' | 'evidenceIds'>;

/** By when, in words: a number would say more than anybody knows. */
function bandOf({ competency: { safetyCritical }, gap, isStale, score }: Found): Band {
  if (safetyCritical && gap > 0) return 'before-contact';
  if ((safetyCritical && isStale) || score >= 4) return 'this-month';
  if (score >= 2) return 'next-quarter';
  return score === 1 ? 'watch' : 'none';
}

function actionOf({ obstacle, gap, isStale, level, seen, self, required }: Found): Action | null {
  if (obstacle && gap > 0) return 'remove-obstacle';
  if (gap === 0) return isStale ? 'refresh' : null;
  if (seen === null && (level > 0 || (self?.level ?? 0) >= required)) return 'observe';
  return level === 0 ? 'learn' : 'practise';
}

/** Two steps apart is a talk. So is being unsure of what is shown, and a task that somebody does not take for theirs. */
function talkOf({ self, level, seen, required }: Found): Talk | null {
  if (!self) return null;
  if (self.level === null) return required > 0 ? 'not-my-job' : null;
  if (seen !== null && self.level <= seen - 2) return 'confidence';
  if (seen !== null && self.level >= seen + 2) return 'apart';
  return level >= required && self.level < required ? 'unsure' : null;
}

/** What is safety-critical and open before first contact; then what weighs most, what was asked for longest, and the name. */
export function inOrder(needs: readonly Need[], stage: Stage): Need[] {
  const isFirst = ({ competency, gap }: Need) => stage === 'before-contact' && competency.safetyCritical && gap > 0;
  const asked = ({ wish }: Need) => wish?.on ?? '9999-12-31';
  return [...needs].sort(
    (a, b) =>
      Number(isFirst(b)) - Number(isFirst(a)) ||
      b.score - a.score ||
      textOrder(asked(a), asked(b)) ||
      textOrder(a.competency.title, b.competency.title),
  );
}

const textOrder = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Whether somebody may meet people alone: everything safety-critical that is asked of them is shown. Null where nothing is. */
export function loneContact(needs: readonly Need[]): { met: number; of: number; missing: Need[] } | null {
  const critical = needs.filter(({ competency, required }) => competency.safetyCritical && required > 0);
  if (critical.length === 0) return null;
  const missing = critical.filter(({ gap }) => gap > 0);
  return { met: critical.length - missing.length, of: critical.length, missing };
}
