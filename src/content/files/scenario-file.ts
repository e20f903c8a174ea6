import type { Choice, Quality, Scenario, Turn } from '../course-model.types';
import { didYouMean } from './did-you-mean';
import { hashOf } from './lesson-file';
import type { Reporter } from './problems';
import { checkMap } from './scenario-map';
import { scenarioSchema } from './schemas';
import { checkProse, idPattern, readHeader, type Section, sectionsOf } from './sections';
import { takeTurnSettings } from './turn-settings';

const qualities: Quality[] = ['best', 'ok', 'poor', 'unsafe'];

export interface ReadScenario {
  scenario: Scenario;
  placed: { turn: Turn; line: number }[];
}

/** Reads one scenario and follows every choice. @returns null where its header cannot be read. */
export function readScenario(id: string, text: string, report: Reporter): ReadScenario | null {
  const read = readHeader<{ title: string; minutes: number }>(text, scenarioSchema, report);
  if (!read) return null;
  checkProse(read.lines, read.firstLine, report);
  const { sections } = sectionsOf(read.lines, read.firstLine);
  const turns = sections.map((section) => readTurn(section, report));
  checkMap(turns, sections, report);
  const placed = turns.map((turn, i) => ({ turn, line: sections[i]!.line }));
  return { scenario: { id, ...read.header, turns }, placed };
}

function readTurn(section: Section, report: Reporter): Turn {
  const ending = /\s*\{ending\}\s*$/.test(section.heading);
  const id = section.heading.replace(/\s*\{ending\}\s*$/, '');
  if (!idPattern.test(id))
    report.error(section.line, 'SCN-ID', `“${id}” cannot be a turn’s name.`, 'Use small letters, figures and hyphens.');
  const choices: Choice[] = [];
  const text: string[] = [];
  const lines = [...section.lines];
  const settings = takeTurnSettings(lines, section.line, report);
  lines.forEach((line, i) => {
    const at = section.line + 1 + i;
    const raw = /^- (.+)$/.exec(line)?.[1];
    if (raw !== undefined) choices.push(readChoice(raw, at, report));
    else if (/^\s*>/.test(line) && choices.length > 0)
      choices.at(-1)!.feedback = `${choices.at(-1)!.feedback} ${line.replace(/^\s*>\s?/, '').trim()}`.trim();
    else if (choices.length === 0) text.push(line);
    else if (line.trim())
      report.warning(
        at,
        'SCN-LINE',
        'This line is in no choice, so nobody sees it.',
        'Put it above the choices, or into the line of the choice that it belongs to.',
      );
  });
  const turn = {
    id,
    markdown: text.join('\n').trim(),
    ending,
    choices,
    hash: hashOf(section.lines.join('\n')),
    ...settings,
  };
  checkTurn(turn, section.line, report);
  return turn;
}

function readChoice(raw: string, line: number, report: Reporter): Choice {
  const found = /^(.*?)\s*(?:\{([^}]*)\})?\s*(?:->\s*([a-z0-9-]+))?\s*$/.exec(raw);
  const [text = '', settings = '', to = ''] = [found?.[1], found?.[2], found?.[3]];
  const [quality = '', ...more] = settings.trim().split(/\s+/);
  if (!qualities.includes(quality as Quality))
    report.error(
      line,
      'SCN-QUALITY',
      'This choice does not say how well it works.',
      `Add one of {best}, {ok}, {poor} or {unsafe}.${didYouMean(quality, qualities)}`,
    );
  if (!to) report.error(line, 'SCN-TO', 'This choice leads nowhere.', 'Add “-> name-of-a-turn” at its end.');
  const when = /^when:([A-Za-z0-9.]+)=(\S+)$/.exec(more[0] ?? '');
  if (more.length > (when ? 1 : 0))
    report.error(
      line,
      'SCN-WHEN',
      `“${more.slice(when ? 1 : 0).join(' ')}” cannot be read.`,
      'After the word for how well it works comes nothing, or one condition: {best when:policy.example=value}.',
    );
  return {
    text: text.trim(),
    quality: quality as Quality,
    to,
    feedback: '',
    ...(when ? { when: { slot: when[1]!, is: when[2]! } } : {}),
  };
}

/** Fewer words than this are hardly something to think about. */
const debriefWords = 12;

function checkTurn({ markdown, ending, choices }: Turn, line: number, report: Reporter): void {
  if (ending && choices.length > 0)
    report.error(line, 'SCN-ENDING', 'An ending cannot have choices.', 'Take the choices out, or take {ending} off.');
  if (!ending && choices.length === 0)
    report.error(line, 'SCN-DEAD-END', 'This turn leads nowhere.', 'Add choices, or mark it as an {ending}.');
  if (!ending && choices.length === 1)
    report.error(
      line,
      'SCN-CHOICES',
      'This turn has only one choice.',
      'Add at least one more, or tell it in the turn before.',
    );
  if (choices.length > 0 && choices.every((choice) => choice.when))
    report.error(
      line,
      'SCN-ALL-WHEN',
      'Every choice of this turn depends on a local slot, so somebody may be left without one.',
      'Take “when:” off at least one choice.',
    );
  const without = choices.filter((choice) => !choice.feedback).length;
  if (without > 0)
    report.error(
      line,
      'SCN-FEEDBACK',
      `${without} choice(s) of this turn have no feedback.`,
      'Add a line “  > …” under each choice.',
    );
  if (!markdown)
    report.error(
      line,
      'SCN-TEXT',
      'This turn says nothing.',
      ending ? 'An ending’s text is the debrief.' : 'Say what happens.',
    );
  else if (ending && markdown.split(/\s+/).length < debriefWords)
    report.warning(
      line,
      'SCN-DEBRIEF',
      'This ending hardly says anything.',
      'Say what came of it, and ask what people noticed: it is all that they take along.',
    );
}
