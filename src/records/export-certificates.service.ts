import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { certificateFile } from '../completions/certificates/certificate-file';
import type { KnownCertificate } from '../completions/certificates/certificate.types';
import { CertificatesService } from '../completions/certificates/certificates.service';
import type { SignedInPerson } from '../people/people.types';
import type { Files } from './export.types';
import { certificateFacts } from './own-words.queries';
import { asJson } from './plain-files';

type Signed = NonNullable<KnownCertificate['signed']>;

/** Draws a certificate; null where its font has no letters for it. */
export type DrawPdf = (certificate: KnownCertificate, signed: Signed) => Promise<Buffer | null>;

/** Certificates with their signed files, and what became of each. */
@Injectable()
export class ExportCertificatesService {
  constructor(
    private readonly db: DataSource,
    private readonly certificates: CertificatesService,
  ) {}

  async files({ id }: SignedInPerson, draw: DrawPdf): Promise<Files> {
    const files: Files = {};
    const { made, revoked, views } = await certificateFacts(this.db, id);
    const listed: unknown[] = [];
    for (const { certificateId, issuedAt } of made) {
      const certificate = await this.certificates.getOwn(id, certificateId);
      const name =
        certificate.signed &&
        `${certificate.signed.printed.moduleSlug}-${certificate.issuedOn}-${certificate.code.slice(0, 4)}`;
      const of = <T extends { certificateId: string }>(all: T[]) =>
        all.filter((one) => one.certificateId === certificateId).map((one) => ({ ...one, certificateId: undefined }));
      listed.push({
        code: certificate.code,
        issuedAt,
        file: name && `${name}.json`,
        takenBack: of(revoked),
        views: of(views),
      });
      if (!certificate.signed) continue;
      files[`certificates/${name}.json`] = certificateFile(certificate.signed);
      const pdf = await draw(certificate, certificate.signed);
      if (pdf) files[`certificates/${name}.pdf`] = pdf;
    }
    return { 'certificates/certificates.json': asJson(listed), ...files };
  }
}
