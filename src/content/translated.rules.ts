import type { Lesson, Quiz, Scenario, TrainingModule, Turn } from './course-model.types';
import type { FrenchWords } from './french.types';
import type { Part } from './module-parts.rules';
import type { Question } from './question.types';

const made = new WeakMap<TrainingModule, TrainingModule>();

/**
 * The module with its words in a language, part by part, as far as there are any. Every id, right answer and place stays what it is in the
 * source: so an answer given in one language stands in the other. What does not fit is left as it is in the source.
 */
export function moduleIn(module: TrainingModule, language: string): TrainingModule {
  const { french } = module;
  if (language !== 'fr' || module.language === 'fr' || !french) return module;
  const before = made.get(module);
  if (before) return before;
  const parts: string[] = [];
  const overlaid = <T extends { id: string }>(
    kind: Part['kind'],
    own: T,
    theirs: T[],
    lay: (a: T, b: T) => T | null,
  ) => {
    const found = theirs.find(({ id }) => id === own.id);
    const laid = found && lay(own, found);
    if (laid) parts.push(`${kind}/${own.id}`);
    return laid ?? own;
  };
  const translated: TrainingModule = {
    ...module,
    ...headOf(module),
    lessons: module.lessons.map((one) => overlaid('lesson', one, french.lessons, lessonOver)),
    quizzes: module.quizzes.map((one) => overlaid('quiz', one, french.quizzes, quizOver)),
    scenarios: module.scenarios.map((one) => overlaid('scenario', one, french.scenarios, scenarioOver)),
    shown: { language, head: french.head !== null, parts },
  };
  made.set(module, translated);
  return translated;
}

/** A module with the French that stands beside it. A short answer that is right in either language counts in both. */
export function withFrench(module: TrainingModule, french: FrenchWords): TrainingModule {
  const accepted = new Map(
    french.quizzes.flatMap((quiz) =>
      quiz.questions.flatMap((one) => (one.type === 'short-answer' ? [[`${quiz.id} ${one.id}`, one.accepted]] : [])),
    ),
  );
  const quizzes = module.quizzes.map((quiz) => ({
    ...quiz,
    questions: quiz.questions.map((question) => {
      const also = question.type === 'short-answer' ? accepted.get(`${quiz.id} ${question.id}`) : undefined;
      return also ? { ...question, alsoAccepted: also } : question;
    }),
  }));
  return { ...module, quizzes, french };
}

export const versionIn = <T extends { module: TrainingModule }>(published: T, language: string): T => ({
  ...published,
  module: moduleIn(published.module, language),
});

/** The language in which a module's part, or what it says of itself, is read. */
function languageShown({ shown, language }: TrainingModule, part?: Pick<Part, 'kind' | 'id'>): string {
  const isShown = part ? shown?.parts.includes(`${part.kind}/${part.id}`) : shown?.head;
  return shown && isShown ? shown.language : language;
}

/** What an element has to say of its language: nothing where the page around it is in the same. */
export function langOf(module: TrainingModule, around: string, part?: Pick<Part, 'kind' | 'id'>): string | null {
  const language = languageShown(module, part);
  return language === around ? null : language;
}

function headOf({ french, objectives, contentNotes, signOff, sessions }: TrainingModule) {
  const head = french?.head;
  if (!head) return {};
  const said = <T extends { id: string; text: string }>(all: T[], words: Record<string, string>) =>
    all.map((one) => ({ ...one, text: words[one.id] ?? one.text }));
  return {
    title: head.title,
    summary: head.summary,
    objectives: said(objectives, head.objectives),
    contentNotes: contentNotes.map((note, i) => ({ ...note, text: head.contentNotes[i] ?? note.text })),
    signOff: said(signOff, head.signOff),
    ...(sessions ? { sessions: sessions.map((one) => ({ ...one, ...head.sessions[one.id] })) } : {}),
  };
}

function lessonOver(own: Lesson, { title, message, blocks }: Lesson): Lesson | null {
  const fits = blocks.every(({ id, kind }) => (own.blocks.find((block) => block.id === id)?.kind ?? kind) === kind);
  if (!fits) return null;
  const hashOf = (id: string, hash: string) => own.blocks.find((block) => block.id === id)?.hash ?? hash;
  return { ...own, title, message, blocks: blocks.map((block) => ({ ...block, hash: hashOf(block.id, block.hash) })) };
}

function quizOver(own: Quiz, { title, intro, questions }: Quiz): Quiz | null {
  const laid = own.questions.flatMap((question) => {
    const theirs = questions.find(({ id }) => id === question.id);
    return (theirs && questionOver(question, theirs)) ?? [];
  });
  return laid.length === own.questions.length ? { ...own, title, intro, questions: laid } : null;
}

/** @returns null where the two are not the same question. */
function questionOver(own: Question, french: Question): Question | null {
  const { markdown, feedback } = french;
  const same = (a: readonly unknown[], b: readonly unknown[]) => a.length === b.length;
  const laid = { ...own, markdown, feedback };
  if (laid.type === 'matching' && french.type === 'matching' && same(laid.pairs, french.pairs))
    return { ...laid, pairs: french.pairs, source: laid.pairs.map(({ right }) => right) };
  if (laid.type === 'ordering' && french.type === 'ordering' && same(laid.items, french.items))
    return { ...laid, items: french.items, source: laid.items };
  if (laid.type === 'self-checked' && french.type === 'self-checked' && same(laid.checks, french.checks))
    return { ...laid, model: french.model, checks: french.checks, source: laid.checks };
  if (laid.type === 'judgement' && french.type === 'judgement' && same(laid.scale, french.scale))
    return { ...laid, scale: french.scale, source: laid.scale };
  if (laid.type === 'short-answer' && french.type === 'short-answer')
    return { ...laid, accepted: french.accepted, alsoAccepted: laid.accepted };
  if ('options' in laid && 'options' in french && same(laid.options, french.options))
    return { ...laid, options: laid.options.map((one, i) => ({ ...one, ...wordsOf(french.options[i]!) })) };
  return (laid.type === 'numeric' || laid.type === 'local-slot') && french.type === laid.type ? laid : null;
}

const wordsOf = ({ text, feedback }: { text: string; feedback: string }) => ({ text, feedback });

function scenarioOver(own: Scenario, { title, turns }: Scenario): Scenario | null {
  const laid = own.turns.flatMap((turn) => {
    const theirs = turns.find(({ id }) => id === turn.id);
    return (theirs && turnOver(turn, theirs)) ?? [];
  });
  return laid.length === own.turns.length ? { ...own, title, turns: laid } : null;
}

function turnOver(own: Turn, { markdown, choices }: Turn): Turn | null {
  if (choices.length !== own.choices.length) return null;
  return { ...own, markdown, choices: own.choices.map((one, i) => ({ ...one, ...wordsOf(choices[i]!) })) };
}
