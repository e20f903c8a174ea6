import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset, TrainingModule } from '../course-model.types';
import { modeOf } from '../module-parts.rules';
import { didYouMean } from './did-you-mean';
import type { Problems, Reporter } from './problems';
import type { PlacedQuestion, RawModule } from './raw.types';
import type { Registry } from './registry';
import type { YamlFile } from './yaml-file';

interface Given {
  module: TrainingModule;
  yaml: YamlFile<RawModule>;
  placed: ReadonlyMap<string, PlacedQuestion[]>;
  texts: ReadonlyMap<string, string>;
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
  if (module.reviewBy < module.reviewed)
    report.error(
      yaml.lineOf('review_by'),
      'MOD-REVIEW',
      'The next review is before the last one.',
      'Set review_by to a later day.',
    );
  checkQuestions(given, problems, unknownCode);
  checkTexts(given, problems);
  checkUnused(given, report);
}

function checkQuestions(
  { module, placed }: Given,
  problems: Problems,
  unknownCode: (code: string, line: number, say: Reporter) => void,
): void {
  const objectives = module.objectives.map((objective) => objective.id);
  for (const [quizId, questions] of placed) {
    const report = problems.of(`${module.slug}/quizzes/${quizId}.md`);
    for (const { question, line, readAgainLine } of questions) {
      question.competencies.forEach((code) => unknownCode(code, line + 1, report));
      if (question.objective && !objectives.includes(question.objective))
        report.error(
          line + 1,
          'QUIZ-OBJECTIVE',
          `There is no objective “${question.objective}”.${didYouMean(question.objective, objectives)}`,
          'Use an objective’s id of module.yaml.',
        );
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

/** Slots, pictures and links, wherever they stand in the module's texts. */
function checkTexts({ module, texts, assets, registry }: Given, problems: Problems): void {
  const slots = registry.slots.map((slot) => slot.key);
  const pictures = assets.map((asset) => asset.path);
  const lessonIds = module.lessons.map((lesson) => lesson.id);
  for (const [name, text] of texts) {
    const report = problems.of(`${module.slug}/${name}`);
    text.split('\n').forEach((line, i) => {
      for (const [, key = ''] of line.matchAll(/\{\{([^}]*)\}\}/g))
        if (slots.length > 0 && !slots.includes(key))
          report.error(
            i + 1,
            'SLOT-UNKNOWN',
            `There is no local slot “${key}”.${didYouMean(key, slots)}`,
            'Use a key of courses/local/slots.yaml.',
          );
      for (const [, path = ''] of line.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)) {
        const picture = path.replace(/^\.\.\//, '');
        if (!pictures.includes(picture))
          report.error(
            i + 1,
            'IMG-FILE',
            `There is no picture “${path}”.${didYouMean(picture, pictures)}`,
            'Put it into the module’s images folder and write ../images/its-name.png.',
          );
      }
      if (name.startsWith('lessons/'))
        for (const [, id = ''] of line.matchAll(/(?<!!)\[[^\]]*\]\((?:\.\.\/lessons\/)?([a-z0-9-]+)\.md/g))
          if (!lessonIds.includes(id))
            report.error(
              i + 1,
              'LINK-LESSON',
              `There is no lesson “${id}”.${didYouMean(id, lessonIds)}`,
              'Lead to a lesson of this module.',
            );
    });
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
