import type { News } from '../evidence/sign-offs/news.rules';
import type { Named } from '../people/people.types';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';

/** What was written about somebody since they last said that they have read it; null where nothing was. */
export function newsPart(news: readonly (News & { title: string })[], returned: Returned | null, t: Translate) {
  if (news.length === 0) return null;
  return {
    ...shownForm('/my-sign-offs/readings', {}, returned, t),
    heading: t('signOffs.news', { count: news.length }),
    rows: news.map(({ on, by, competency, title, isSignOff }) => ({
      on,
      title,
      href: `/${isSignOff ? 'my-sign-offs' : 'my-needs'}/${competency}`,
      words: t(`signOffs.newsBy.${isSignOff ? 'signOff' : 'entry'}`, { name: by }),
    })),
  };
}

/** Who does not observe somebody, and whom they do not observe: nobody else reads it. */
export function apartPart(held: readonly Named[], others: readonly Named[], returned: Returned | null, t: Translate) {
  const known = new Set(held.map(({ id }) => id));
  const add = shownForm('/my-sign-offs/exclusions', { otherId: '' }, returned, t);
  return {
    add: {
      ...add,
      isOpen: Object.values(add.errors).some(Boolean),
      choices: others
        .filter(({ id }) => !known.has(id))
        .map(({ id, name }) => ({ value: id, label: name, selected: id === add.values.otherId })),
    },
    held: held.map(({ id, name }) => ({ id, name, ...shownForm('/my-sign-offs/exclusions/withdrawal', {}, null, t) })),
  };
}
