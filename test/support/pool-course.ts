import { type Browser, hiddenFields } from './browser';
import type { Courses } from './courses';
import { answerFields, handIn } from './quiz';

/** Two objectives with four questions each, and one that must be passed. */
export const poolIds = ['must', 'a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4'];
export const poolQuiz = '/modules/pools/quizzes/check';

/** A module whose only part is a check of these questions. @param header lines of the quiz’s header. */
export function writePoolModule(courses: Courses, header: string, slug = 'pools', pass = 80): void {
  const question = (id: string) =>
    `## ${id}\n\n{${id === 'must' ? 'must-pass ' : ''}objective:${id.startsWith('b') ? 'second' : 'first'}}\n\nWhat of ${id}?\n\n` +
    `- [x] Right ${id}\n  > Yes, ${id}.\n- [ ] Wrong ${id}\n  > No, ${id}.\n\nRead again: [One](../lessons/one.md)\n`;
  courses.write(
    `${slug}/quizzes/check.md`,
    `---\ntitle: Pool check\n${header}---\n\n${poolIds.map(question).join('\n')}`,
  );
  courses.write(`${slug}/lessons/one.md`, '---\ntitle: One\nminutes: 1\nmessage: One thing.\n---\n\nOne thing.\n');
  courses.write(
    `${slug}/module.yaml`,
    `title: Pools\nstatus: ready\nsummary: Many questions.\nlanguage: en\nowner: Tests
objectives:\n  - { id: first, text: do the first }\n  - { id: second, text: do the second }
contents:\n  - lesson: one\n  - quiz: check\n    pass: ${pass}\ncompletion: { all_of: [quiz] }
sources:\n  - { id: A, text: One, seen: all }\n  - { id: B, text: Two, seen: all }\n  - { id: C, text: Three, seen: all }
reviewed: 2026-11-01\nreview_by: 2030-11-01\n`,
  );
}

/** The ids of the questions that an attempt asks, in their order. */
export async function askedBy(browser: Browser, attempt: string): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; ; n++) {
    const { status, text } = await browser.get(`${attempt}/questions/${n}`);
    if (status !== 200) return ids;
    ids.push(hiddenFields(text, `${attempt}/answers`).questionId!);
  }
}

/** Answers every question of an attempt, these ones wrong. @param sure what is said beside an answer, by its question. */
export async function answerAllBut(
  browser: Browser,
  attempt: string,
  wrong: readonly string[],
  sure: Record<string, string> = {},
): Promise<void> {
  for (const [i, id] of (await askedBy(browser, attempt)).entries()) {
    const { text } = await browser.get(`${attempt}/questions/${i + 1}`);
    const fields = answerFields(text, attempt, [`${wrong.includes(id) ? 'Wrong' : 'Right'} ${id}`]);
    await browser.post(`${attempt}/answers`, { ...fields, sure: sure[id] ?? '' });
  }
}

/** Begins the whole check, also where only what was missed is offered first. */
export async function beginWhole(browser: Browser): Promise<string> {
  const begun = await browser.send(poolQuiz, `${poolQuiz}/attempts`, { kind: 'whole' });
  return begun.location.replace('/questions/1', '');
}

/** One whole try with these questions wrong. @returns the attempt’s address and the page of its result. */
export async function tryPool(browser: Browser, wrong: readonly string[], sure: Record<string, string> = {}) {
  const attempt = await beginWhole(browser);
  await answerAllBut(browser, attempt, wrong, sure);
  return { attempt, result: (await browser.get(await handIn(browser, attempt))).text };
}
