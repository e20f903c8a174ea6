import type { TrainingModule } from '../content/course-model.types';

const area = /^BND-/;

/** A question is about boundaries where its module is: most of what it teaches stands in that area. */
export function isAboutBoundaries({ competencies }: Pick<TrainingModule, 'competencies'>): boolean {
  return competencies.length > 0 && competencies.filter((code) => area.test(code)).length * 2 > competencies.length;
}
