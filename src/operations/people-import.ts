import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config';
import { PeopleService } from '../people/people.service';
import type { ReadRoster } from '../rosters/read-roster';
import { RosterMoved, RostersService } from '../rosters/rosters.service';
import { Refusal } from '../shared/refusal';
import { Texts, type Translate } from '../shared/texts';
import { withApp } from './with-app';

const misuse = 'Say which file to read: bin/waymark people import FILE [--dry-run]';

/** Imports every line of a roster that can be imported, or only says what it would do. One line of output for each person and each problem. */
export async function importPeople(args: string[]): Promise<number> {
  const { file, isDry } = readArguments(args);
  const bytes = readFile(file);
  const t = new Texts(join(__dirname, '..', '..', 'views', 'locales')).in('en');
  return withApp(async (app) => {
    const rosters = app.get(RostersService);
    const looked = await rosters.dryRun(bytes);
    if (looked.problem !== null) throw new Refusal(t(`roster.unreadable.${looked.problem}`));
    if (isDry) return report(looked, 'Nothing was changed: this was a dry run.', t);
    const { roster, importId } = await app
      .get(PeopleService)
      .transact((manager) => rosters.import(manager, null, bytes, null))
      .catch((error: unknown) => {
        throw error instanceof RosterMoved ? new Refusal(t('roster.moved')) : error;
      });
    return report(roster, importId === null ? 'Nothing is new: nothing was changed.' : `Imported as ${importId}.`, t);
  });
}

function readArguments(args: string[]): { file: string; isDry: boolean } {
  try {
    const options = { 'dry-run': { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length === 1) return { file: positionals[0]!, isDry: values['dry-run'] };
  } catch {
    // an unknown option is misuse like any other
  }
  throw new ConfigError(misuse);
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new ConfigError(`The file ${file} cannot be read.`);
  }
}

/** @returns 1 where a line could not be imported. */
function report(roster: ReadRoster, done: string, t: Translate): number {
  for (const { line, code, said } of roster.problems)
    console.log(`line ${line}: ${t(`roster.problem.${code}`, { said })}`);
  for (const { line, kind, row, changes } of roster.people.filter((one) => one.kind !== 'same')) {
    const words = changes.map(({ field, before, after }) => `${field} ${before ? `${before} → ${after}` : after}`);
    console.log(`line ${line}: ${kind} ${row.email}${kind === 'changed' ? `: ${words.join('; ')}` : ''}`);
  }
  for (const team of roster.newTeams) console.log(`new team ${team.name} (${team.teamType})`);
  const many = (kind: string) => roster.people.filter((one) => one.kind === kind).length;
  const refused = new Set(roster.problems.map((problem) => problem.line)).size;
  console.log(`${many('new')} new, ${many('changed')} changed, ${many('same')} the same, ${refused} left out. ${done}`);
  return refused > 0 ? 1 : 0;
}
