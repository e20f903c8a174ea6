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

/** One of each kind without options to tick, as its answers are given: the cells, the steps, the words, the ticks. */
export const typedQuestions: CanaryQuestion[] = [
  { id: 'kinds', right: ['Fine', 'Not fine', 'Fine'], wrong: ['Not fine', 'Fine', 'Not fine'] },
  { id: 'steps', right: ['Ask', 'Wait', 'Thank', 'Go'], wrong: ['Go', 'Ask', 'Thank', 'Wait'] },
  { id: 'minutes', right: ['10'], wrong: ['20'] },
  { id: 'word', right: ['crossing'], wrong: ['violation'] },
  { id: 'own', right: ['Mine', 'warm', 'short'], wrong: ['Mine'] },
  { id: 'desk', right: ['CANARY-desk-YRANAC'], wrong: ['Somebody'] },
];

/** The word in the feedback of an option, and nowhere else. */
export const canary = (slug: string, quiz: string, option: string): string =>
  `CANARY-${slug}-${quiz}-${option.toUpperCase().replaceAll(' ', '-')}-YRANAC`;

export const allCanaries = (slug: string, quiz: string): string[] =>
  canaryQuestions.flatMap(({ right, wrong }) => [...right, ...wrong].map((option) => canary(slug, quiz, option)));

/** What the page of a typed question, or of its model, says once it may. */
export const typedCanaries = (slug: string, quiz: string): string[] =>
  ['kinds', 'steps', 'minutes', 'word', 'own', 'desk', 'model', 'warm', 'short'].map((id) => canary(slug, quiz, id));

/**
 * A module with a check and a practice quiz. `turned` has the same words with the wrong options as the right ones, so that
 * whatever differs between the two tells the key.
 * @param typed the questions without options to tick are asked too.
 */
export function writeCanaryModule(courses: Courses, slug: string, turned: boolean, typed = false): void {
  const quizFile = (quiz: string) =>
    `---\ntitle: ${quiz === 'check' ? 'A check' : 'A warm-up'}\n---\n\n` +
    canaryQuestions.map((question) => questionText(slug, quiz, question, turned)).join('\n') +
    (typed ? typedQuestions.map((question) => typedText(slug, quiz, question, turned)).join('') : '');
  if (typed)
    courses.write(
      'local/slots.yaml',
      'slots:\n  - { key: test.desk, label: Desk, help: Where it is., kind: text, required: false }\n',
    );
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

function typedText(slug: string, quiz: string, { id, right, wrong }: CanaryQuestion, turned: boolean): string {
  const key = turned ? wrong : right;
  const shapes: Record<string, string> = {
    kinds: `| What | Kind |\n| --- | --- |\n${key.map((cell, i) => `| Thing ${i + 1} | ${cell} |\n`).join('')}`,
    steps: key.map((step, i) => `${i + 1}. ${step}\n`).join(''),
    minutes: `= ${key[0]}\n`,
    word: `= ${key[0]}\n`,
    own: `::: model\n${canary(slug, quiz, 'model')}\n\n- [ ] ${canary(slug, quiz, 'warm')}\n- [ ] ${canary(slug, quiz, 'short')}\n:::\n`,
    desk: '= {{test.desk}}\n',
  };
  return `\n## ${id}\n\nWhat is it?\n\n${shapes[id]}\n> ${canary(slug, quiz, id)}\n\nRead again: [One](../lessons/one.md)\n`;
}
