import { fewestOnPanel } from '../attempts/panel.rules';
import { quizOf } from '../content/module-parts.rules';
import type { CourseText } from '../reading/course-text.page';
import { splitPage } from '../reading/panel.page';
import { type Returned, shownForm } from '../shared/form';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import type { Invited, JudgementsService } from './judgements.service';

type Found = Awaited<ReturnType<JudgementsService['get']>>;
type PanelFound = Found['panels'][number];
interface Sent {
  message: string | null;
  returned: Returned | null;
}

/** Every judgement question of the published version, with its panel. */
export function panelsPage(found: Found, { message, returned }: Sent, text: CourseText, t: Translate) {
  const { module, judgements, panels, people } = found;
  return {
    title: t('panels.title', { title: module.title }),
    module: { title: module.title, href: `/studio/${module.slug}` },
    message,
    judgements: judgements.map(({ quizId, question }, i) => {
      const own = panels.filter((one) => one.quizId === quizId && one.questionId === question.id);
      const panel = own.find((one) => one.questionHash === question.hash) ?? null;
      const before = own.filter((one) => one !== panel).reduce((sum, one) => sum + one.answered, 0);
      const base = `/studio/${module.slug}/panels/${quizId}/${question.id}`;
      return {
        n: i + 1,
        id: `${quizId}-${question.id}`,
        quizTitle: quizOf(module, quizId)?.title ?? quizId,
        textHtml: text.html(question.markdown),
        answered: t('panels.answered', { answered: panel?.answered ?? 0 }),
        replaced: before > 0 && !panel?.answered ? t('panels.replaced', { answered: before }) : null,
        isEnough: (panel?.answered ?? 0) >= fewestOnPanel,
        ...stateOf(panel, t),
        split: panel && panel.voices.length > 0 ? splitPage(question, panel.voices, null, text, t) : null,
        invited: panel?.invited ?? [],
        publish: { action: `${base}/publications`, key: newRandomId() },
        close: { action: `${base}/closing`, key: newRandomId() },
        invite: inviteForm(`${base}/invitations`, people, found.isMailOn, returned, t),
      };
    }),
  };
}

function stateOf(panel: PanelFound | null, t: Translate) {
  const published = panel?.published ?? null;
  return {
    isPublished: published !== null,
    state: published
      ? t('panels.published', { still: published.still < fewestOnPanel ? 0 : published.still })
      : t('panels.notPublished'),
    publishedOn: published?.on ?? null,
    newAnswers: published && !published.isSame ? t('panels.newAnswers') : null,
    publishLabel: t(published ? 'panels.publishAgain' : 'panels.publish'),
  };
}

function inviteForm(
  action: string,
  people: Found['people'],
  isMailOn: boolean,
  returned: Returned | null,
  t: Translate,
) {
  const form = shownForm(action, { person: '', name: '' }, returned, t);
  return {
    ...form,
    isOpen: returned?.action === action,
    people: people.map(({ id, name }) => ({ value: id, label: name, selected: id === form.values.person })),
    button: t(isMailOn ? 'panels.inviteMail' : 'panels.inviteButton'),
  };
}

/** The link, shown once. */
export function panelInvitedPage(slug: string, { name, path, isMailed }: Invited, here: string, t: Translate) {
  const state = path === null ? 'shown' : isMailed ? 'sent' : 'sentence';
  return {
    title: t('panelInvited.title', { name }),
    sentence: t(`panelInvited.${state}`, { name }),
    link: path === null ? null : `${here}${path}`,
    back: `/studio/${slug}/panels`,
  };
}
