import type { Resource } from '../content/course-model.types';
import { freshness } from '../content/resources.rules';

export interface ResourceFilter {
  q: string;
  region: string;
  language: string;
  /** The heading that it stands under. */
  topic: string;
  /** `no`: only what nobody has checked within six months. */
  checked: string;
}

/** Reads the address; anything unknown counts as not said. */
export function readResourceFilter(query: Record<string, unknown>): ResourceFilter {
  const said = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 80).trim() : '');
  return {
    q: said('q'),
    region: said('region'),
    language: said('language'),
    topic: said('topic'),
    checked: said('checked') === 'no' ? 'no' : '',
  };
}

/** The services that fit, in their order: each word searched for stands somewhere in the entry, accents or not. */
export function filterResources<T extends Resource>(
  resources: readonly T[],
  filter: ResourceFilter,
  today: string,
): T[] {
  const words = plain(filter.q).split(/\s+/).filter(Boolean);
  return resources
    .filter((one) => !filter.region || one.region === filter.region)
    .filter((one) => !filter.language || one.languages.includes(filter.language))
    .filter((one) => !filter.topic || one.group === filter.topic)
    .filter((one) => !filter.checked || freshness(one, today) !== 'fresh')
    .filter((one) => words.every((word) => plain(textOf(one)).includes(word)));
}

const textOf = (one: Resource): string =>
  [
    one.name,
    one.about,
    one.region,
    one.hours,
    one.phone,
    one.textLine,
    one.languages.join(' '),
    one.cost,
    one.group,
  ].join(' ');

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
