import { spotText } from '../content/spots.rules';
import { overseerNames } from '../people/overseers.page';
import { newRandomId } from '../shared/ids';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { longestQuestion } from './asking.form';
import type { About, Audience } from './asking.service';
import { backKey } from './back.rules';

/** Asking about one spot: the words, and who they are for. */
export function askingPage(about: About, { supervisors, teams }: Audience, returned: Returned | null, t: Translate) {
  const form = shownForm('/questions', { text: '', choice: 'note' }, returned, t);
  const names = overseerNames(supervisors, t).join(', ');
  const choice = (value: string, label: string, help: string) => ({
    id: `for-${value}`,
    value,
    label,
    help,
    checked: form.values.choice === value,
  });
  return {
    title: t('asking.title'),
    module: about.moduleTitle,
    heading: about.spot.heading,
    form,
    listKey: newRandomId(),
    most: longestQuestion,
    hidden: [
      { name: 'module', value: about.slug },
      { name: 'version', value: about.versionId },
      { name: 'place', value: spotText(about.spot) },
      { name: 'back', value: about.back },
    ],
    choices: [
      choice('note', t('asking.note'), t('asking.noteHelp')),
      ...(supervisors.length > 0
        ? [choice('supervisor', t('asking.supervisor'), t('asking.supervisorHelp', { names }))]
        : []),
      ...teams.map(({ id, name }) => choice(`group-${id}`, t('asking.group', { team: name }), t('asking.groupHelp'))),
    ],
    missing: [
      ...(supervisors.length === 0 ? [t('asking.noSupervisor')] : []),
      ...(teams.length === 0 ? [t('asking.noTeam')] : []),
    ],
    back: { href: about.back, label: t(backKey(about.back)) },
  };
}
