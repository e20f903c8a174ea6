import { type Moment, moments } from '../completions/confidence.entity';
import type { Confidences } from '../completions/confidence.rules';
import type { Translate } from '../shared/texts';
import type { Step } from './reading.types';

/** “before 4, after 7”; null where nothing was said. */
export function confidenceWords(said: Confidences, t: Translate): string | null {
  const words = moments.flatMap((moment) => {
    const value = said[moment];
    return value === undefined ? [] : [t(`confidence.said.${moment}`, { value })];
  });
  return words.join(', ') || null;
}

/** How sure of this module its reader feels: what they said, and what they can say now. @param step keeps it; null where nothing can be said. */
export function confidencePart(
  said: Confidences,
  now: Moment | null,
  step: Step | null,
  error: string | null,
  t: Translate,
) {
  const words = confidenceWords(said, t);
  const value = now ? said[now] : undefined;
  if (!words && !now) return null;
  return {
    title: t(now && value === undefined ? `confidence.${now}` : 'confidence.title'),
    words,
    ask:
      now && step
        ? {
            step,
            isSaid: value !== undefined,
            error: error && t(error),
            choices: Array.from({ length: 11 }, (_, n) => ({
              value: String(n),
              label: String(n),
              selected: n === value,
            })),
          }
        : null,
  };
}
