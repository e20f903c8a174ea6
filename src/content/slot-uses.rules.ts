import type { TrainingModule } from './course-model.types';

/** A page of a module that shows what a slot says. */
export interface SlotUse {
  kind: 'lesson' | 'quiz' | 'scenario';
  id: string;
  title: string;
}

/** Where in a module a slot is placed, asked or branched on, lessons first. */
export function usesOf(module: TrainingModule, key: string): SlotUse[] {
  const shows = (part: object) => {
    const text = JSON.stringify(part);
    return text.includes(`{{${key}}}`) || text.includes(`"slot":"${key}"`);
  };
  const found = (kind: SlotUse['kind'], parts: readonly { id: string; title: string }[]) =>
    parts.filter(shows).map(({ id, title }) => ({ kind, id, title }));
  return [...found('lesson', module.lessons), ...found('quiz', module.quizzes), ...found('scenario', module.scenarios)];
}
