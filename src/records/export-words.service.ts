import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { headingAt } from '../content/spots.rules';
import { blockOf, quizOf } from '../content/module-parts.rules';
import { scaleOf } from '../content/question-items.rules';
import { LibraryService } from '../content/library.service';
import { VersionsService } from '../content/versions.service';
import { JournalService } from '../journal/journal.service';
import type { Entry } from '../journal/journal.types';
import type { SignedInPerson } from '../people/people.types';
import { grouped } from '../shared/grouped.rules';
import type { Translate } from '../shared/texts';
import { claimed } from '../completions/prior-learning.page';
import { entriesOf } from '../evidence/evidence.queries';
import type { Files } from './export.types';
import {
  entryTimes,
  ownClaims,
  ownPanelAnswers,
  ownQuestions,
  ownShares,
  ownSignatures,
  ownTalk,
} from './own-words.queries';
import { asJson } from './plain-files';

/** What somebody wrote: journal, questions, what they learned elsewhere; and what they signed. */
@Injectable()
export class ExportWordsService {
  constructor(
    private readonly db: DataSource,
    private readonly versions: VersionsService,
    private readonly journal: JournalService,
    private readonly courses: LibraryService,
  ) {}

  async files(person: SignedInPerson, t: Translate): Promise<Files> {
    return {
      ...(await this.journalFiles(person.id, t)),
      'questions.json': asJson(await this.questions(person.id)),
      'panels.json': asJson(await this.panels(person.id)),
      'prior-learning.json': asJson(await this.priorLearning(person)),
      'checklist.json': asJson(await this.checklist(person.id)),
      'needs.json': asJson(await this.evidence(person.id)),
    };
  }

  /** An open entry is a file of its own; of every other one there is only what became of it. */
  private async journalFiles(personId: string, t: Translate): Promise<Files> {
    const files: Files = {};
    const times = new Map((await entryTimes(this.db, personId)).map(({ id, writtenAt }) => [id, writtenAt]));
    const shares = await ownShares(this.db, personId);
    const listed: unknown[] = [];
    for (const [i, entry] of (await this.allEntries(personId)).entries()) {
      const { kind, words, writtenOn } = entry;
      const about = await this.boxOf(entry);
      const file = words.state === 'open' ? `${writtenOn}-${i + 1}.txt` : null;
      if (words.state === 'open') files[`journal/${file}`] = [writtenOn, ...about, '', words.text, ''].join('\n');
      listed.push({
        writtenAt: times.get(entry.id),
        kind,
        about: about.join(': '),
        words: file ?? t(`export.journal.${words.state}`),
        sharedWith: shares
          .filter(({ entryId }) => entryId === entry.id)
          .map(({ reader, sharedAt, withdrawnAt }) => ({ reader, sharedAt, withdrawnAt })),
      });
    }
    return { 'journal/entries.json': asJson(listed), ...files };
  }

  /** The oldest first. */
  private async allEntries(personId: string): Promise<Entry[]> {
    const all: Entry[] = [];
    for (let before: number | undefined; ;) {
      const { entries, hasMore } = await this.journal.list(personId, before);
      all.push(...entries);
      if (!hasMore) return all.reverse();
      before = entries.at(-1)!.chainNo;
    }
  }

  private async boxOf({ box }: Entry): Promise<string[]> {
    if (!box) return [];
    const { module } = await this.versions.get(box.versionId);
    const title = blockOf(module, box.lessonId, box.blockId)?.title;
    return [module.title, ...(title ? [title] : [])];
  }

  private async questions(personId: string) {
    const all = await ownQuestions(this.db, personId);
    const since = grouped(await ownTalk(this.db, personId), ({ threadId }) => threadId);
    return Promise.all(
      all.map(async ({ id, kind, versionId, place, askedAt, handedAt, withdrawnAt, text }) => {
        const { module } = await this.versions.get(versionId);
        const isForSupervisor = kind === 'supervisor';
        const about = headingAt(module, place);
        const then = (since.get(id) ?? []).map(({ on, at, by, kind, takenBackAt, text }) => ({
          ...{ on, at, by, kind, takenBackAt, text },
        }));
        return { module: module.title, about, isForSupervisor, askedAt, handedAt, withdrawnAt, text, since: then };
      }),
    );
  }

  /** What they answered as one of a panel, each time that they did. */
  private async panels(personId: string) {
    const all = await ownPanelAnswers(this.db, personId);
    return Promise.all(
      all.map(async ({ versionId, quizId, questionId, choice, ...one }) => {
        const { module } = await this.versions.get(versionId);
        const question = quizOf(module, quizId)?.questions.find(({ id }) => id === questionId);
        const isJudged = question?.type === 'judgement';
        const answer = isJudged ? scaleOf(question).find(({ id }) => id === choice)?.text : null;
        return { module: module.title, question: question?.markdown ?? questionId, answer: answer ?? choice, ...one };
      }),
    );
  }

  private async priorLearning({ id, name }: SignedInPerson) {
    const current = await this.versions.currentAll();
    return (await ownClaims(this.db, id)).map(({ slug, words, ...one }) => {
      const said = claimed({ words, name });
      const module = current.get(slug)?.module.title ?? slug;
      return { module, ...one, words: said.lines.map(({ text }) => text), record: said.record };
    });
  }

  /** What was written down about their skills, every revision of it, and what they said of themselves. */
  private async evidence(personId: string) {
    const competencies = this.courses.read().areas.flatMap((area) => area.competencies);
    return (await entriesOf(this.db, [personId])).map(
      ({ competency, entryNo, revision, withdrawn, rater, ...one }) => ({
        skill: competencies.find(({ code }) => code === competency)?.title ?? competency,
        ...{ entry: entryNo, revision, isTakenBack: withdrawn === 1, by: rater },
        ...{
          kind: one.kind,
          level: one.level,
          on: one.seenOn,
          where: one.context,
          reason: one.reason,
          words: one.note,
          recordedAt: one.recordedAt,
        },
      }),
    );
  }

  private async checklist(personId: string) {
    const items = new Map(
      this.courses.read().paths.flatMap(({ startChecklist }) => startChecklist.map(({ id, text }) => [id, text])),
    );
    return (await ownSignatures(this.db, personId)).map((one) => ({ item: items.get(one.itemId) ?? null, ...one }));
  }
}
