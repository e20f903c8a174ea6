import { didYouMean } from './did-you-mean';
import type { Reporter } from './problems';

interface TurnSettings {
  competencies?: string[];
  objective?: string;
}

/** Takes the line of settings under a turn’s name out of its lines, if there is one: competency codes and an objective. */
export function takeTurnSettings(lines: string[], headingLine: number, report: Reporter): TurnSettings {
  const at = lines.findIndex((line) => line.trim() !== '');
  const found = /^\{(?!\{)([^{}]*)\}$/.exec(lines[at]?.trim() ?? '');
  if (!found) return {};
  lines[at] = '';
  const settings: TurnSettings = {};
  for (const word of found[1]!.trim().split(/\s+/)) {
    if (/^[A-Z]{2,4}-\d+$/.test(word)) (settings.competencies ??= []).push(word);
    else if (/^objective:./.test(word)) settings.objective = word.slice('objective:'.length);
    else
      report.error(
        headingLine + 1 + at,
        'SCN-SETTING',
        `“${word}” is not a setting of a turn.${didYouMean(word, ['objective:'])}`,
        'Use competency codes or objective:its-id.',
      );
  }
  return settings;
}
