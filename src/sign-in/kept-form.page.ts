import type { Translate } from '../shared/texts';
import { type KeptForm, proseOf } from './kept-form.rules';

/** "You were signed out. Here is what you wrote", and one button that sends it. */
export function keptFormPage(form: KeptForm, key: string, t: Translate) {
  const prose = proseOf(form);
  return {
    title: t('keptForm.title'),
    sentence: t(prose.length > 0 ? 'keptForm.wrote' : 'keptForm.chose'),
    prose,
    action: form.action,
    fields: form.fields.filter(([name]) => name !== '_key').map(([name, value]) => ({ name, value })),
    key,
    page: form.page,
  };
}
