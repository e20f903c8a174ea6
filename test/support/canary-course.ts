import type { Courses } from './courses';

interface CanaryQuestion {
  id: string;
  right: string[];
  wrong: string[];
}

/** One question of each kind that is asked: one right, several right, true or false. */
export const canaryQuestions: CanaryQuestion[] = [
  { id: 'greeting', right: ['A nod'], wrong: ['A wave', 'A song'] },
  { id: 'colours', right: ['Green', 'Blue'], wrong: ['Red', 'Grey'] },
  { id: 'weather', right: ['True'], wrong: ['False'] },
];

/** The word in the feedback of an option, and nowhere else. */
export const canary = (slug: string, quiz: string, option: string): string =>
  `CANARY-${slug}-${quiz}-${option.toUpperCase().replaceAll(' ', '-')}-YRANAC`;

export const allCanaries = (slug: string, quiz: string): string[] =>
  canaryQuestions.flatMap(({ right, wrong }) => [...right, ...wrong].map((option) => canary(slug, quiz, option)));

/**
 * A module with a check and a practice quiz. `turned` has the same words with the wrong options as the right ones, so that
 * whatever differs between the two tells the key.
 */
export function writeCanaryModule(courses: Courses, slug: string, turned: boolean): void {
  const quizFile = (quiz: string) =>
    `---\ntitle: ${quiz === 'check' ? 'A check' : 'A warm-up'}\n---\n\n` +
    canaryQuestions.map((question) => questionText(slug, quiz, question, turned)).join('\n');
  courses.write(`${slug}/quizzes/check.md`, quizFile('check'));
  courses.write(`${slug}/quizzes/warm-up.md`, quizFile('warm-up'));
  courses.write(`${slug}/lessons/one.md`, '---\ntitle: One\nminutes: 1\nmessage: One thing.\n---\n\nOne thing.\n');
  courses.write(
    `${slug}/module.yaml`,
    `title: Canaries
status: ready
summary: Words that must not be seen too early.
language: en
owner: Tests
contents:
  - lesson: one
  - quiz: warm-up
    mode: practice
  - quiz: check
    pass: 100
completion: { all_of: [lessons, quiz] }
sources:
  - { id: A, text: One, seen: all }
  - { id: B, text: Two, seen: all }
  - { id: C, text: Three, seen: all }
reviewed: 2026-11-01
review_by: 2030-11-01
`,
  );
}

function questionText(slug: string, quiz: string, { id, right, wrong }: CanaryQuestion, turned: boolean): string {
  const options = [...wrong, ...right].sort((a, b) => (a === 'True' ? -1 : a < b ? -1 : b === 'True' ? 1 : 1));
  const lines = options.map((option) => {
    const isRight = (turned ? wrong.slice(0, right.length) : right).includes(option);
    return `- [${isRight ? 'x' : ' '}] ${option}\n  > ${canary(slug, quiz, option)}\n`;
  });
  return `## ${id}\n\nWhat fits?\n\n${lines.join('')}\nRead again: [One](../lessons/one.md)\n`;
}
