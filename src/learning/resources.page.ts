import type { Resource } from '../content/course-model.types';
import { countChecks, type Freshness, freshness } from '../content/resources.rules';
import { resourceIn } from '../content/translated-lists.rules';
import type { Translate } from '../shared/texts';
import { filterResources, type ResourceFilter } from './resource-filter.rules';

interface Given {
  resources: readonly Resource[];
  filter: ResourceFilter;
  today: string;
  /** Whether it is somebody who looks after the list. */
  keepsList: boolean;
  /** Says a day (YYYY-MM-DD) in words. */
  day: (iso: string) => string;
}
const icons: Record<Freshness, string> = { fresh: 'done', stale: 'clock', unchecked: 'ring' };

/** The services that people can be told of, under the headings of their files; what is searched for stands in the address. */
export function resourcesPage({ resources: all, filter, today, keepsList, day }: Given, t: Translate) {
  const resources = all.map((one) => resourceIn(one, t.language));
  const found = filterResources(resources, filter, today);
  const titles = [...new Set(found.map((resource) => resource.group))];
  const checks = countChecks(resources, today);
  const isFiltered = Object.values(filter).some(Boolean);
  return {
    title: t('resources.title'),
    any: resources.length > 0,
    filter,
    regions: choices(
      resources.map((one) => one.region),
      filter.region,
    ),
    languages: choices(
      resources.flatMap((one) => one.languages),
      filter.language,
    ),
    topics: choices(
      resources.map((one) => one.group),
      filter.topic,
    ),
    found: isFiltered ? t('resources.found', { found: found.length }) : null,
    toCheck: keepsList && checks.stale + checks.unchecked > 0 ? t('resources.toCheck', checks) : null,
    groups: titles.map((title) => ({
      title,
      resources: found.filter((resource) => resource.group === title).map((resource) => entry(resource)),
    })),
  };

  function entry(resource: (typeof resources)[number]) {
    const state = freshness(resource, today);
    const on = resource.verifiedOn ? day(resource.verifiedOn) : '';
    return {
      id: resource.id,
      lang: resource.lang,
      name: resource.name,
      about: resource.about,
      facts: factsOf(resource, t),
      icon: icons[state],
      stateWords: t(`resources.state.${state}`),
      checked: t(`resources.${state}`, { by: resource.verifiedBy ?? '', on }),
    };
  }
}

/** With less than two there is nothing to choose. */
function choices(values: readonly string[], chosen: string) {
  const all = [...new Set(values)].sort((a, b) => a.localeCompare(b));
  return all.length < 2 ? [] : all.map((value) => ({ value, label: value, selected: value === chosen }));
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
