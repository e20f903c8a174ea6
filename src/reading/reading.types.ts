import type { LoadedAttempt } from '../attempts/attempts.service';
import type { Progress } from '../completions/progress.types';
import type { LoadedRun } from '../attempts/scenario-runs.service';
import type { PublishedModule } from '../content/content.types';
import type { Part } from '../content/module-parts.rules';
import type { Spot } from '../content/spots.rules';

/** A form that leads on. A learner's is kept (POST); a preview's only carries what was chosen to the next page (GET). */
export interface Step {
  method: 'post' | 'get';
  action: string;
  hidden: { name: string; value: string }[];
}

/** Where the pages of a module stand for whoever reads it. */
export interface Ways {
  /** What the module's page leads back to, and the words for going there at the end. */
  home: { href: string; title: string; label: string };
  module: string;
  /** “I have learned this elsewhere”; in a preview, which keeps nothing, back to the module. */
  priorLearning: string;
  /** The module as one page to print or save; null where there is none. */
  document: string | null;
  part(part: Pick<Part, 'kind' | 'id'>, block?: string): string;
  /** @param file a name without folder. */
  image(file: string): string;
  /** "Ask about this", of a block, a question or a turn; null where nobody asks. @param back the page to come back to, where it is not the spot's own. */
  ask(spot: Spot, back?: string): string | null;
}

/** Where the pages of one quiz stand while somebody takes it. */
export interface QuizWays {
  question(n: number): string;
  review: string;
  /** @param base the newest saved revision of that question's answer. */
  answer(questionId: string, base: number): Step;
  submission: Step;
  /** Whether the page's script may save an answer when it changes. */
  autosave: boolean;
  /** The most characters that are kept of something written. */
  most: number;
}

/** Where the pages of one run of a scenario stand. */
export interface ScenarioWays {
  /** The page of the turn where somebody stands. */
  here: string;
  /** Its field `choice` is the number of the choice. */
  choose: Step;
  /** Back to where an earlier choice led; 0 is the beginning. */
  back(place: number): Step;
  /** Beginning anew, or going on. */
  start: Step;
}

/** What somebody can do with a box to reflect on, and did. */
export interface ReflectBox {
  write: string;
  paper: Step;
  /** `href` is where it is read; null: it was on paper. */
  done: { on: string; href: string | null } | null;
}

/** A quiz as somebody takes it; `id` decides the order of what is shuffled. */
export type Taken = Pick<LoadedAttempt, 'id' | 'module' | 'quiz' | 'kind' | 'questions' | 'facts'>;

/** What begins a try: the whole quiz, or only what was missed (null where that is not offered anywhere). */
export interface Starts {
  whole: Step;
  missed: Step | null;
}

/** A scenario as somebody goes through it. */
export type Played = Pick<LoadedRun, 'module' | 'scenario' | 'steps'>;

/** One module as somebody reads it: the version begun, else the newest. */
export interface OwnModule {
  published: PublishedModule;
  current: Pick<PublishedModule, 'number'>;
  progress: Pick<Progress, 'done' | 'startedAt' | 'completion' | 'earlier' | 'scenariosBefore'> | null;
}
