import type { Block, Quiz, Shuffle, TrainingModule } from '../course-model.types';
import type { Question } from '../question.types';

/** The line of settings under a question's name. */
export interface Settings {
  competencies: string[];
  mustPass: boolean;
  multiple: boolean;
  objective?: string;
}

/** A heading or box with the line it stands on. */
export interface PlacedBlock {
  id: string;
  kind: Block['kind'];
  line: number;
  /** Whether the author wrote an id. */
  named: boolean;
}

/** A question with the line it stands on, for checks across files. */
export interface PlacedQuestion {
  question: Question;
  line: number;
  readAgainLine: number;
}

/** A quiz with the lines of its questions, and where its header says what. */
export interface PlacedQuiz {
  quiz: Quiz;
  placed: PlacedQuestion[];
  lineOf: (...path: string[]) => number;
}

/** The header of a quiz as it is written. */
export interface RawQuiz {
  title: string;
  intro?: string;
  shuffle?: Shuffle;
  draw?: Quiz['draw'];
  cooling_off_hours?: number;
  talk_after?: number;
  recheck?: Quiz['recheck'];
}

/** module.yaml as it is written. */
export interface RawModule {
  title: string;
  status: 'draft' | 'ready';
  summary: string;
  language: string;
  owner: string;
  category?: TrainingModule['category'];
  competencies?: string[];
  objectives?: { id: string; text: string; competencies?: string[] }[];
  content_notes?: TrainingModule['contentNotes'];
  contents: (
    { lesson: string } | { quiz: string; pass?: number; mode?: 'check' | 'practice' } | { scenario: string }
  )[];
  sessions?: { id: string; title: string; minutes: number; about?: string }[];
  completion: {
    all_of: TrainingModule['completion']['allOf'];
    may_miss?: number;
    never_miss?: string[];
    test_out?: string;
  };
  sign_off?: { id: string; text: string; competencies?: string[]; method?: string }[];
  slots?: string[];
  sources?: TrainingModule['sources'];
  reviewed: string;
  review_by: string;
  valid_months?: number;
}
