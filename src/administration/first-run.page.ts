import type { Translate } from '../shared/texts';
import type { FirstRunForm } from './first-run.form';

/** The first page of an empty place. A password is never shown again; everything else that was typed is. `errors` are message keys by field. */
export function firstRunPage(
  values: Partial<FirstRunForm>,
  errors: Record<string, string>,
  canFillDemo: boolean,
  t: Translate,
) {
  const said = (field: string) => (errors[field] ? t(errors[field]) : null);
  return {
    title: t('firstRun.title'),
    canFillDemo,
    values: {
      code: values.code ?? '',
      organisation: values.organisation ?? '',
      name: values.name ?? '',
      email: values.email ?? '',
    },
    errors: {
      code: said('code'),
      organisation: said('organisation'),
      name: said('name'),
      email: said('email'),
      password: said('password'),
      demo: said('demo'),
      form: said('form'),
    },
  };
}
