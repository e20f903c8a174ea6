import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LooksService } from '../audit/looks.service';
import { CertificatesService } from '../completions/certificates/certificates.service';
import { countedParts, whatIsMissing } from '../completions/completion.rules';
import type { Confidences } from '../completions/confidence.rules';
import { ConfidencesService } from '../completions/confidences.service';
import { checklistRecord } from '../evidence/checklist.page';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { wayLines } from '../reading/module.page';
import { confidenceWords } from '../reading/confidence.page';
import { whoSees } from '../reading/trail.page';
import { ownWays } from './own-ways.page';
import { certificateLink, type MadeCertificates } from './own-certificate.page';
import { TrainingService } from './training.service';

type Kept = Awaited<ReturnType<TrainingService['record']>>;

@Controller('my-record')
export class MyRecordController {
  constructor(
    private readonly training: TrainingService,
    private readonly looks: LooksService,
    private readonly certificates: CertificatesService,
    private readonly confidences: ConfidencesService,
  ) {}

  @Get()
  async show(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const [all, looks] = [await this.training.record(person), await this.looks.at(person.id)];
    const [made, said] = [await this.certificates.byEnrolment(person.id), await this.confidences.ofOwn(person)];
    reply.view('learning/my-record', { name: person.name, ...myRecordPage(all, looks, made, said, t) });
  }
}

/** What is done, what is under way, who reads it and who looked. */
function myRecordPage(
  { progress, current, begun, versions, checklist }: Kept,
  looks: { viewer: string; on: string }[],
  made: MadeCertificates,
  said: ReadonlyMap<string, Confidences>,
  t: Translate,
) {
  const rows = progress.flatMap((one) => {
    const published = begun.get(one.slug);
    return published
      ? [{ one, published, parts: countedParts(published.module), missing: whatIsMissing(published.module, one) }]
      : [];
  });
  const completions = progress.flatMap(({ slug, enrolmentId, completion, earlier }) =>
    [...(completion ? [completion] : []), ...earlier].flatMap((done) => {
      const published = versions.get(done.versionId);
      if (!published) return [];
      return {
        moduleTitle: published.module.title,
        href: `/modules/${slug}`,
        on: done.completedOn,
        versionNumber: published.number,
        currentVersion: current.get(slug)?.number ?? published.number,
        minutes: done.minutes,
        confidence: done === completion ? confidenceWords(said.get(enrolmentId) ?? {}, t) : null,
        ...wayLines(done, t),
        certificate: certificateLink(done.enrolmentId, made, t),
      };
    }),
  );
  const underWay = rows
    .filter(({ one }) => !one.completion)
    .map(({ one, published, parts, missing }) => ({
      moduleTitle: published.module.title,
      href: `/modules/${one.slug}`,
      counts: t('module.counts', { done: parts.length - missing.length, total: parts.length }),
      startedOn: one.startedAt ?? '',
      confidence: confidenceWords(said.get(one.enrolmentId) ?? {}, t),
    }));
  return {
    title: t('myRecord.title'),
    ways: ownWays('my-record', t),
    sentence: t('myRecord.sentence', { done: new Set(completions.map(({ href }) => href)).size }),
    completions: completions.sort((a, b) => (a.on < b.on ? 1 : -1)),
    underWay,
    checklist: checklistRecord(checklist, t),
    looks,
    whoSees: [...whoSees(t), ...(checklist.lines.length > 0 ? [t('checklist.whoSees')] : []), t('whoSees.trainer')],
  };
}
