import type { PanelPlace } from '../attempts/panel-answers.service';
import { panelPath } from '../attempts/panel-link';
import { scaleOf } from '../content/question-items.rules';
import type { CourseText } from '../reading/course-text.page';
import { newRandomId } from '../shared/ids';
import { shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { mostReason } from './panel.form';

export interface Sent {
  note?: 'kept' | 'withdrawn' | null;
  values?: { choice?: unknown; reason?: unknown; named?: unknown };
  errors?: Record<string, string>;
}

/** The question, and one's own answer to it; never anybody else's. */
export function panelPage(
  token: string,
  { invitation, question, module, own, refusal }: PanelPlace,
  organisation: string,
  { note = null, values, errors = {} }: Sent,
  text: CourseText,
  t: Translate,
) {
  const action = `${panelPath(token)}/answers`;
  const kept = { choice: own?.choice ?? '', reason: own?.reason ?? '', named: own?.named === 1 ? 'yes' : '' };
  const stands = values ? { choice: '', reason: '', named: '' } : kept;
  const form = shownForm(action, stands, values ? { action, values, errors } : null, t);
  const steps = scaleOf(question);
  return {
    title: t('panel.title'),
    hello: t('panel.hello', { name: invitation.name, organisation }),
    from: t('panel.from', { title: module.title }),
    note: note ? t(`panel.${note}`) : null,
    message: form.errors.form,
    questionHtml: text.html(question.markdown),
    refusal: refusal ? t(`panel.no.${refusal}`) : null,
    form: { ...form, most: mostReason, label: t(own ? 'panel.change' : 'panel.save') },
    steps: steps.map(({ id, text: words }) => ({ id, textHtml: text.line(words), checked: id === form.values.choice })),
    isNamed: form.values.named === 'yes',
    namedHelp: t('panel.namedHelp', { name: invitation.name }),
    own: own && {
      stepHtml: text.line(steps.find(({ id }) => id === own.choice)?.text ?? ''),
      reasonHtml: text.typed(own.reason ?? ''),
      named: t(own.named === 1 ? 'panel.namedYes' : 'panel.namedNo'),
    },
    withdrawal: own && { action: `${panelPath(token)}/withdrawal`, key: newRandomId() },
  };
}

export const worthlessPanelPage = (t: Translate) => ({
  title: t('panel.worthless'),
  help: t('panel.worthlessHelp'),
});
