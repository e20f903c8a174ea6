import type { TrainingModule } from './course-model.types';

export type ChangeClass = 'first' | 'editorial' | 'revised' | 'safety';

/** A published version, read back: its module is exactly what was published. */
export interface PublishedModule {
  versionId: string;
  number: number;
  publishedAt: string;
  publishedById: string | null;
  contentHash: string;
  changeClass: ChangeClass;
  module: TrainingModule;
}
