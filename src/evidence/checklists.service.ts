import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CompletionsService } from '../completions/completions.service';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { LibraryService } from '../content/library.service';
import { Ledger } from '../database/ledger';
import type { Reader } from '../database/query';
import type { Rhythm, StandingFor } from '../enrolments/asked.types';
import { PeopleService } from '../people/people.service';
import { RaterExclusionsService } from '../people/rater-exclusions.service';
import { Clock, dayAt } from '../shared/clock';
import { NotNow } from '../shared/errors';
import { readForm } from '../shared/form';
import { newId } from '../shared/ids';
import { ChecklistForm } from './checklist.form';
import { signaturesOf } from './checklist.queries';
import { isShown, itemsFor, linesOf, openUntil, toSign } from './checklist.rules';
import type { Checklist, SignedAs } from './checklist.types';
import { ChecklistSignature } from './checklist-signature.entity';

/** The start checklist: what happens besides modules in somebody's first 90 days, signed by them and by a supervisor. */
@Injectable()
export class ChecklistsService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly library: LibraryService,
    private readonly completions: CompletionsService,
    private readonly people: PeopleService,
    private readonly exclusions: RaterExclusionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** One query. @param standing the person's enrolments, and how they work, as whoever asks has loaded them. */
  async of(
    personId: string,
    standing: readonly StandingFor[],
    rhythm: Rhythm = { patterns: [], pauses: [] },
    db: Reader = this.db,
  ): Promise<Checklist> {
    const items = itemsFor(this.library.read().paths, standing);
    const signatures = await signaturesOf(db, personId);
    const lines = linesOf(items, signatures);
    const { dueOn: until, because } = openUntil(standing, rhythm, (instant) => this.dayOf(new Date(instant)));
    const today = this.people.today();
    return {
      lines,
      former: signatures.filter((one) => items.every((item) => item.id !== one.itemId)),
      isShown: isShown(lines, until, today),
      isOver: until !== null && today > until,
      until,
      because,
    };
  }

  /** A form read into one change, for a door to make. The actor must be the person, or one of exactly their supervisors. */
  signing(personId: string, as: SignedAs, byId: string, body: unknown) {
    const { values, errors } = readForm(ChecklistForm, body);
    const work = (manager: EntityManager) => this.sign(manager, { personId, as, byId, items: values.item });
    const said: Record<string, string> = errors.item ? { form: errors.item } : {};
    return { action: 'checklist.signed' as const, personId, detail: { as }, values, errors: said, work };
  }

  /** Adds the signatures that are missing; what one signed before stays as it is. @throws NotNow for what is not on the person's list, and for whoever does not sign for this person. */
  async sign(
    manager: EntityManager,
    { personId, as, byId, items }: { personId: string; as: SignedAs; byId: string; items: readonly string[] },
  ): Promise<void> {
    await this.ledger.hold(manager, personId);
    if ((await this.exclusions.apartFrom(personId, manager)).has(byId)) throw new NotNow('signOffs.somebodyElse');
    const standing = await this.completions.progressOf([personId], manager);
    const lines = linesOf(itemsFor(this.library.read().paths, standing), await signaturesOf(manager, personId));
    const missing = toSign(lines, items, as);
    if (!missing) throw new NotNow('checklist.gone');
    const now = this.clock.now();
    const signed = { signedAs: as, signedById: byId, signedOn: this.dayOf(now), signedAt: now.toISOString() };
    for (const itemId of missing)
      await this.ledger.append(manager, ChecklistSignature, { id: newId(), personId, itemId, ...signed });
  }

  private dayOf(instant: Date): string {
    return dayAt(instant, this.config.timeZone);
  }
}
