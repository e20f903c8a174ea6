import type { Reporter } from '../files/problems';
import { bodyOf, lineCounter, sentencesOf } from './prose.rules';
import { readingGrade } from './reading-grade.rules';
import type { DeficitWord } from './words.types';

/** A sentence with more words is read twice. */
const longestSentence = 30;
const [aimedGrade, highestGrade] = [8, 10];

/** What one page of a module could say better, in English or French. @param name like lessons/its-id.md. */
export function advisePage(
  name: string,
  text: string,
  { language, words }: { language: string; words: readonly DeficitWord[] },
  report: Reporter,
): void {
  const sentences = sentencesOf(text, language);
  for (const sentence of sentences)
    if (sentence.words.length > longestSentence)
      report.note(
        sentence.line,
        'TEXT-LONG',
        `This sentence has ${sentence.words.length} words, from “${sentence.words.slice(0, 4).join(' ')} …”.`,
        'Make two of it, with one thought each.',
      );
  if (name.startsWith('lessons/')) adviseGrade(readingGrade(sentences, language), report);
  adviseHeadings(text, report);
  adviseMedia(text, report);
  adviseWords(
    text,
    words.filter((one) => one.languages.includes(language)),
    report,
  );
}

function adviseGrade(grade: number | null, report: Reporter): void {
  if (grade === null || grade <= aimedGrade) return;
  const say = grade > highestGrade ? report.warning : report.note;
  say(
    1,
    'LES-GRADE',
    `This lesson asks for about grade ${grade}; ${aimedGrade} is what most people read with ease.`,
    'Cut long sentences in two, and take the shorter word where there is one.',
  );
}

function adviseHeadings(text: string, report: Reporter): void {
  let last = 1;
  bodyOf(text).forEach((line, i) => {
    if (line && /^:::\s*[a-z]/.test(line)) last = 2;
    const level = /^(#{2,6}) /.exec(line ?? '')?.[1]?.length;
    if (!level) return;
    if (level > last + 1)
      report.warning(
        i + 1,
        'HEAD-JUMP',
        `This heading has ${level} “#”, and the one before it ${last === 1 ? 'is the title' : `has ${last}`}.`,
        `Use ${'#'.repeat(last + 1)} here: people who hear a page find their way by its headings.`,
      );
    last = level;
  });
}

const spoken = /\.(?:mp3|m4a|ogg|oga|wav|flac)(?:[?#]|$)|\/\/(?:[\w-]+\.)*(?:soundcloud\.com|podcasts\.apple\.com)\//i;
const filmed =
  /\.(?:mp4|m4v|webm|mov|ogv|avi)(?:[?#]|$)|\/\/(?:[\w-]+\.)*(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com|dailymotion\.com)\//i;

/** Nobody can be asked to hear or see: words stand beside it, in the same paragraph. What the words say, a person has to check. */
function adviseMedia(text: string, report: Reporter): void {
  for (const { line, words } of paragraphsOf(text)) {
    const links = [...words.matchAll(/\[([^\]]*)\]\(([^)\s]+)/g)];
    const isFilm = links.some((one) => filmed.test(one[2]!));
    if (!isFilm && !links.some((one) => spoken.test(one[2]!))) continue;
    if (!links.some((one) => /transcri/i.test(one[1]!)))
      report.error(
        line,
        'MEDIA-TRANSCRIPT',
        `This paragraph leads to ${isFilm ? 'a video' : 'a recording'} without a transcript.`,
        'Add a link with the word “transcript” (in French “transcription”) to the same paragraph.',
      );
    if (isFilm && !/\bcaption|\bsous-titr/i.test(words))
      report.error(
        line,
        'MEDIA-CAPTIONS',
        'This paragraph leads to a video and does not say that it has captions.',
        'Say “with captions” (in French “avec sous-titres”) once you have seen that it has them; else choose another video.',
      );
  }
}

function paragraphsOf(text: string): { line: number; words: string }[] {
  const found: { line: number; words: string }[] = [];
  let isOpen = false;
  bodyOf(text).forEach((line, i) => {
    if (line?.trim() && isOpen) found.at(-1)!.words += `\n${line}`;
    else if (line?.trim()) found.push({ line: i + 1, words: line });
    isOpen = Boolean(line?.trim());
  });
  return found;
}

/** What stands in quotation marks or in the left-hand column of a table is talked about, or somebody’s own word; settings and addresses are not read. */
const notOurs = /^\|[^|\n]*\||“[^”]{0,500}”|«[^»]{0,500}»|"[^"\n]{0,500}"|\{[^{}\n]*\}|\]\([^)\n]{0,500}\)/gm;

function adviseWords(text: string, words: readonly DeficitWord[], report: Reporter): void {
  const body = bodyOf(text)
    .map((line) => line ?? '')
    .join('\n')
    .replace(notOurs, (one) => one.replace(/[^\n]/g, ' '));
  const lineOf = lineCounter(body);
  for (const { word, instead } of words)
    for (const found of body.matchAll(patternOf(word)))
      report.warning(
        lineOf(found.index),
        'WORD-INSTEAD',
        `“${found[0].replace(/\s+/g, ' ')}” looks at what is wrong with somebody.`,
        `${instead} Or put it in quotation marks, where it is somebody’s word.`,
      );
}

function patternOf(word: string): RegExp {
  const plain = word.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const letters = plain.replace(/\*/g, '\\p{L}*').replace(/['’]/g, "['’]").replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])`, 'giu');
}
