import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset, TrainingModule } from '../course-model.types';
import { modeOf } from '../module-parts.rules';
import { checkCompletion } from './completion-rule';
import { didYouMean } from './did-you-mean';
import { frenchOf } from './french-file';
import type { Problems, Reporter } from './problems';
import { checkQuizHeader } from './quiz-header';
import type { PlacedQuiz, RawModule } from './raw.types';
import type { Registry } from './registry';
import type { ReadScenario } from './scenario-file';
import { checkSlot, checkText, knownTo } from './text-references';
import type { YamlFile } from './yaml-file';

interface Given {
  module: TrainingModule;
  yaml: YamlFile<RawModule>;
  placed: ReadonlyMap<string, PlacedQuiz>;
  turns: ReadonlyMap<string, ReadScenario['placed']>;
  texts: ReadonlyMap<string, string>;
  frenchTexts: ReadonlyMap<string, string>;
  assets: readonly Asset[];
  registry: Registry;
  folder: string;
}

/** Everything that names something else: it must be there. */
export function checkReferences(given: Given, problems: Problems): void {
  const { module, yaml, registry } = given;
  const report = problems.of(`${module.slug}/module.yaml`);
  const codes = registry.areas.flatMap((area) => area.competencies.map((one) => one.code));
  const unknownCode = (code: string, line: number, say: Reporter) => {
    if (codes.length > 0 && !codes.includes(code))
      say.error(
        line,
        'COMP-UNKNOWN',
        `There is no competency “${code}”.${didYouMean(code, codes)}`,
        'Use a code of courses/competencies.yaml.',
      );
  };
  module.competencies.forEach((code, i) => unknownCode(code, yaml.lineOf('competencies', i), report));
  module.objectives.forEach((objective, i) =>
    objective.competencies.forEach((code, c) =>
      unknownCode(code, yaml.lineOf('objectives', i, 'competencies', c), report),
    ),
  );
  const lessonIds = module.lessons.map((lesson) => lesson.id);
  module.contentNotes.forEach((note, i) => {
    if (note.lesson && !lessonIds.includes(note.lesson))
      report.error(
        yaml.lineOf('content_notes', i, 'lesson'),
        'MOD-NOTE',
        `There is no lesson “${note.lesson}”.${didYouMean(note.lesson, lessonIds)}`,
        'Name a lesson of this module.',
      );
  });
  if (module.status === 'ready' && module.sources.length < 3)
    report.warning(
      yaml.lineOf('sources'),
      'MOD-SOURCES',
      'A module that is ready names at least three sources.',
      'Say where its facts come from.',
    );
  const hasBox = module.lessons.some((lesson) => lesson.blocks.some((block) => block.kind === 'reflect'));
  if (module.completion.allOf.includes('reflection') && !hasBox)
    report.error(
      yaml.lineOf('completion'),
      'MOD-REFLECT',
      'Completion asks for reflection, but no lesson has a box to reflect on.',
      'Add a box “::: reflect …” to a lesson, or take “reflection” out of all_of.',
    );
  if (module.reviewBy < module.reviewed)
    report.error(
      yaml.lineOf('review_by'),
      'MOD-REVIEW',
      'The next review is before the last one.',
      'Set review_by to a later day.',
    );
  checkQuestions(given, problems, unknownCode);
  checkTurns(given, problems, unknownCode);
  const known = knownTo(module, given.assets, registry);
  for (const [name, text] of [...given.texts, ...given.frenchTexts])
    checkText(name, text, known, problems.of(`${module.slug}/${name}`));
  module.slots.forEach((key, i) => checkSlot(key, known, yaml.lineOf('slots', i), 1, report));
  checkUnused(given, report);
  checkCompletion(module, yaml, report);
  checkFrenchFiles(given, report);
}

function checkTurns(
  { module, turns }: Given,
  problems: Problems,
  unknownCode: (code: string, line: number, say: Reporter) => void,
): void {
  for (const [id, placed] of turns) {
    const report = problems.of(`${module.slug}/scenarios/${id}.md`);
    for (const { turn, line } of placed) {
      turn.competencies?.forEach((code) => unknownCode(code, line + 1, report));
      checkObjective(module, turn.objective, line + 1, report);
    }
  }
}

function checkObjective(module: TrainingModule, id: string | undefined, line: number, report: Reporter): void {
  const known = module.objectives.map((objective) => objective.id);
  if (id && !known.includes(id))
    report.error(
      line,
      'QUIZ-OBJECTIVE',
      `There is no objective “${id}”.${didYouMean(id, known)}`,
      'Use an objective’s id of module.yaml.',
    );
}

function checkQuestions(
  { module, placed }: Given,
  problems: Problems,
  unknownCode: (code: string, line: number, say: Reporter) => void,
): void {
  for (const [quizId, placedQuiz] of placed) {
    const report = problems.of(`${module.slug}/quizzes/${quizId}.md`);
    checkQuizHeader(module, placedQuiz, report);
    for (const { question, line, readAgainLine } of placedQuiz.placed) {
      question.competencies.forEach((code) => unknownCode(code, line + 1, report));
      checkObjective(module, question.objective, line + 1, report);
      const lesson = module.lessons.find((one) => one.id === question.readAgain?.lesson);
      if (!question.readAgain && modeOf(module, quizId) === 'check')
        report.error(
          line,
          'QUIZ-READ-AGAIN',
          'This question does not say where it is taught.',
          'Add “Read again: [lesson](../lessons/its-id.md#block)” at its end.',
        );
      else if (question.readAgain && !lesson)
        report.error(
          readAgainLine,
          'QUIZ-READ-LESSON',
          `There is no lesson “${question.readAgain.lesson}”.${didYouMean(
            question.readAgain.lesson,
            module.lessons.map((one) => one.id),
          )}`,
          'Lead to a lesson of this module.',
        );
      else if (question.readAgain?.block && !lesson?.blocks.some((block) => block.id === question.readAgain?.block))
        report.error(
          readAgainLine,
          'QUIZ-READ-BLOCK',
          `That lesson has no block “${question.readAgain.block}”.${didYouMean(question.readAgain.block, lesson?.blocks.map((block) => block.id) ?? [])}`,
          'Use the {#id} of a heading or box.',
        );
    }
  }
}

function checkUnused({ module, texts, folder, yaml }: Given, report: Reporter): void {
  for (const kind of ['lessons', 'quizzes', 'scenarios']) {
    if (!existsSync(join(folder, kind))) continue;
    for (const name of readdirSync(join(folder, kind))) {
      if (/^[a-z0-9-]+\.md$/.test(name) && !texts.has(`${kind}/${name}`))
        report.warning(
          yaml.lineOf('contents'),
          'MOD-UNUSED',
          `${kind}/${name} is not in the contents of “${module.title}”, so nobody sees it.`,
          'Add it to “contents”, or take the file away.',
        );
    }
  }
}

/** French is never asked for; but who has begun it sees what is left, and what stands alone. */
function checkFrenchFiles({ texts, frenchTexts, folder, yaml }: Given, report: Reporter): void {
  const pages = [...texts.keys()];
  const left = pages.filter((name) => !frenchTexts.has(frenchOf(name)));
  if (frenchTexts.size > 0 && left.length > 0)
    report.note(
      yaml.lineOf('contents'),
      'FR-ABSENT',
      `There is no French yet for ${left.join(', ')}.`,
      `Write it beside the English, as ${frenchOf(left[0]!)}; until then people read the English.`,
    );
  for (const kind of ['lessons', 'quizzes', 'scenarios'].filter((name) => existsSync(join(folder, name))))
    for (const name of readdirSync(join(folder, kind)))
      if (name.endsWith('.fr.md') && !frenchTexts.has(`${kind}/${name}`))
        report.warning(
          yaml.lineOf('contents'),
          'FR-ALONE',
          `${kind}/${name} has no English page in “contents”, so nobody sees it.`,
          'Name it after the English file, with .fr before .md.',
        );
}
