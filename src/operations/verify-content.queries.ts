import { places, type Reader, rows } from '../database/query';

export async function versionIds(db: Reader): Promise<string[]> {
  const found = await rows<{ id: string }>(db, 'SELECT id AS "id" FROM module_versions ORDER BY id');
  return found.map((one) => one.id);
}

/** One at a time: a version is a whole module. */
export async function modelOf(db: Reader, id: string) {
  const text = 'SELECT model AS "model", title AS "title", module_slug AS "slug" FROM module_versions WHERE id = ?';
  return (await rows<{ model: string; title: string; slug: string }>(db, text, [id]))[0]!;
}

export const assetsKept = (db: Reader) =>
  rows<{ id: string; sha256: string }>(db, 'SELECT id AS "id", sha256 AS "sha256" FROM module_assets ORDER BY id');

export async function assetOf(db: Reader, id: string): Promise<string> {
  return (await rows<{ body: string }>(db, 'SELECT body AS "body" FROM module_assets WHERE id = ?', [id]))[0]!.body;
}

export const picksOf = (db: Reader, personIds: readonly string[]) =>
  rows<{ attemptId: string; versionId: string; quizId: string; questionIds: string }>(
    db,
    `SELECT a.id AS "attemptId", a.version_id AS "versionId", a.quiz_id AS "quizId", k.question_ids AS "questionIds"
     FROM attempt_picks k JOIN attempts a ON a.id = k.attempt_id WHERE a.person_id IN (${places(personIds)})`,
    personIds,
  );
