import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../course-model.types';
import type { FrenchResource } from '../french.types';
import { freshDays, freshness } from '../resources.rules';
import type { Problems, Reporter } from './problems';
import { resourcesSchema } from './shared-schemas';
import { plainText } from './text-file';
import { readYaml } from './yaml-file';

interface RawResources {
  title: string;
  title_fr?: string;
  resources: (Omit<
    Resource,
    'group' | 'groupFrench' | 'french' | 'languages' | 'textLine' | 'verifiedBy' | 'verifiedOn'
  > & {
    fr?: FrenchResource;
    languages?: string[];
    text_line?: string;
    verified_by?: string;
    verified_on?: string;
  })[];
}

/** Reads courses/resources. @param today the day to judge age by, YYYY-MM-DD. @returns null where a file cannot be read, so that nobody is told that its entries are unknown. */
export function readResources(coursesDir: string, today: string, problems: Problems): Resource[] | null {
  const folder = join(coursesDir, 'resources');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  const seen = new Map<string, string>();
  const all = names.sort().map((name) => readFile(folder, name, today, seen, problems.of(`resources/${name}`)));
  return all.includes(null) ? null : all.flatMap((one) => one ?? []);
}

function readFile(
  folder: string,
  name: string,
  today: string,
  seen: Map<string, string>,
  report: Reporter,
): Resource[] | null {
  const read = readYaml<RawResources>(plainText(readFileSync(join(folder, name))), resourcesSchema, report);
  if (!read) return null;
  return read.value.resources.map(({ text_line, verified_by, verified_on, languages, fr, ...rest }, i) => {
    const resource: Resource = {
      ...rest,
      group: read.value.title,
      languages: languages ?? [],
      ...(read.value.title_fr ? { groupFrench: read.value.title_fr } : {}),
      ...(fr ? { french: fr } : {}),
      ...(text_line ? { textLine: text_line } : {}),
      ...(verified_by ? { verifiedBy: verified_by } : {}),
      ...(verified_on ? { verifiedOn: verified_on } : {}),
    };
    const line = (field?: string) => read.lineOf('resources', i, ...(field ? [field] : []));
    checkTwice(resource.id, `resources/${name}:${line('id')}`, line('id'), seen, report);
    checkEntry(resource, today, line, report);
    return resource;
  });
}

function checkTwice(id: string, where: string, line: number, seen: Map<string, string>, report: Reporter): void {
  const before = seen.get(id);
  if (before)
    report.error(line, 'RES-TWICE', `The id “${id}” is used at ${before} already.`, 'Give this entry another id.');
  else seen.set(id, where);
}

function checkEntry(resource: Resource, today: string, line: (field?: string) => number, report: Reporter): void {
  if (!resource.phone && !resource.textLine && !resource.web)
    report.warning(
      line(),
      'RES-REACH',
      `Nobody can reach “${resource.name}”.`,
      'Add a phone, a text_line or a web address.',
    );
  if (Boolean(resource.verifiedBy) !== Boolean(resource.verifiedOn))
    report.error(
      line(),
      'RES-VERIFIED',
      `“${resource.name}” says only half of who checked it and when.`,
      'Write both verified_by and verified_on, or neither.',
    );
  if (resource.verifiedOn && resource.verifiedOn > today)
    report.error(
      line('verified_on'),
      'RES-FUTURE',
      'An entry cannot have been checked on a day to come.',
      'Write the day on which somebody asked.',
    );
  const age = freshness(resource, today);
  if (age === 'unchecked')
    report.note(
      line(),
      'RES-UNCHECKED',
      `Nobody here has checked “${resource.name}” yet.`,
      'Ask the service itself, then add verified_by and verified_on.',
    );
  if (age === 'stale')
    report.warning(
      line('verified_on'),
      'RES-STALE',
      `“${resource.name}” was checked more than ${freshDays} days ago.`,
      'Ask the service again, then change verified_on.',
    );
}
