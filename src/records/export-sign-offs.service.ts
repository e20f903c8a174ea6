import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CriteriaService } from '../evidence/sign-offs/criteria.service';
import { toldOf } from '../evidence/sign-offs/sign-off.queries';
import { NeedsService } from '../evidence/needs.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import type { Files } from './export.types';
import { asJson } from './plain-files';

/** What others watched and signed, every fact of it in the words that were read, and what somebody said to it. */
@Injectable()
export class ExportSignOffsService {
  constructor(
    private readonly db: DataSource,
    private readonly criteria: CriteriaService,
    private readonly needs: NeedsService,
  ) {}

  async files({ id }: SignedInPerson, t: Translate): Promise<Files> {
    const told = await toldOf(this.db, [id]);
    const facts = [];
    for (const fact of told.facts) {
      const lines = await this.criteria.wordsOf(fact.criteria, t.language);
      facts.push({
        id: fact.id,
        signOff: fact.signOffId,
        skill: this.needs.titleOf(fact.competency),
        what: fact.kind,
        ...{ by: fact.by, asked: fact.observer, on: fact.on, recordedAt: fact.at },
        ...{ how: fact.moment, level: fact.level, seenOn: fact.seenOn, where: fact.context },
        lines: lines.map(({ text, sight }) => ({ line: text, seen: sight })),
        ...{ wentWell: fact.wentWell, nextStep: fact.nextStep, words: fact.note },
      });
    }
    const replies = told.replies.map(({ factId, at, text }) => ({ to: factId, saidAt: at, words: text }));
    return { 'sign-offs.json': asJson({ facts, replies }) };
  }
}
