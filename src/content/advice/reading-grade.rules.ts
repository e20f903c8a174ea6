import type { Sentence } from './prose.rules';

/** Of fewer words a grade says nothing. */
const fewestWords = 50;

/**
 * The school grade that a text asks of its readers, with one decimal, or null where it is too short to say.
 * English: Flesch and Kincaid (1975). French: the ease of Kandel and Moles (1958), put on the same scale, where 60 is grade 8
 * and 50 is grade 10. Both count syllables by rule, so a grade is about right, not exact.
 */
export function readingGrade(sentences: readonly Sentence[], language: string): number | null {
  const words = sentences.flatMap((one) => one.words);
  if (words.length < fewestWords) return null;
  const perSentence = words.length / sentences.length;
  const syllables = language === 'fr' ? frenchSyllables : englishSyllables;
  const perWord = words.reduce((sum, word) => sum + syllables(word), 0) / words.length;
  const grade =
    language === 'fr'
      ? gradeOfEase(207 - 1.015 * perSentence - 73.6 * perWord)
      : 0.39 * perSentence + 11.8 * perWord - 15.59;
  return Math.max(0, Math.round(grade * 10) / 10);
}

const gradeOfEase = (ease: number): number => (ease >= 60 ? 8 - (ease - 60) / 10 : 8 + (60 - ease) / 5);

export function englishSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  const spoken = letters
    .replace(/([td])ed$/, '$1id')
    .replace(/(s|x|z|c|g|ch|sh)es$/, '$1is')
    .replace(/(?:[^laeiouy]es|[^aeiouy]ed|[aeiouy]les?|[^laeiouy]e)$/, '')
    .replace(/^y/, '');
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 0);
}

export function frenchSyllables(word: string): number {
  const letters = word
    .toLowerCase()
    .replace(/qu/g, 'q')
    .replace(/gu(?=[eéèêi])/g, 'g');
  const spoken = letters.replace(/([^aàâeéèêëiîïoôuùûy])es?$/, '$1');
  const groups = spoken.match(/[aàâeéèêëiîïoôuùûüyœæ]+/g) ?? [];
  const apart = groups.filter((group) => /é[aàâeéèoôu]|[ïë]/.test(group) && group.length > 1).length;
  return Math.max(1, groups.length + apart);
}
