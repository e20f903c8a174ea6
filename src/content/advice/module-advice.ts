import type { Lesson, Quiz, TrainingModule } from '../course-model.types';
import type { Problems, Reporter } from '../files/problems';
import type { RawModule } from '../files/raw.types';
import type { Registry } from '../files/registry';
import { checkUnsafe } from '../files/sections';
import type { YamlFile } from '../files/yaml-file';
import { advisePage } from './page-advice';

interface Given {
  module: TrainingModule;
  yaml: YamlFile<RawModule>;
  texts: ReadonlyMap<string, string>;
  frenchTexts: ReadonlyMap<string, string>;
  registry: Registry;
}

/** What good content needs besides being readable. @param today YYYY-MM-DD. */
export function adviseModule(given: Given, today: string, problems: Problems): void {
  const { module, yaml, texts, frenchTexts, registry } = given;
  const report = problems.of(`${module.slug}/module.yaml`);
  for (const [name, text] of [...texts, ...frenchTexts])
    if (name.endsWith('.md')) {
      const language = name.endsWith('.fr.md') ? 'fr' : module.language;
      advisePage(name, text, { language, words: registry.words }, problems.of(`${module.slug}/${name}`));
    }
  checkUnsafe(withoutSources(texts.get('module.yaml') ?? ''), 1, report);
  if (module.reviewBy < today)
    report.warning(
      yaml.lineOf('review_by'),
      'MOD-REVIEW-PAST',
      `This module was to be read again by ${module.reviewBy}.`,
      'Read it with somebody who does this work, then set reviewed and review_by.',
    );
  if (module.status === 'ready' && module.competencies.length === 0 && registry.areas.length > 0)
    report.warning(
      1,
      'MOD-COMPETENCY',
      'This module names no competency, so nobody’s needs ever lead to it.',
      'Add “competencies: [CODE-1]” with codes of courses/competencies.yaml.',
    );
  adviseHelp(given, problems);
  adviseAssessment(given, report);
  for (const lesson of module.lessons) adviseBoxes(lesson, problems.of(`${module.slug}/lessons/${lesson.id}.md`));
  for (const quiz of module.quizzes) adviseLengths(quiz, problems.of(`${module.slug}/quizzes/${quiz.id}.md`));
}

/** A source is called what it is called. */
const withoutSources = (yaml: string): string =>
  yaml.replace(/^sources:.*\n(?:(?:[ #-].*)?\n)*/m, (found) => found.replace(/[^\n]/g, ''));

const hard = /(?<!\.)\bsuicid|\bself-harm|(?<!\p{L})automutil/iu;
const help = /\{\{crisis\.(?:lines|onCall)\}\}/;

function adviseHelp({ module, texts }: Given, problems: Problems): void {
  const pages = [...texts].filter(([name]) => name.endsWith('.md'));
  const speaking = pages.filter(([, text]) => hard.test(text));
  const hasHelp = pages.some(([, text]) => help.test(text));
  if (speaking.length > 0 && !hasHelp)
    problems
      .of(`${module.slug}/${speaking[0]![0]}`)
      .error(
        1,
        'MOD-HELP',
        'This module speaks of suicide or self-harm, and no page of it places help.',
        'Add a box “::: local Help, here and now {#help}” with {{crisis.lines}} or {{crisis.onCall}}.',
      );
  if (!hasHelp) return;
  for (const [name, text] of speaking)
    if (name.startsWith('lessons/') && !help.test(text))
      problems
        .of(`${module.slug}/${name}`)
        .note(
          1,
          'LES-HELP',
          'This lesson speaks of suicide or self-harm, and help stands in another one.',
          'Place {{crisis.lines}} or {{crisis.onCall}} beside the hard part.',
        );
}

function adviseAssessment({ module, yaml }: Given, report: Reporter): void {
  const asked = [
    ...module.quizzes.flatMap((quiz) => quiz.questions),
    ...module.scenarios.flatMap((scenario) => scenario.turns),
  ];
  const objectives = new Set(asked.map((one) => one.objective));
  const competencies = new Set([...asked, ...module.signOff].flatMap((one) => one.competencies ?? []));
  module.objectives.forEach((objective, i) => {
    if (!objectives.has(objective.id))
      report.warning(
        yaml.lineOf('objectives', i),
        'OBJ-UNASKED',
        `Nothing asks whether somebody can “${objective.text}”.`,
        `Write objective:${objective.id} into the settings of a question or a turn, or take the objective out.`,
      );
  });
  module.competencies.forEach((code, i) => {
    if (!competencies.has(code))
      report.warning(
        yaml.lineOf('competencies', i),
        'COMP-UNASSESSED',
        `This module teaches ${code}, and nothing in it shows whether somebody has it.`,
        'Name it at a question, at a turn of a scenario, or at a line of sign_off.',
      );
  });
}

function adviseBoxes(lesson: Lesson, report: Reporter): void {
  if (!lesson.blocks.some((block) => block.kind === 'practice' || block.kind === 'reflect'))
    report.note(
      1,
      'LES-BOX',
      'This lesson has nothing to try and nothing to think about.',
      'Add a box “::: practice … {#its-id}” or “::: reflect … {#its-id}”.',
    );
}

const fewestItems = 5;

/** Whoever takes the longest answer should not be right more often than not. */
function adviseLengths({ questions }: Quiz, report: Reporter): void {
  const single = questions.flatMap((one) => (one.type === 'single' ? [one] : []));
  const longest = single.filter(({ options }) => {
    const right = options.find((one) => one.right);
    return right && options.every((one) => one === right || one.text.length < right.text.length);
  });
  if (single.length >= fewestItems && longest.length * 2 > single.length)
    report.warning(
      1,
      'QUIZ-LONGEST',
      `In ${longest.length} of ${single.length} questions with one answer, the right one is the longest: ${longest.map((one) => one.id).join(', ')}.`,
      'Shorten right answers, or give the others as many words.',
    );
}
