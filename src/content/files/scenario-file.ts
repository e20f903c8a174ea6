import type { Choice, Quality, Scenario, Turn } from '../course-model.types';
import { didYouMean } from './did-you-mean';
import { hashOf } from './lesson-file';
import type { Reporter } from './problems';
import { scenarioSchema } from './schemas';
import { checkProse, idPattern, readHeader, type Section, sectionsOf } from './sections';

const qualities: Quality[] = ['best', 'ok', 'poor', 'unsafe'];

interface ReadScenario {
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
  section.lines.forEach((line, i) => {
    const at = section.line + 1 + i;
    const raw = /^- (.+)$/.exec(line)?.[1];
    if (raw !== undefined) choices.push(readChoice(raw, at, report));
    else if (/^\s*>/.test(line) && choices.length > 0)
      choices.at(-1)!.feedback = `${choices.at(-1)!.feedback} ${line.replace(/^\s*>\s?/, '').trim()}`.trim();
    else if (choices.length === 0) text.push(line);
  });
  if (ending && choices.length > 0)
    report.error(
      section.line,
      'SCN-ENDING',
      'An ending cannot have choices.',
      'Take the choices out, or take {ending} off.',
    );
  if (!ending && choices.length < 2)
    report.error(
      section.line,
      'SCN-CHOICES',
      'This turn has fewer than two choices.',
      'Add choices, or mark it as an {ending}.',
    );
  const without = choices.filter((choice) => !choice.feedback).length;
  if (without > 0)
    report.error(
      section.line,
      'SCN-FEEDBACK',
      `${without} choice(s) of this turn have no feedback.`,
      'Add a line “  > …” under each choice.',
    );
  if (!text.join('').trim())
    report.error(
      section.line,
      'SCN-TEXT',
      'This turn says nothing.',
      ending ? 'An ending’s text is the debrief.' : 'Say what happens.',
    );
  return { id, markdown: text.join('\n').trim(), ending, choices, hash: hashOf(section.lines.join('\n')) };
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
  return {
    text: text.trim(),
    quality: quality as Quality,
    to,
    feedback: '',
    ...(when ? { when: { slot: when[1]!, is: when[2]! } } : {}),
  };
}

function checkMap(turns: readonly Turn[], sections: readonly Section[], report: Reporter): void {
  const lineOf = new Map(turns.map((turn, i) => [turn.id, sections[i]!.line]));
  if (lineOf.size < turns.length)
    report.error(sections[0]!.line, 'SCN-ID-TWICE', 'Two turns have the same name.', 'Give each turn its own.');
  if (!turns.some((turn) => turn.ending))
    report.error(
      sections[0]?.line ?? 1,
      'SCN-NO-ENDING',
      'This scenario never ends.',
      'Mark at least one turn with {ending}.',
    );
  const reached = new Set<string>();
  const walk = [turns[0]?.id];
  for (let id = walk.pop(); id !== undefined; id = walk.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    walk.push(...(turns.find((turn) => turn.id === id)?.choices.map((choice) => choice.to) ?? []).filter(Boolean));
  }
  for (const turn of turns) {
    if (!reached.has(turn.id))
      report.warning(
        lineOf.get(turn.id)!,
        'SCN-UNREACHED',
        'No choice leads to this turn.',
        'Lead a choice here with “->”, or take it out.',
      );
    for (const { to } of turn.choices) {
      if (to && !lineOf.has(to))
        report.error(
          lineOf.get(turn.id)!,
          'SCN-TARGET',
          `There is no turn “${to}”.${didYouMean(to, lineOf.keys())}`,
          'Name a turn of this scenario after “->”.',
        );
    }
  }
}
