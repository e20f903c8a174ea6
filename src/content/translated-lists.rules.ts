import type { ChecklistItem, GlossaryTerm, Resource, TrainingPath } from './course-model.types';

/** What all modules share is written in English first. */
const source = 'en';

/** Words with their French laid over them, and what an element has to say of their language: nothing where it is the page's. */
type Said<T> = T & { lang: string | null };

function said<T extends object>(own: T, french: Partial<T> | undefined, language: string): Said<T> {
  if (language === 'fr' && french) return { ...own, ...french, lang: null };
  return { ...own, lang: language === source ? null : source };
}

export const itemIn = (item: ChecklistItem, language: string): Said<ChecklistItem> => said(item, item.french, language);

export const termIn = (term: GlossaryTerm, language: string): Said<GlossaryTerm> => said(term, term.french, language);

export function resourceIn(resource: Resource, language: string): Said<Resource> {
  const { french, groupFrench } = resource;
  const group = language === 'fr' ? (groupFrench ?? resource.group) : resource.group;
  return { ...said<Resource>(resource, french, language), group };
}

export function groupsIn({ groups, french }: TrainingPath, language: string): Said<TrainingPath['groups'][number]>[] {
  return groups.map((group, i) => said(group, french?.groups[i], language));
}
