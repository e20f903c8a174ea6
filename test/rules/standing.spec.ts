import { isAboutBoundaries } from '../../src/threads/boundary.rules';
import { hasNews, standingOf } from '../../src/threads/standing.rules';

type Fact = Parameters<typeof standingOf>[0][number];
const own = (kind: Fact['kind'], isTakenBack = false): Fact => ({ kind, isOwn: true, isTakenBack });
const theirs = (kind: Fact['kind'], isTakenBack = false): Fact => ({ kind, isOwn: false, isTakenBack });

it.each<[string, Fact[], ReturnType<typeof standingOf>]>([
  ['waits when nothing was said', [], 'waiting'],
  ['is answered by the other side', [theirs('words')], 'answered'],
  ['waits again when whoever asked writes further', [theirs('words'), own('words')], 'waiting'],
  ['waits again when the answer is taken back', [theirs('words', true)], 'waiting'],
  ['stays for the next talk, whatever is written', [theirs('next-talk'), own('words'), theirs('words')], 'next-talk'],
  ['may be put there by whoever asked', [own('next-talk')], 'next-talk'],
  ['was talked about', [theirs('next-talk'), theirs('talked')], 'talked'],
  ['is for the next talk again', [theirs('talked'), own('next-talk')], 'next-talk'],
  ['is closed', [theirs('words'), own('helped')], 'closed'],
  ['is closed also from the list for the next talk', [theirs('next-talk'), own('closed')], 'closed'],
  ['opens again when somebody writes', [own('closed'), own('words')], 'waiting'],
])('%s', (_, facts, standing) => {
  expect(standingOf(facts, false)).toBe(standing);
  expect(standingOf(facts, true)).toBe('ended');
});

it('has something new while the last thing that counts is somebody else’s', () => {
  expect(hasNews([])).toBe(false);
  expect(hasNews([theirs('words')])).toBe(true);
  expect(hasNews([theirs('words'), own('closed')])).toBe(false);
  expect(hasNews([own('words'), theirs('words', true)])).toBe(false);
  expect(hasNews([own('words'), theirs('talked')])).toBe(true);
});

it('is about boundaries where most of what its module teaches is', () => {
  expect(isAboutBoundaries({ competencies: ['BND-1', 'BND-2', 'CRI-1'] })).toBe(true);
  expect(isAboutBoundaries({ competencies: ['BND-4', 'CRI-1'] })).toBe(false);
  expect(isAboutBoundaries({ competencies: [] })).toBe(false);
});
