import type { Question } from './question.types';

/** What a module's folder says, once read: the shape that is published, pinned and shown. Plain data, serialised as JSON in a version. */
import type { CompletionRule, LiveSession } from './completion-model.types';
import type { FrenchPath, FrenchResource, FrenchWords } from './french.types';

export interface TrainingModule {
  slug: string;
  title: string;
  status: 'draft' | 'ready';
  summary: string;
  language: string;
  owner: string;
  category: 'ethics' | 'peer-recovery' | 'other';
  competencies: string[];
  objectives: Objective[];
  contentNotes: ContentNote[];
  contents: ContentsEntry[];
  completion: CompletionRule;
  signOff: SignOffCriterion[];
  slots: string[];
  sources: Source[];
  reviewed: string;
  reviewBy: string;
  /** How long a completion is valid; without it, for good. */
  validMonths?: number;
  sessions?: LiveSession[];
  lessons: Lesson[];
  quizzes: Quiz[];
  scenarios: Scenario[];
  french?: FrenchWords;
  /** Only of a module laid out by `moduleIn`: what of it is in that language. */
  shown?: { language: string; head: boolean; parts: string[] };
}

interface Objective {
  id: string;
  text: string;
  competencies: string[];
}
interface ContentNote {
  topic: string;
  text: string;
  lesson?: string;
}
interface SignOffCriterion {
  id: string;
  text: string;
  competencies: string[];
  method: string;
}
interface Source {
  id: string;
  text: string;
  url?: string;
  seen: string;
}

export type ContentsEntry =
  | { kind: 'lesson'; id: string }
  | { kind: 'quiz'; id: string; pass: number; mode: 'check' | 'practice' }
  | { kind: 'scenario'; id: string };

export interface Lesson {
  id: string;
  title: string;
  minutes: number;
  message: string;
  blocks: Block[];
}

export type BoxKind = 'content-note' | 'reflect' | 'keyterm' | 'practice' | 'story' | 'local';

/** Everything under one heading, or in one box. `markdown` is the author's text; `hash` is SHA-256 of it (hex, first 16). */
export interface Block {
  id: string;
  kind: 'text' | BoxKind;
  /** The heading or the rest of the box's opening line; empty for the opening block. */
  title: string;
  markdown: string;
  hash: string;
}

export interface Quiz {
  id: string;
  title: string;
  intro: string;
  shuffle: Shuffle;
  /** How many are asked: of the whole quiz, or of each objective. Without it, every question is. */
  draw?: number | Record<string, number>;
  /** How long the next try of a check waits after one that was not passed. */
  coolingOffHours?: number;
  /** After how many tries that were not passed, one after the other, a talk is offered. */
  talkAfter?: number;
  recheck?: 'whole' | 'objectives';
  questions: Question[];
}
export type Shuffle = 'none' | 'options' | 'questions' | 'all';

export type Quality = 'best' | 'ok' | 'poor' | 'unsafe';
export interface Scenario {
  id: string;
  title: string;
  minutes: number;
  turns: Turn[];
}
export interface Turn {
  id: string;
  markdown: string;
  ending: boolean;
  choices: Choice[];
  hash: string;
  /** What the turn asks somebody to be able to do. */
  competencies?: string[];
  objective?: string;
}
export interface Choice {
  text: string;
  quality: Quality;
  to: string;
  feedback: string;
  when?: { slot: string; is: string };
}

export interface TrainingPath {
  id: string;
  title: string;
  for: { roles: string[]; teamTypes: string[] };
  groups: { title: string; why: string; modules: string[]; due?: DueRule }[];
  startChecklist: ChecklistItem[];
  french?: FrenchPath;
}
/** One thing that happens in somebody's first 90 days, and is signed by them and their supervisor. The id never changes. */
export interface ChecklistItem {
  id: string;
  text: string;
  why?: string;
  french?: { text: string; why?: string };
}
/** By when a group is asked for: days of a full-time person, or paid hours worked; volunteers may have days of their own, or none. */
export interface DueRule {
  days?: number;
  hours?: number;
  volunteers?: { days: number } | 'none';
}

export interface CompetencyArea {
  code: string;
  title: string;
  competencies: Competency[];
}
export interface Competency {
  code: string;
  title: string;
  weight: number;
  safetyCritical: boolean;
  levels: { beforeContact: number; day90: number; yearly: number };
  evidence: string[];
}

export interface LocalSlot {
  key: string;
  label: string;
  help: string;
  kind: 'text' | 'choice' | 'list' | 'number';
  choices?: SlotChoice[];
  required: boolean;
  expiresDays?: number;
}
/** What a slot can be: conditions and records name the value, pages show the text. */
export interface SlotChoice {
  value: string;
  text: string;
}
/** A service that people can be told of. Days are YYYY-MM-DD. */
export interface Resource {
  id: string;
  /** The heading that it stands under: the title of its file. */
  group: string;
  name: string;
  about: string;
  region: string;
  hours?: string;
  phone?: string;
  textLine?: string;
  web?: string;
  languages: string[];
  cost?: string;
  verifiedBy?: string;
  verifiedOn?: string;
  french?: FrenchResource;
  /** The heading in French. */
  groupFrench?: string;
}
export interface GlossaryTerm {
  id: string;
  term: string;
  markdown: string;
  french?: { term: string; markdown: string };
}

/** An asset that a module shows (image or file), as it stands on disk. */
export interface Asset {
  path: string;
  mediaType: string;
  sha256: string;
  bytes: Buffer;
}

export type ProblemLevel = 'error' | 'warning' | 'note';
/** One thing to mend. `file` is relative to the courses folder; line and column count from 1. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  level: ProblemLevel;
  code: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** How to mend it, in one sentence. */
  fix: string;
}

/** What reading the whole courses folder gives. Never throws for what an author wrote: a module with errors has `module: null`. */
export interface CourseLibrary {
  modules: ReadModule[];
  paths: TrainingPath[];
  areas: CompetencyArea[];
  slots: LocalSlot[];
  resources: Resource[];
  glossary: GlossaryTerm[];
  /** Problems of files outside any module. */
  problems: Problem[];
}
export interface ReadModule {
  slug: string;
  /** Null where an error makes the folder unfit to show. */
  module: TrainingModule | null;
  /** What could be read, errors or not: for its author to look at, never to publish. */
  readable: TrainingModule | null;
  assets: Asset[];
  problems: Problem[];
  /** SHA-256 (hex) over the names and bytes of every file learners can see. */
  contentHash: string;
}
