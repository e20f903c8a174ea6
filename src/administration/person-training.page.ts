import { assigningPart } from '../completions/assigning.page';
import { pausesPart } from '../enrolments/pauses.page';
import type { Named } from '../people/people.types';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import type { PersonTrainingService } from './person-training.service';

export const addressOf = (person: { id: string }): string => `/administration/people/${person.id}`;

const common = (person: Named) => ({
  name: person.name,
  backHref: addressOf(person),
  pausesHref: `${addressOf(person)}/pauses`,
  assignmentsHref: `${addressOf(person)}/assignments`,
});

export function personPausesPage(
  { person, pauses, today }: Awaited<ReturnType<PersonTrainingService['leaveOf']>>,
  returned: Returned | null,
  t: Translate,
) {
  const part = pausesPart({ pauses, today, returned }, `${addressOf(person)}/pauses`, t);
  return { ...common(person), title: t('pause.title'), pauses: part };
}

export function personAssignmentsPage(
  { person, progress, asked, titles }: Awaited<ReturnType<PersonTrainingService['askedOf']>>,
  returned: Returned | null,
  t: Translate,
) {
  const given = { name: person.name, titles, progress, asked, returned };
  return { ...common(person), title: t('assigning.title'), assigning: assigningPart(given, addressOf(person), t) };
}
