import { isCompared } from '../attempts/answer-shapes.rules';
import { type PanelVoice, splitOf } from '../attempts/panel.rules';
import type { SeenPanels } from '../attempts/panels.service';
import type { JudgementQuestion } from '../content/question.types';
import { scaleOf } from '../content/question-items.rules';
import type { Translate } from '../shared/texts';
import type { CourseText } from './course-text.page';

/** How a panel split and why, beside one's own step. */
export function splitPage(
  question: JudgementQuestion,
  voices: readonly PanelVoice[],
  own: string | null,
  text: CourseText,
  t: Translate,
) {
  const scale = scaleOf(question);
  const of = voices.length;
  const wordsOf = (id: string) => text.line(scale.find((step) => step.id === id)?.text ?? '');
  return {
    isThere: of > 0,
    sentence: of > 0 ? t('judgement.answeredFirst', { of }) : t('judgement.gone'),
    hasOwn: own !== null,
    rows: splitOf(scale, voices, own).map(({ text: words, count, isOwn }) => ({
      textHtml: text.line(words),
      people: Array.from({ length: count }, (_, i) => i),
      counted: t('judgement.counted', { count, of }),
      isOwn,
    })),
    reasons: scale.flatMap(({ id }) =>
      voices
        .filter(({ choice }) => choice === id)
        .map(({ reason, name }) => ({
          stepHtml: wordsOf(id),
          reasonHtml: text.typed(reason),
          by: name ?? t('judgement.unnamed'),
        })),
    ),
  };
}

/** The panel of a question, for somebody who has committed to an answer; null before. */
export function panelOf(
  question: JudgementQuestion,
  chosen: readonly string[],
  panels: SeenPanels,
  text: CourseText,
  t: Translate,
) {
  if (!isCompared(chosen)) return null;
  return {
    ...splitPage(question, panels.get(question.id) ?? [], chosen[0]!, text, t),
    ownReasonHtml: text.typed(chosen[2]?.trim() ?? ''),
  };
}
