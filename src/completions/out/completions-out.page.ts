import type { Translate } from '../../shared/texts';
import { type OutChoice, sortedOut } from './completions-out.service';
import { formats, type Line, presets } from './presets.rules';

/** Which format, for which days, and for whom something is missing before it is downloaded. @param base the address of the page. */
export function completionsOutPage(lines: readonly Line[], choice: OutChoice, base: string, t: Translate) {
  const { ready, lacking } = sortedOut(lines, choice.preset);
  const pairs = Object.entries(choice).filter(([, value]) => value !== '');
  const query = new URLSearchParams(pairs).toString();
  return {
    title: t('completionsOut.title'),
    base,
    sentence: t('completionsOut.sentence', {
      lines: ready.length,
      people: new Set(ready.map(({ email }) => email)).size,
    }),
    choice,
    choices: presets.map((value) => ({
      value,
      label: t(`completionsOut.preset.${value}`),
      selected: value === choice.preset,
    })),
    about: t(`completionsOut.help.${choice.preset}`),
    lacking,
    lackingWhy: t(`completionsOut.lacking.${choice.preset === 'hours' ? 'hours' : 'name'}`),
    columns: headOf(choice, t).join(' · '),
    downloads:
      ready.length === 0
        ? null
        : {
            label: t('completionsOut.download'),
            links: (['csv', 'xlsx'] as const).map((kind) => ({
              href: `${base}.${kind}?${query}`,
              words: t(`sheet.${kind}`),
            })),
          },
  };
}

const headOf = ({ preset }: OutChoice, t: Translate): string[] => {
  const { head, isForPeople } = formats[preset];
  return head.map((name) => (isForPeople ? t(`completionsOut.head.${name}`) : name));
};

export function completionsOutTable(lines: readonly Line[], choice: OutChoice, t: Translate): string[][] {
  const { ready } = sortedOut(lines, choice.preset);
  return [headOf(choice, t), ...ready.flatMap((line) => formats[choice.preset].lines(line))];
}
