import type { Sureness } from '../attempts/answers.rules';
import type { Translate } from '../shared/texts';

/** What is most worth a second look comes first. */
const groups = ['sure-wrong', 'unsure-wrong', 'unsure-right', 'sure-right'] as const;

/** How sure somebody was beside how it went: only of the answers where they said it, and null where they said it of none. */
export function surePart(
  numbered: readonly { question: { id: string }; n: number }[],
  missed: ReadonlySet<string>,
  sureness: ReadonlyMap<string, Sureness>,
  t: Translate,
) {
  const said = numbered.filter(({ question }) => sureness.has(question.id));
  if (said.length === 0) return null;
  const groupOf = (id: string) => `${sureness.get(id)}-${missed.has(id) ? 'wrong' : 'right'}`;
  return groups.flatMap((group) => {
    const numbers = said.filter(({ question }) => groupOf(question.id) === group).map(({ n }) => n);
    if (numbers.length === 0) return [];
    const which = t('sure.which', { many: numbers.length, numbers: numbers.join(', ') });
    return [{ title: t(`sure.${group}`, { many: numbers.length }), help: t(`sure.${group}.help`), which }];
  });
}
