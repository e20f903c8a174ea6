import type { Asset, TrainingModule } from '../course-model.types';
import { didYouMean } from './did-you-mean';
import type { Reporter } from './problems';
import type { Registry } from './registry';

interface Known {
  slots: string[];
  /** The values of slots that are chosen from a list. */
  values: ReadonlyMap<string, readonly string[]>;
  resources: string[] | null;
  pictures: string[];
  lessons: string[];
}

export function knownTo(module: TrainingModule, assets: readonly Asset[], registry: Registry): Known {
  return {
    slots: registry.slots.map((slot) => slot.key),
    values: new Map(
      registry.slots.map((slot) => [
        slot.key,
        slot.kind === 'choice' ? (slot.choices ?? []).map((one) => one.value) : [],
      ]),
    ),
    resources: registry.resources?.map((resource) => resource.id) ?? null,
    pictures: assets.map((asset) => asset.path),
    lessons: module.lessons.map((lesson) => lesson.id),
  };
}

/** Slots, resources, pictures and links of one text, wherever they stand in it. */
export function checkText(name: string, text: string, known: Known, report: Reporter): void {
  text.split('\n').forEach((line, i) => {
    for (const found of line.matchAll(/\{\{([^}]*)\}\}/g)) checkSlot(found[1]!, known, i + 1, found.index + 1, report);
    if (name.startsWith('scenarios/'))
      for (const found of line.matchAll(/\bwhen:([A-Za-z0-9.]+)=([^\s}]*)/g))
        checkCondition([found[1]!, found[2]!], known, i + 1, found.index + 1, report);
    for (const found of line.matchAll(/\[\[([^\][]*)\]\](?!\()/g))
      checkResource(found[1]!, known, i + 1, found.index + 1, report);
    for (const found of line.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g))
      checkPicture(found[1]!, known, i + 1, found.index + 1, report);
    if (name.startsWith('lessons/'))
      for (const found of line.matchAll(/(?<!!)\[[^\]]*\]\((?:\.\.\/lessons\/)?([a-z0-9-]+)\.md/g))
        checkLink(found[1]!, known, i + 1, found.index + 1, report);
  });
}

export function checkSlot(
  key: string,
  { slots }: Pick<Known, 'slots'>,
  line: number,
  column: number,
  report: Reporter,
): void {
  if (slots.length > 0 && !slots.includes(key))
    report.error(
      line,
      'SLOT-UNKNOWN',
      `There is no local slot “${key}”.${didYouMean(key, slots)}`,
      'Use a key of courses/local/slots.yaml.',
      column,
    );
}

/** A choice that depends on a slot names one of the slot's own values. */
function checkCondition([key, value]: [string, string], known: Known, line: number, column: number, report: Reporter) {
  checkSlot(key, known, line, column, report);
  const values = known.values.get(key);
  if (values && !values.includes(value))
    report.error(
      line,
      'SCN-WHEN-VALUE',
      values.length > 0
        ? `The local slot “${key}” is never “${value}”.${didYouMean(value, values)}`
        : `The local slot “${key}” has no fixed values to choose from, so nothing can depend on it.`,
      values.length > 0 ? `Use one of ${values.join(', ')}.` : 'Name a slot with choices of courses/local/slots.yaml.',
      column,
    );
}

function checkResource(id: string, { resources }: Known, line: number, column: number, report: Reporter): void {
  if (resources && !resources.includes(id))
    report.error(
      line,
      'RES-UNKNOWN',
      `There is no resource “${id}”.${didYouMean(id, resources)}`,
      'Use the id of an entry in courses/resources.',
      column,
    );
}

function checkPicture(path: string, { pictures }: Known, line: number, column: number, report: Reporter): void {
  const picture = path.replace(/^\.\.\//, '');
  if (!pictures.includes(picture))
    report.error(
      line,
      'IMG-FILE',
      `There is no picture “${path}”.${didYouMean(picture, pictures)}`,
      'Put it into the module’s images folder and write ../images/its-name.png.',
      column,
    );
}

function checkLink(id: string, { lessons }: Known, line: number, column: number, report: Reporter): void {
  if (!lessons.includes(id))
    report.error(
      line,
      'LINK-LESSON',
      `There is no lesson “${id}”.${didYouMean(id, lessons)}`,
      'Lead to a lesson of this module.',
      column,
    );
}
