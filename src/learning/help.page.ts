import type { Named } from '../people/people.types';
import type { Translate } from '../shared/texts';

type Slots = ReadonlyMap<string, { value: string; checkedOn: string | null }>;
interface Piece {
  text: string;
  /** The number to dial; null where the words are only words. */
  tel: string | null;
}

/** Words with every telephone number (three figures or more) made fit for dialling. */
function withPhones(words: string): Piece[] {
  return words
    .split(/(\+?\d[\d -]*\d)/)
    .filter((text) => text !== '')
    .map((text) => {
      const digits = text.replace(/[^\d+]/g, '');
      return { text, tel: /^\+?\d[\d -]*\d$/.test(text) && digits.length >= 3 ? digits : null };
    });
}

/** Crisis lines for everybody; people only for the signed-in (`supervisors` is null for others). */
export function helpPage(slots: Slots, supervisors: Named[] | null, t: Translate) {
  const lines = slots.get('crisis.lines');
  const emergency = slots.get('crisis.emergency')?.value;
  const onCall = supervisors ? slots.get('crisis.onCall')?.value : undefined;
  const named = (supervisors ?? []).map(({ name }) => t('help.supervisor', { name }));
  return {
    title: t('help.title'),
    emergency: withPhones(emergency ? t('help.emergency', { number: emergency }) : t('help.emergencyUnknown')),
    lines: (lines?.value ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [name = line, ...detail] = line.split(': ');
        return { name: withPhones(name), detail: withPhones(detail.join(': ')) };
      }),
    checked: lines?.checkedOn ?? '',
    people: [...(onCall ? [onCall] : []), ...named].map(withPhones),
  };
}
