import type { LiveSession } from './completion-model.types';
import type { TrainingModule } from './course-model.types';

/** The live sessions of a module; versions published before there were any have none. */
export const sessionsOf = (module: TrainingModule): LiveSession[] => module.sessions ?? [];

export const sessionOf = (module: TrainingModule, id: string): LiveSession | undefined =>
  sessionsOf(module).find((session) => session.id === id);
