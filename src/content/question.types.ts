/** What a quiz can ask, each kind with its key. */

interface QuestionBase {
  id: string;
  markdown: string;
  competencies: string[];
  mustPass: boolean;
  objective?: string;
  readAgain?: { lesson: string; block?: string };
  /** Feedback for the whole question; empty where every option has its own. */
  feedback: string;
  hash: string;
}
export interface Option {
  id: string;
  text: string;
  right: boolean;
  feedback: string;
}

export type ChoiceQuestion = QuestionBase & { type: 'single' | 'multiple' | 'true-false'; options: Option[] };
/** Whose answers take their ids from words: of a translated question `source` has the words of the source language, so that the ids stay. */
interface NamedByWords {
  source?: string[];
}
export type MatchingQuestion = QuestionBase &
  NamedByWords & { type: 'matching'; pairs: { left: string; right: string }[] };
export type OrderingQuestion = QuestionBase & NamedByWords & { type: 'ordering'; items: string[] };
export type NumericQuestion = QuestionBase & { type: 'numeric'; value: number; from: number; to: number };
export type SelfCheckedQuestion = QuestionBase &
  NamedByWords & { type: 'self-checked'; model: string; checks: string[] };
export type SlotQuestion = QuestionBase & { type: 'local-slot'; slot: string };
/** `alsoAccepted` is what the other language accepts: who may change the language in the middle may answer in either. */
type ShortAnswerQuestion = QuestionBase & { type: 'short-answer'; accepted: string[]; alsoAccepted?: string[] };
/** Where experts differ: chosen on a scale, and neither right nor wrong. */
export type JudgementQuestion = QuestionBase & NamedByWords & { type: 'judgement'; scale: string[] };
/** What is right or wrong. */
export type MarkedQuestion =
  | ChoiceQuestion
  | MatchingQuestion
  | OrderingQuestion
  | NumericQuestion
  | ShortAnswerQuestion
  | SelfCheckedQuestion
  | SlotQuestion;
/** What a quiz asks. */
export type AskedQuestion = MarkedQuestion | JudgementQuestion;
export type Question = AskedQuestion;
