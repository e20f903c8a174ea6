import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Files } from './export.types';
import { ownEntries, ownPreparations, ownRhythms, ownSharedNotes } from './own-supervision.queries';
import { asJson } from './plain-files';

/** The supervision somebody had, the notes about it, and what they noted for themselves before talks with others. */
@Injectable()
export class ExportSupervisionService {
  constructor(private readonly db: DataSource) {}

  async files({ id }: { id: string }): Promise<Files> {
    const had = await ownEntries(this.db, id);
    return {
      'supervision.json': asJson({
        had: had.map((one) => ({ ...one, isTakenBack: one.isTakenBack === 1 })),
        notes: await ownSharedNotes(this.db, id),
        howOften: await ownRhythms(this.db, id),
        preparations: await ownPreparations(this.db, id),
      }),
    };
  }
}
