import { coversPart } from '../people/covers.page';
import type { Covers } from '../people/covers.service';
import { coveringWords } from '../people/overseers.page';
import { isOn } from '../people/spans.rules';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';

/** A supervisor’s own absences, and whom they look after for others. */
export const awayPage = (covers: Covers, returned: Returned | null, t: Translate) => ({
  title: t('cover.title'),
  covers: coversPart(covers, '/team/covers', returned, t),
});

/** Who covers for whom today, in words for the head of the team’s page. */
export function awayLines({ away, coveringFor, today }: Covers, t: Translate): string[] {
  const now = (cover: { fromOn: string; toOn: string }) => isOn(cover, today);
  const words = (name: string, until: string) => coveringWords({ name, until }, t);
  return [
    ...away
      .filter(now)
      .map(({ coverer, toOn }) => t('cover.noteOther', { name: coverer, until: words(coverer, toOn).until })),
    ...coveringFor.filter(now).map(({ supervisor, toOn }) => t('cover.note', words(supervisor, toOn))),
  ];
}
