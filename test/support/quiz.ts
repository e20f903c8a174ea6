import { type Browser, hiddenFields, optionValue } from './browser';

export const quiz = '/modules/kind-no/quizzes/check';
export const rightAnswers = [['Eat them together'], ['Warmth', 'A bridge'], ['True']];
export const wrongAnswers = [['Take them home'], ['Warmth', 'A bridge'], ['True']];

/** Begins the check, or goes on with it. @returns the attempt's address. */
export async function begin(browser: Browser, at = quiz): Promise<string> {
  return (await browser.send(at, `${at}/attempts`)).location.replace('/questions/1', '');
}

/** The fields that the page of a question sends when these words are chosen, written or put in this order. */
export function answerFields(html: string, attempt: string, texts: string[]): Record<string, string | string[]> {
  const hidden = hiddenFields(html, `${attempt}/answers`);
  return { ...hidden, option: entriesOf(html, texts), ...('touched' in hidden ? { touched: '1' } : {}), then: 'next' };
}

function entriesOf(html: string, texts: string[]): string[] {
  const valueBefore = (what: string) => /value="([^"]+)"[^"]*$/.exec(html.slice(0, html.indexOf(what)))?.[1] ?? '';
  if (html.includes('<select id="row-1"')) return texts.map((text) => valueBefore(`>${text}</option>`));
  if (html.includes('data-order')) return texts.map((text) => stepIn(html, text));
  if (html.includes('value="compared"'))
    return texts.map((text, i) => (i === 0 ? text : text === 'compared' ? text : optionValue(html, text)));
  return html.includes('id="answer"') ? texts : texts.map((text) => optionValue(html, text));
}
const stepIn = (html: string, words: string): string =>
  new RegExp(`data-words="${words}"><input type="hidden" name="option" value="([^"]+)"`).exec(html)?.[1] ?? '';

/** Answers a question by the page's button. */
export async function answer(browser: Browser, attempt: string, n: number, texts: string[]) {
  const { text } = await browser.get(`${attempt}/questions/${n}`);
  return browser.post(`${attempt}/answers`, answerFields(text, attempt, texts));
}

/** Writes, compares with the model, and ticks these boxes. */
export async function compare(browser: Browser, attempt: string, n: number, written: string, ticks: string[]) {
  const { text } = await browser.get(`${attempt}/questions/${n}`);
  await browser.post(`${attempt}/answers`, { ...answerFields(text, attempt, [written]), then: 'compare' });
  return answer(browser, attempt, n, [written, 'compared', ...ticks]);
}

export async function answerAll(browser: Browser, attempt: string, answers: string[][]): Promise<void> {
  for (const [i, texts] of answers.entries()) await answer(browser, attempt, i + 1, texts);
}

/** Hands in by the form of the review page. @returns where it leads. */
export async function handIn(browser: Browser, attempt: string): Promise<string> {
  return (await browser.send(`${attempt}/review`, `${attempt}/submission`)).location;
}

/** One whole try. @returns the attempt's address and the page of its result. */
export async function tryCheck(browser: Browser, answers: string[][]): Promise<{ attempt: string; result: string }> {
  const attempt = await begin(browser);
  await answerAll(browser, attempt, answers);
  return { attempt, result: (await browser.get(await handIn(browser, attempt))).text };
}
