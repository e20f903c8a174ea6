import type { TrainingModule } from '../course-model.types';
import { frenchOf } from './french-file';
import { hashOf } from './lesson-file';
import type { Problems } from './problems';
import { help, titled } from './schema-parts';
import { readYaml } from './yaml-file';

/** What the English said when it was translated: by file and piece, a hash. Written by “courses drift --mark”. */
export type Marks = Record<string, Record<string, string>>;
export const marksFile = 'french.yaml';

const marks = { type: 'object', additionalProperties: { type: 'object', additionalProperties: { type: 'string' } } };
const marksSchema = titled('What was translated', { translated: help('By file and piece.', marks) }, ['translated']);

/** Everything of a module that is translated, by file and piece, as hashes of the English. */
export function englishPieces(module: TrainingModule): Marks {
  const found: Marks = { 'module.yaml': ownPieces(module) };
  for (const { id, title, message, blocks } of module.lessons) {
    const pieces = blocks.map((block) => [block.id, hashOf(`${block.title}\n${block.markdown}`)]);
    found[`lessons/${id}.md`] = Object.fromEntries([['header', hashOf(`${title}\n${message}`)], ...pieces]);
  }
  for (const { id, title, intro, questions } of module.quizzes)
    found[`quizzes/${id}.md`] = { header: hashOf(`${title}\n${intro}`), ...hashes(questions) };
  for (const { id, title, turns } of module.scenarios)
    found[`scenarios/${id}.md`] = { header: hashOf(title), ...hashes(turns) };
  return found;
}

const hashes = (pieces: readonly { id: string; hash: string }[]): Record<string, string> =>
  Object.fromEntries(pieces.map((one) => [one.id, one.hash]));

const ownPieces = ({ title, summary, objectives, contentNotes, signOff, sessions }: TrainingModule) =>
  Object.fromEntries(
    Object.entries({ title, summary, objectives, content_notes: contentNotes, sign_off: signOff, sessions })
      .filter(([, said]) => said !== undefined)
      .map(([name, said]) => [name, hashOf(JSON.stringify(said))]),
  );

/** @returns nothing marked where there is no such file, or after saying why it cannot be read. */
export function readMarks(text: string | null, slug: string, problems: Problems): Marks {
  if (text === null) return {};
  return (
    readYaml<{ translated: Marks }>(text, marksSchema, problems.of(`${slug}/${marksFile}`))?.value.translated ?? {}
  );
}

/** Names each piece of French whose English is not any more what was translated. */
export function checkDrift(
  module: TrainingModule,
  marked: Marks,
  frenchTexts: ReadonlyMap<string, string>,
  problems: Problems,
): void {
  for (const [file, pieces] of Object.entries(englishPieces(module))) {
    const text = frenchTexts.get(frenchOf(file));
    if (!marked[file] || text === undefined) continue;
    const report = problems.of(`${module.slug}/${frenchOf(file)}`);
    for (const [piece, hash] of Object.entries(pieces))
      if ((marked[file][piece] ?? hash) !== hash)
        report.note(
          lineOf(text, piece),
          'FR-DRIFT',
          `The English of “${piece}” has changed since this was translated.`,
          `Bring the French up to it, then run “courses drift --mark=${module.slug}/${file}#${piece}”.`,
        );
  }
}

function lineOf(text: string, piece: string): number {
  const begins = [`{#${piece}}`, `## ${piece}`, `${piece}:`];
  const at = text
    .split('\n')
    .findIndex((line) => line.includes(begins[0]!) || begins.slice(1).some((one) => line.startsWith(one)));
  return at + 1 || 1;
}
