import type { Resource } from '../content/course-model.types';
import { freshness } from '../content/resources.rules';
import type { Translate } from '../shared/texts';

/** The services that people can be told of, under the headings of their files. @param day says a day (YYYY-MM-DD) in words. */
export function resourcesPage(
  resources: readonly Resource[],
  today: string,
  day: (iso: string) => string,
  t: Translate,
) {
  const titles = [...new Set(resources.map((resource) => resource.group))];
  return {
    title: t('resources.title'),
    groups: titles.map((title) => ({
      title,
      resources: resources.filter((resource) => resource.group === title).map((resource) => entry(resource)),
    })),
  };

  function entry(resource: Resource) {
    const state = freshness(resource, today);
    return {
      id: resource.id,
      name: resource.name,
      about: resource.about,
      facts: factsOf(resource, t),
      state,
      checked: t(`resources.${state}`, {
        by: resource.verifiedBy ?? '',
        on: resource.verifiedOn ? day(resource.verifiedOn) : '',
      }),
    };
  }
}

function factsOf(resource: Resource, t: Translate) {
  const facts = [
    { label: t('resources.phone'), value: resource.phone, href: dial('tel', resource.phone) },
    { label: t('resources.textLine'), value: resource.textLine, href: dial('sms', resource.textLine) },
    { label: t('resources.web'), value: resource.web, href: resource.web ?? null },
    { label: t('resources.hours'), value: resource.hours, href: null },
    { label: t('resources.region'), value: resource.region, href: null },
    { label: t('resources.languages'), value: resource.languages.join(', '), href: null },
    { label: t('resources.cost'), value: resource.cost, href: null },
  ];
  return facts.filter((fact) => fact.value);
}

/** What a phone can dial: the digits before an extension. Null where there are none. */
function dial(scheme: 'tel' | 'sms', number: string | undefined): string | null {
  const digits = /^\+?[\d\s().-]+/.exec(number ?? '')?.[0].replace(/[^+\d]/g, '') ?? '';
  return digits.length >= 3 ? `${scheme}:${digits}` : null;
}
