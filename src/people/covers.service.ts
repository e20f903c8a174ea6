import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Clock } from '../shared/clock';
import { NotFound, NotNow } from '../shared/errors';
import { readForm } from '../shared/form';
import { isId, newId } from '../shared/ids';
import { Cover } from './cover.entity';
import { CoverForm } from './cover.form';
import { coverProblem, daysProblem, endedOn } from './cover.rules';
import { type CoverRow, coversAround, otherSupervisors } from './covers.queries';
import { PeopleService } from './people.service';
import type { Named } from './people.types';

/** Whose covers a page shows, and who could be asked. */
export interface Covers {
  person: Named;
  away: CoverRow[];
  coveringFor: CoverRow[];
  others: Named[];
  today: string;
}

/** Who looks after whose people while these are away. Each form is read into one change, for a door to make. */
@Injectable()
export class CoversService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly people: PeopleService,
  ) {}

  async of(person: Named): Promise<Covers> {
    const today = this.people.today();
    const all = await coversAround(this.db, person.id, today);
    return {
      person,
      away: all.filter(({ supervisorId }) => supervisorId === person.id),
      coveringFor: all.filter(({ covererId }) => covererId === person.id),
      others: await otherSupervisors(this.db, person.id),
      today,
    };
  }

  arranging(supervisorId: string, body: unknown) {
    const { values, errors, ok } = readForm(CoverForm, body);
    const days = { fromOn: values.from, toOn: values.to };
    const found = ok ? daysProblem(days, this.people.today()) : errors;
    const work = (manager: EntityManager) =>
      this.arrange(manager, { supervisorId, covererId: values.covererId, ...days });
    const detail = { coverer: values.covererId, from: days.fromOn, until: days.toOn };
    return { action: 'person.cover-arranged' as const, personId: supervisorId, detail, values, errors: found, work };
  }

  ending(supervisorId: string, coverId: string) {
    if (!isId(coverId)) throw new NotFound();
    const until = this.people.today();
    const work = (manager: EntityManager) => this.end(manager, supervisorId, coverId);
    const values = { coverId };
    return {
      action: 'person.cover-ended' as const,
      personId: supervisorId,
      detail: { until },
      values,
      errors: {},
      work,
    };
  }

  /** @throws NotNow where it cannot stand beside other covers. */
  private async arrange(manager: EntityManager, wanted: Omit<Cover, 'id' | 'recordedAt'>): Promise<void> {
    const both = [wanted.supervisorId, wanted.covererId].sort();
    const known = await otherSupervisors(manager, wanted.supervisorId);
    if (!known.some(({ id }) => id === wanted.covererId)) throw new NotNow('cover.whoMissing');
    for (const id of both) await this.people.getForChange(manager, id);
    const others = await manager.find(Cover, { where: [{ supervisorId: In(both) }, { covererId: In(both) }] });
    const problem = coverProblem(wanted, others);
    if (problem) throw new NotNow(problem);
    await manager.insert(Cover, { id: newId(), ...wanted, recordedAt: this.clock.now().toISOString() });
  }

  private async end(manager: EntityManager, supervisorId: string, id: string): Promise<void> {
    const [cover] = await manager.find(Cover, { where: { id, supervisorId } });
    if (!cover) throw new NotFound();
    await manager.update(Cover, { id }, { toOn: endedOn(cover, this.people.today()) });
  }
}
