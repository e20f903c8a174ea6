import type { Translate } from '../shared/texts';

interface State {
  isMailOn: boolean;
  isAsked: boolean;
  email: string;
  /** Message keys by field. */
  errors: Record<string, string>;
}

/** Asking for a link, and the answer, which is the same whether or not there is such an account. */
export function passwordResetPage({ isMailOn, isAsked, email, errors }: State, t: Translate) {
  const said = (field: string) => (errors[field] ? t(errors[field]) : null);
  const sentence = !isMailOn ? 'passwordReset.noMail' : isAsked ? 'passwordReset.asked' : 'passwordReset.sentence';
  return {
    title: t(isAsked && isMailOn ? 'passwordReset.askedTitle' : 'passwordReset.title'),
    sentence: t(sentence),
    canAsk: isMailOn && !isAsked,
    isAsked: isMailOn && isAsked,
    values: { email },
    errors: { email: said('email'), form: said('form') },
  };
}
