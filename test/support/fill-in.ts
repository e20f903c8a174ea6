import type { Page } from 'playwright-core';
import type { AskedQuestion } from '../../src/content/question.types';

/** Answers the question of a page with the mouse, up to its main button. */
export async function fillIn(page: Page, question: AskedQuestion, answer: string[]): Promise<void> {
  switch (question.type) {
    case 'matching':
      for (const [row, id] of answer.entries()) await page.selectOption(`#row-${row + 1}`, id);
      return;
    case 'ordering':
      return putInOrder(page, answer);
    case 'numeric':
    case 'short-answer':
    case 'local-slot':
      return page.fill('#answer', answer[0]!);
    case 'self-checked':
      await page.fill('#answer', answer[0]!);
      await page.click('button[value=compare]');
      for (const id of answer.slice(2)) await page.click(`label[for="o-${id}"]`);
      return;
    default:
      for (const id of answer) await page.click(`label[for="o-${id}"]`);
  }
}

/** By the buttons, with or without JavaScript: each step up to its place, the first one first. */
async function putInOrder(page: Page, order: string[]): Promise<void> {
  const steps = page.locator('[data-order] input[name=option]');
  for (const [place, id] of order.entries())
    for (;;) {
      const shown = await steps.evaluateAll((inputs) =>
        inputs.map((input) => (input as unknown as { value: string }).value),
      );
      if (shown.indexOf(id) <= place) break;
      await page.click(`button[value="up-${id}"]`);
    }
}
