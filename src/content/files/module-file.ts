import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adviseModule } from '../advice/module-advice';
import type { Asset, ContentsEntry, ReadModule, TrainingModule } from '../course-model.types';
import { withFrench } from '../translated.rules';
import { readAssets } from './asset-files';
import { checkDrift, marksFile, readMarks } from './french-drift';
import { frenchOf, readFrenchPages } from './french-file';
import { readFrenchHead } from './french-settings';
import { checkReferences } from './module-references';
import { readLesson } from './lesson-file';
import { Problems } from './problems';
import { readQuiz } from './quiz-file';
import type { PlacedQuiz, RawModule } from './raw.types';
import type { Registry } from './registry';
import { type ReadScenario, readScenario } from './scenario-file';
import { moduleSchema } from './schemas';
import { plainText } from './text-file';
import { readYaml } from './yaml-file';

const largest = 512 * 1024;

/** Reads one module's folder. A problem never throws; a module with an error is not fit to show. @param today YYYY-MM-DD. */
export function readModule(coursesDir: string, slug: string, registry: Registry, today: string): ReadModule {
  const problems = new Problems();
  const folder = join(coursesDir, slug);
  const texts = new Map<string, string>();
  const text = (name: string): string | null => {
    const held = texts.get(name) ?? readText(folder, name, problems, slug);
    if (held !== null) texts.set(name, held);
    return held;
  };
  const report = problems.of(`${slug}/module.yaml`);
  const yaml = readYaml<RawModule>(text('module.yaml') ?? '', moduleSchema, report);
  const assets = readAssets(folder, slug, problems);
  const parts = {
    lessons: [] as TrainingModule['lessons'],
    quizzes: [] as TrainingModule['quizzes'],
    scenarios: [] as TrainingModule['scenarios'],
  };
  const placed = new Map<string, PlacedQuiz>();
  const turns = new Map<string, ReadScenario['placed']>();
  yaml?.value.contents.forEach((entry, i) => {
    const [kind, id] = Object.entries(entry)[0] as ['lesson' | 'quiz' | 'scenario', string];
    const name = `${kind === 'quiz' ? 'quizzes' : `${kind}s`}/${id}.md`;
    const body = text(name);
    if (body === null)
      return report.error(
        yaml.lineOf('contents', i),
        'MOD-FILE',
        `There is no ${name}.`,
        `Add the file, or take the line out.`,
      );
    const say = problems.of(`${slug}/${name}`);
    if (kind === 'lesson') parts.lessons.push(...present(readLesson(id, body, say)?.lesson ?? null));
    const scenario = kind === 'scenario' ? readScenario(id, body, say) : null;
    if (scenario) {
      parts.scenarios.push(scenario.scenario);
      turns.set(id, scenario.placed);
    }
    const quiz = kind === 'quiz' ? readQuiz(id, body, say) : null;
    if (quiz) {
      parts.quizzes.push(quiz.quiz);
      placed.set(id, quiz);
    }
  });
  const read = (name: string) => readText(folder, name, problems, slug);
  const { texts: frenchTexts, words } = readFrenchPages(texts, read, (name) => problems.of(`${slug}/${name}`));
  const source = yaml ? shape(slug, yaml.value, parts) : null;
  const head = source && read(frenchOf('module.yaml'));
  if (head !== null) frenchTexts.set(frenchOf('module.yaml'), head);
  const french = {
    ...words,
    head: head === null ? null : readFrenchHead(head, source!, problems.of(`${slug}/${frenchOf('module.yaml')}`)),
  };
  const module = source && frenchTexts.size > 0 ? withFrench(source, french) : source;
  if (yaml && module) {
    checkReferences({ module, yaml, placed, turns, texts, frenchTexts, assets, registry, folder }, problems);
    checkDrift(module, readMarks(read(marksFile), slug, problems), frenchTexts, problems);
    adviseModule({ module, yaml, texts, frenchTexts, registry }, today, problems);
  }
  return {
    slug,
    module: problems.hasErrors ? null : module,
    readable: module,
    assets,
    problems: problems.sorted(),
    contentHash: hashAll([...texts, ...frenchTexts], assets),
  };
}

const present = <T>(one: T | null): T[] => (one === null ? [] : [one]);

function shape(
  slug: string,
  raw: RawModule,
  parts: Pick<TrainingModule, 'lessons' | 'quizzes' | 'scenarios'>,
): TrainingModule {
  const contents = raw.contents.map((entry): ContentsEntry => {
    if ('lesson' in entry) return { kind: 'lesson', id: entry.lesson };
    return 'quiz' in entry
      ? { kind: 'quiz', id: entry.quiz, pass: entry.pass ?? 80, mode: entry.mode ?? 'check' }
      : { kind: 'scenario', id: entry.scenario };
  });
  return {
    slug,
    title: raw.title,
    status: raw.status,
    summary: raw.summary,
    language: raw.language,
    owner: raw.owner,
    category: raw.category ?? 'other',
    competencies: raw.competencies ?? [],
    objectives: (raw.objectives ?? []).map((one) => ({ ...one, competencies: one.competencies ?? [] })),
    contentNotes: raw.content_notes ?? [],
    contents,
    completion: completionOf(raw.completion),
    signOff: (raw.sign_off ?? []).map((one) => ({
      ...one,
      competencies: one.competencies ?? [],
      method: one.method ?? '',
    })),
    slots: raw.slots ?? [],
    sources: raw.sources ?? [],
    reviewed: raw.reviewed,
    reviewBy: raw.review_by,
    ...(raw.valid_months === undefined ? {} : { validMonths: raw.valid_months }),
    ...(raw.sessions ? { sessions: raw.sessions.map((one) => ({ ...one, about: one.about ?? '' })) } : {}),
    ...parts,
  };
}

const completionOf = (raw: RawModule['completion']): TrainingModule['completion'] => ({
  allOf: raw.all_of,
  ...(raw.may_miss === undefined ? {} : { mayMiss: raw.may_miss }),
  ...(raw.never_miss ? { neverMiss: raw.never_miss } : {}),
  ...(raw.test_out ? { testOut: raw.test_out } : {}),
});

function readText(folder: string, name: string, problems: Problems, slug: string): string | null {
  const file = join(folder, name);
  const found = existsSync(file) ? lstatSync(file) : null;
  if (!found) return null;
  const report = problems.of(`${slug}/${name}`);
  if (!found.isFile())
    report.error(1, 'FILE-LINK', 'This is a link to another place, not a file.', 'Put the file itself here.');
  else if (found.size > largest)
    report.error(
      1,
      'FILE-LARGE',
      'This file is too large to be a lesson or a quiz.',
      'Cut it into parts of less than half a megabyte.',
    );
  else return plainText(readFileSync(file));
  return '';
}

function hashAll(texts: readonly (readonly [string, string])[], assets: readonly Asset[]): string {
  const parts = [
    ...texts.map(([name, text]) => `${name} ${createHash('sha256').update(text).digest('hex')}`),
    ...assets.map((asset) => `${asset.path} ${asset.sha256}`),
  ];
  return createHash('sha256').update(parts.sort().join('\n')).digest('hex');
}
