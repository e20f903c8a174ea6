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
export type MatchingQuestion = QuestionBase & { type: 'matching'; pairs: { left: string; right: string }[] };
export type OrderingQuestion = QuestionBase & { type: 'ordering'; items: string[] };
export type NumericQuestion = QuestionBase & { type: 'numeric'; value: number; from: number; to: number };
export type SelfCheckedQuestion = QuestionBase & { type: 'self-checked'; model: string; checks: string[] };
export type SlotQuestion = QuestionBase & { type: 'local-slot'; slot: string };
type ShortAnswerQuestion = QuestionBase & { type: 'short-answer'; accepted: string[] };
/** Where experts differ: chosen on a scale, and neither right nor wrong. */
export type JudgementQuestion = QuestionBase & { type: 'judgement'; scale: string[] };
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
