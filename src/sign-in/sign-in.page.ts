import type { Config } from '../config/config';
import type { Translate } from '../shared/texts';
import type { SignInForm } from './sign-in.form';

const demoPeople = ['amara', 'ben', 'chloe', 'tess', 'rae', 'sol', 'uma', 'ada'] as const;

/** The sign-in page. With the demonstration on, it says whom one can be. `errors` are message keys by field, `note` one for what went well just before. */
export function signInPage(
  values: Partial<SignInForm>,
  errors: Record<string, string>,
  config: Pick<Config, 'demo' | 'demoPassword'>,
  t: Translate,
  note: string | null = null,
) {
  const said = (field: string) => (errors[field] ? t(errors[field]) : null);
  return {
    title: t('signIn.title'),
    note: note ? t(note) : null,
    values: {
      email: values.email ?? '',
      next: values.next ?? '/',
      kept: values.kept ?? '',
      shared: values.shared === '1',
    },
    errors: { email: said('email'), password: said('password'), form: said('form') },
    demo: config.demo
      ? {
          password: config.demoPassword,
          people: demoPeople.map((name) => ({ email: `${name}@demo.example`, what: t(`demo.${name}`) })),
        }
      : null,
  };
}
