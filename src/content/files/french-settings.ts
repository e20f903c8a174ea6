import type { ChecklistItem, TrainingModule, TrainingPath } from '../course-model.types';
import type { FrenchHead, FrenchPath } from '../french.types';
import { didYouMean } from './did-you-mean';
import { frenchModuleSchema, frenchPathSchema } from './french-schemas';
import type { Reporter } from './problems';
import { checkProse } from './sections';
import { readYaml, type YamlFile } from './yaml-file';

interface RawHead {
  title: string;
  summary: string;
  objectives?: Record<string, string>;
  content_notes?: string[];
  sign_off?: Record<string, string>;
  sessions?: Record<string, { title: string; about?: string }>;
}
interface RawPath {
  title: string;
  groups: FrenchPath['groups'];
  start_checklist?: Record<string, NonNullable<ChecklistItem['french']>>;
}

/** Reads module.fr.yaml and holds it to the English. @returns null after reporting what cannot be read. */
export function readFrenchHead(text: string, english: TrainingModule, report: Reporter): FrenchHead | null {
  const file = readYaml<RawHead>(text, frenchModuleSchema, report);
  if (!file) return null;
  checkProse(text.split('\n'), 1, report);
  const { objectives = {}, content_notes: notes = [], sign_off: signOff = {}, sessions = {}, ...rest } = file.value;
  checkIds(file, 'objectives', english.objectives, report);
  checkIds(file, 'sign_off', english.signOff, report);
  checkIds(file, 'sessions', english.sessions ?? [], report);
  checkNumber(file, 'content_notes', notes.length, english.contentNotes.length, report);
  const about = Object.entries(sessions).map(
    ([id, one]) => [id, { title: one.title, about: one.about ?? '' }] as const,
  );
  return { ...rest, objectives, contentNotes: notes, signOff, sessions: Object.fromEntries(about) };
}

/** Reads paths/its-id.fr.yaml in the same way. @returns the path with its French. */
export function withFrenchPath(text: string, english: TrainingPath, report: Reporter): TrainingPath {
  const file = readYaml<RawPath>(text, frenchPathSchema, report);
  if (!file) return english;
  checkProse(text.split('\n'), 1, report);
  checkIds(file, 'start_checklist', english.startChecklist, report);
  checkNumber(file, 'groups', file.value.groups.length, english.groups.length, report);
  const { title, groups, start_checklist: items = {} } = file.value;
  const startChecklist = english.startChecklist.map((item) => {
    const french = items[item.id];
    return french ? { ...item, french } : item;
  });
  return { ...english, startChecklist, french: { title, groups } };
}

/** What is there under an id has to be there in English, and the other way round. */
function checkIds(file: YamlFile<object>, field: string, english: readonly { id: string }[], report: Reporter): void {
  const given = Object.keys((file.value as Record<string, object | undefined>)[field] ?? {});
  const known = english.map(({ id }) => id);
  const missing = known.filter((id) => !given.includes(id));
  for (const id of given.filter((one) => !known.includes(one)))
    report.error(
      file.lineOf(field, id),
      'FR-ID',
      `The English “${field}” has no “${id}”.${didYouMean(id, missing)}`,
      'Use the id of the English file; ids are never translated.',
    );
  if (missing.length > 0)
    report.error(
      file.lineOf(field),
      'FR-MISSING',
      `The English “${field}” also has ${missing.map((id) => `“${id}”`).join(', ')}.`,
      'Translate what is missing, under the same id.',
    );
}

function checkNumber(file: YamlFile<object>, field: string, given: number, english: number, report: Reporter): void {
  if (given !== english)
    report.error(
      file.lineOf(field),
      'FR-COUNT',
      `“${field}” has ${given} entries here and ${english} in English.`,
      'They belong together by their place, so write as many, in the same order.',
    );
}
