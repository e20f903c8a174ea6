import { join } from 'node:path';
import fc from 'fast-check';
import {
  addressOf,
  answersTo,
  asIfInOrder,
  fieldsOf,
  type PreviewState,
  readPreview,
  withAnswer,
  withoutAnswers,
} from '../../src/authoring/preview.rules';
import type { ChoiceQuestion } from '../../src/content/question.types';
import { readLibrary } from '../../src/content/files/read-library';

const id = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/);
/** What stands in an answer: an id, or what somebody typed. */
const entry = fc.oneof(id, fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('', '.', '%', 'a.b&c=d+e\n'));
const state: fc.Arbitrary<PreviewState> = fc.record({
  of: fc.constantFrom('folder', 'published'),
  key: fc.boolean(),
  draw: fc.stringMatching(/^[a-z0-9]{0,12}$/),
  given: fc
    .array(fc.tuple(id, fc.array(entry, { minLength: 1, maxLength: 5 })), { maxLength: 40 })
    .map((pairs) => new Map(pairs)),
  steps: fc.array(fc.record({ kind: fc.constantFrom('choice', 'return'), no: fc.nat(999) }), { maxLength: 60 }),
});

/** An address's query as the server reads it: what stands in it more than once is a list. */
function queryOf(address: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of new URL(address, 'http://here').searchParams)
    query[name] = name in query ? [...[query[name]!].flat(), value] : value;
  return query;
}

it('comes back from its address, and from its form, as it was', () => {
  fc.assert(
    fc.property(state, (one) => {
      expect(readPreview(queryOf(addressOf('/x', one)))).toEqual(one);
      const sent = new URLSearchParams(fieldsOf(one).map(({ name, value }): [string, string] => [name, value]));
      expect(readPreview(queryOf(`/x?${sent.toString()}`))).toEqual(one);
    }),
  );
});

it('reads anything that somebody writes into the address, and never more than a hundred answers', () => {
  const anything = fc.oneof(fc.string(), fc.array(fc.string()), fc.anything());
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('of', 'key', 'given', 'step', 'x'), anything), (query) => {
      expect(readPreview(query).given.size).toBeLessThanOrEqual(100);
    }),
  );
  const many = Array.from({ length: 500 }, (_, n) => `q${n}.a`);
  expect(readPreview({ given: many }).given.size).toBe(100);
});

it('replaces the answer of one question alone, and leaves everything else', () => {
  fc.assert(
    fc.property(state, id, fc.uniqueArray(id), (one, question, options) => {
      const after = withAnswer(one, question, options);
      expect(after.given.get(question) ?? []).toEqual(options);
      for (const [other, chosen] of one.given) if (other !== question) expect(after.given.get(other)).toEqual(chosen);
      expect(withoutAnswers(after)).toEqual({ ...one, draw: '', given: new Map(), steps: [] });
    }),
  );
});

it('keeps 500 characters of what was written, cut between characters', () => {
  const long = withAnswer({ of: 'folder', key: false, draw: '', given: new Map(), steps: [] }, 'q', [
    `${'x'.repeat(499)}😀😀`,
  ]);
  expect(readPreview(queryOf(addressOf('/x', long))).given.get('q')).toEqual(['x'.repeat(499)]);
});

it('counts only options that the question has', () => {
  const question = { id: 'q', options: [{ id: 'a' }, { id: 'b' }] } as ChoiceQuestion;
  const given = new Map([
    ['q', ['a', 'gone']],
    ['other', ['a']],
  ]);
  expect([...answersTo([question], { of: 'folder', key: false, draw: '', given, steps: [] })]).toEqual([['q', ['a']]]);
});

it('takes somebody who comes in order to have done what stands before, and to finish with the last thing asked for', () => {
  const module = readLibrary(join(__dirname, '..', 'courses')).modules[0]!.module!;
  const at = (here: string, passed = false) => asIfInOrder(module, { id: here, passed }, '2026-11-24');
  expect([...at('three-parts').done]).toEqual([]);
  expect([...at('practise').done]).toEqual(['lesson:three-parts']);
  expect(at('check').completion).toBeNull();
  expect(at('check', true).completion?.completedOn).toBe('2026-11-24');
  expect([...at('nowhere', true).done]).toEqual([]);
});
