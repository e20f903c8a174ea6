import { createHash } from 'node:crypto';
import { quizOf } from '../content/module-parts.rules';
import type { PublishedModule } from '../content/content.types';
import { hashOf } from '../content/files/lesson-file';
import { VersionsService } from '../content/versions.service';
import type { Check } from './verify-derived';
import { assetOf, assetsKept, modelOf, picksOf, versionIds } from './verify-content.queries';

/** Every block of a published version is the text that its hash was taken of, and every picture the file. A model that cannot be read says so. */
export async function versionsOf({ reader, say }: Check): Promise<void> {
  for (const id of await versionIds(reader)) {
    const said = wrongIn(await modelOf(reader, id));
    if (said !== null) say(`module_versions ${id}: ${said}`);
  }
  for (const { id, sha256 } of await assetsKept(reader)) {
    const bytes = Buffer.from(await assetOf(reader, id), 'base64');
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      say(`module_assets ${id}: the file is not the one that was published.`);
  }
}

function wrongIn({ model, title, slug }: { model: string; title: string; slug: string }): string | null {
  try {
    const module = JSON.parse(model) as PublishedModule['module'];
    if (module.slug !== slug || module.title !== title) return 'it is not the module that it says.';
    for (const lesson of module.lessons)
      for (const { id, markdown, hash } of lesson.blocks)
        if (hashOf(markdown) !== hash) return `the text of ${lesson.id}/${id} is not the one that was published.`;
    return null;
  } catch {
    return 'its text cannot be read.';
  }
}

/** An attempt asks what its version has, each question once. */
export async function picksOfAttempts({ app, reader, say }: Check, personIds: readonly string[]): Promise<void> {
  for (const { attemptId, versionId, quizId, questionIds } of await picksOf(reader, personIds)) {
    const version = await app
      .get(VersionsService)
      .get(versionId, reader)
      .catch(() => null);
    const known = new Set(version && quizOf(version.module, quizId)?.questions.map((question) => question.id));
    const asked = namesIn(questionIds);
    if (!asked?.every((id) => known.has(id)))
      say(`attempt_picks of attempt ${attemptId}: it asks what its version does not have.`);
    else if (asked.length === 0 || new Set(asked).size < asked.length)
      say(`attempt_picks of attempt ${attemptId}: it asks nothing, or something twice.`);
  }
}

function namesIn(list: string): string[] | null {
  try {
    const names: unknown = JSON.parse(list);
    return Array.isArray(names) ? names.map(String) : null;
  } catch {
    return null;
  }
}
