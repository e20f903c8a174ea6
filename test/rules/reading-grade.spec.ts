import { sentencesOf } from '../../src/content/advice/prose.rules';
import { englishSyllables, frenchSyllables, readingGrade } from '../../src/content/advice/reading-grade.rules';

const grade = (text: string, language = 'en') => readingGrade(sentencesOf(text, language), language);

it.each([
  ...Object.entries({
    whole: 1,
    little: 2,
    wanted: 2,
    asked: 1,
    boxes: 2,
    names: 1,
    people: 2,
    supervisor: 4,
    understood: 3,
  }),
])('hears %s as %i', (word, count) => expect(englishSyllables(word)).toBe(count));

it.each(
  Object.entries({ équipe: 2, personne: 2, souvent: 2, confidentialité: 6, maïs: 2, question: 2, choses: 1, eau: 1 }),
)('entend %s comme %i', (word, count) => expect(frenchSyllables(word)).toBe(count));

it('is what the formula gives, and says nothing about a few words', () => {
  expect(grade('The cat sat on the mat. '.repeat(10))).toBe(0);
  const five = ['The', 'supervisor', 'understood', 'everybody', 'there'];
  const syllables = five.reduce((sum, word) => sum + englishSyllables(word), 0);
  expect(grade(`${five.join(' ')}. `.repeat(10))).toBeCloseTo(0.39 * 5 + 11.8 * (syllables / 5) - 15.59, 0);
  expect(grade('The cat sat on the mat.')).toBeNull();
});

it('puts French on the same scale: easy sentences low, hard ones high', () => {
  expect(grade('Le chat dort sur le lit. Elle lui parle tout bas. '.repeat(8), 'fr')).toBeLessThan(6);
  const hard =
    'La responsabilité organisationnelle nécessite une communication interdisciplinaire considérable et une collaboration institutionnelle. ';
  expect(grade(hard.repeat(6), 'fr')).toBeGreaterThan(10);
});

it('reads sentences, not headings, tables, settings or addresses, and knows their lines', () => {
  const text = `---\ntitle: A\n---\n\n## Heading {#a}\n\nOne two. Three\nfour five!\n\n- [x] Six seven {a}\n  > Eight\n  > nine. {{policy.gifts}} Ten [eleven](https://example.org/a-b).\n\n| a | b |\n\n{BND-1 must-pass}\n\n- Twelve. {best} -> end\n`;
  expect(sentencesOf(text, 'en').map(({ line, words }) => [line, words.join(' ')])).toEqual([
    [7, 'One two'],
    [7, 'Three four five'],
    [10, 'Six seven'],
    [11, 'Eight nine'],
    [12, 'Ten eleven'],
    [18, 'Twelve'],
  ]);
});
