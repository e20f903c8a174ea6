import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { quiz, rightAnswers, tryCheck, wrongAnswers } from '../support/quiz';

let at: TestApp;
let amara: Browser;
beforeAll(async () => {
  at = await startApp();
  amara = await Browser.as(at, 'amara');
});
afterAll(() => at.close());

const lesson = (id: string) => `/modules/kind-no/lessons/${id}`;

describe('Amara learns a module', () => {
  it('finds it on My training, with what is next', async () => {
    const { text } = await amara.get('/my-training');
    expect(text).toContain('Start here');
    expect(text).toContain('href="/modules/kind-no/lessons/three-parts"');
    expect(text).toContain('3 parts · ');
  });

  it('is not done by opening a lesson, only by its button', async () => {
    const { text } = await amara.get(lesson('three-parts'));
    expect(text).toContain('<strong>warmth</strong>');
    expect((await amara.get('/my-training')).text).toContain('3 parts · ');
    const done = await amara.send(lesson('three-parts'), `${lesson('three-parts')}/completion`);
    expect(done.location).toBe(lesson('practise'));
    expect((await amara.get('/my-training')).text).toContain('1 of 3 parts done');
  });

  it('counts a lesson once, however often the button is pressed', async () => {
    const fields = hiddenFields((await amara.get(lesson('practise'))).text, `${lesson('practise')}/completion`);
    const presses = await Promise.all([1, 2, 3].map(() => amara.post(`${lesson('practise')}/completion`, fields)));
    expect(presses.map((one) => one.location)).toEqual([quiz, quiz, quiz]);
    expect((await amara.get('/my-training')).text).toContain('2 of 3 parts done');
  });

  it('shows neither key nor feedback before it is handed in', async () => {
    const started = await amara.send(quiz, `${quiz}/attempts`);
    const { text } = await amara.get(started.location);
    expect(text).not.toContain('SECRET');
  });

  it('takes up an open attempt where it was left', async () => {
    const [first, second] = [await amara.send(quiz, `${quiz}/attempts`), await amara.send(quiz, `${quiz}/attempts`)];
    expect(first.location).toBe(second.location);
  });

  it('fails, kindly, with a way to the lesson that teaches each miss, and without the key', async () => {
    const { result } = await tryCheck(amara, wrongAnswers);
    expect(result).toContain('Nearly there: 2 of 3');
    expect(result).toContain('Needed to finish');
    expect(result).toContain('SECRET-WRONG');
    expect(result).not.toContain('SECRET-RIGHT');
    expect(result).toContain('href="/modules/kind-no/lessons/three-parts#the-line"');
  });

  it('passes, and is complete in the same moment, with date and version', async () => {
    const { result } = await tryCheck(amara, rightAnswers);
    expect(result).toContain('Passed: 3 of 3');
    expect(result).toContain('You have finished A kind no.');
    expect(result).toContain('version 1');
    expect((await amara.get('/my-record')).text).toContain('You have finished one module');
  });

  it('keeps every try', async () => {
    const { text } = await amara.get(quiz);
    expect(text).toContain('Try 1');
    expect(text).toContain('Try 2');
  });
});
