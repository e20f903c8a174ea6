import { frenchModuleSchema, frenchPathSchema } from './french-schemas';
import { lessonSchema, moduleSchema, quizSchema, scenarioSchema } from './schemas';
import { competenciesSchema, pathSchema, resourcesSchema, slotsSchema, wordsSchema } from './shared-schemas';

const all: Record<string, object> = {
  module: moduleSchema,
  lesson: lessonSchema,
  quiz: quizSchema,
  scenario: scenarioSchema,
  path: pathSchema,
  'module.fr': frenchModuleSchema,
  'path.fr': frenchPathSchema,
  competencies: competenciesSchema,
  slots: slotsSchema,
  resources: resourcesSchema,
  words: wordsSchema,
};

/** The files of courses/schemas, by name: the checker's own schemas, so that an editor never says something else. */
export function editorSchemas(): Map<string, string> {
  return new Map(
    Object.entries(all).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, null, 2)}\n`,
    ]),
  );
}
