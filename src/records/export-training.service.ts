import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompletionsService } from '../completions/completions.service';
import type { PublishedModule } from '../content/content.types';
import { lessonOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { wordsOf } from '../enrolments/asked.queries';
import { AskedService } from '../enrolments/asked.service';
import { becauseWords } from '../enrolments/asked.page';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import type { Files } from './export.types';
import { attendancesOf, confidencesOf, enrolmentsOf, lessonsOf, type OwnEnrolment } from './own-training.queries';
import { asJson, asTable } from './plain-files';

const columns = [
  'module',
  'asked',
  'dueOn',
  'why',
  'startedAt',
  'completedOn',
  'version',
  'minutes',
  'way',
  'validUntil',
];

/** Which modules were asked for and why, what was done in them, and the sessions attended. */
@Injectable()
export class ExportTrainingService {
  constructor(
    private readonly db: DataSource,
    private readonly versions: VersionsService,
    private readonly completions: CompletionsService,
    private readonly asked: AskedService,
  ) {}

  async files({ id }: SignedInPerson, t: Translate): Promise<Files> {
    const current = await this.versions.currentAll();
    const training = await this.training(id, current, t);
    const rows = training.map((one) => ({ ...one, ...one.completion, asked: one.enrolledAt }));
    return {
      'training.json': asJson(training),
      'training.csv': asTable(columns, rows, t),
      'lessons.csv': asTable(['module', 'version', 'lesson', 'at'], await this.lessons(id), t),
      'sessions.csv': await this.sessions(id, current, t),
    };
  }

  private async training(personId: string, current: ReadonlyMap<string, PublishedModule>, t: Translate) {
    const progress = await this.completions.progressOf([personId]);
    const done = new Map(
      progress.flatMap(({ completion, earlier }) =>
        [...(completion ? [completion] : []), ...earlier].map((one) => [one.enrolmentId, one] as const),
      ),
    );
    const asked = await this.asked.of(progress);
    const words = await wordsOf(this.db, [personId]);
    const all = await enrolmentsOf(this.db, personId);
    const felt = await confidencesOf(this.db, personId);
    return Promise.all(
      all.map(async ({ enrolmentId, startedVersionId, completedAt, ...one }: OwnEnrolment) => {
        const completion = done.get(enrolmentId);
        const due = asked.get(enrolmentId);
        return {
          module: current.get(one.slug)?.module.title ?? one.slug,
          ...one,
          dueOn: due?.dueOn ?? one.dueOn,
          why: due?.because ? becauseWords(due.because, t) : '',
          said: words
            .filter((word) => word.enrolmentId === enrolmentId)
            .map(({ kind, by, at, dueOn, reason }) => ({ kind, by, at, dueOn, reason })),
          howSure: felt
            .filter((one) => one.enrolmentId === enrolmentId)
            .map(({ moment, value, saidOn }) => ({ moment, value, saidOn })),
          startedVersion: startedVersionId && (await this.versions.get(startedVersionId)).number,
          completion: completedAt && {
            completedAt,
            completedOn: completion?.completedOn ?? null,
            version: completion ? (await this.versions.get(completion.versionId)).number : null,
            minutes: completion?.minutes ?? null,
            way: completion ? t(`export.way.${completion.way}`) : null,
            validUntil: completion?.validUntil ?? null,
          },
        };
      }),
    );
  }

  private async lessons(personId: string) {
    const all = await lessonsOf(this.db, personId);
    return Promise.all(
      all.map(async ({ versionId, lessonId, doneAt }) => {
        const { module, number } = await this.versions.get(versionId);
        const lesson = lessonOf(module, lessonId)?.title ?? lessonId;
        return { module: module.title, version: number, lesson, at: doneAt };
      }),
    );
  }

  private async sessions(personId: string, current: ReadonlyMap<string, PublishedModule>, t: Translate) {
    const all = (await attendancesOf(this.db, personId)).map((one) => {
      const module = current.get(one.slug)?.module;
      return {
        ...one,
        module: module?.title ?? one.slug,
        session: module?.sessions?.find(({ id }) => id === one.sessionId)?.title ?? one.sessionId,
        attended: t(one.attended ? 'export.yes' : 'export.no'),
      };
    });
    const names = ['module', 'session', 'startsAt', 'minutes', 'place', 'attended', 'attendedOn', 'by', 'recordedAt'];
    return asTable(names, all, t);
  }
}
