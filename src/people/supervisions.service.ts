import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CannotUse, NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { PeopleService } from './people.service';
import { type Span, spanProblem } from './spans.rules';
import { Supervision } from './supervision.entity';

/** Who supervises whom, from when to when. Somebody may have several supervisors at once. */
@Injectable()
export class SupervisionsService {
  constructor(private readonly people: PeopleService) {}

  /** @returns false when it is so on the first of those days already. */
  async supervise(
    manager: EntityManager,
    supervisorId: string,
    personId: string,
    fromOn = this.people.today(),
    toOn: string | null = null,
  ): Promise<boolean> {
    if (supervisorId === personId) throw new CannotUse({ supervisorId: 'supervision.self' });
    const problem = spanProblem({ fromOn, toOn }, await this.spans(manager, supervisorId, personId));
    if (problem === 'already') return false;
    if (problem) throw new CannotUse({ toOn: `span.${problem}` });
    await manager.insert(Supervision, { id: newId(), supervisorId, personId, fromOn, toOn });
    return true;
  }

  /** @returns false when there was nothing open to end. */
  async end(
    manager: EntityManager,
    supervisorId: string,
    personId: string,
    toOn = this.people.today(),
  ): Promise<boolean> {
    const open = (await this.spans(manager, supervisorId, personId)).find((one) => one.toOn === null);
    if (!open) return false;
    await manager.update(Supervision, { id: open.id }, { toOn: toOn < open.fromOn ? open.fromOn : toOn });
    return true;
  }

  /** Sets the days of one anew. @returns whose supervision it is, or null when they were the same. */
  async changeDates(manager: EntityManager, personId: string, id: string, to: Span): Promise<string | null> {
    const [one] = await manager.find(Supervision, { where: { id, personId } });
    if (!one) throw new NotFound();
    if (one.fromOn === to.fromOn && one.toOn === to.toOn) return null;
    const others = (await this.spans(manager, one.supervisorId, personId)).filter((other) => other.id !== id);
    const problem = spanProblem(to, others);
    if (problem) throw new CannotUse({ toOn: `span.${problem === 'already' ? 'overlap' : problem}` });
    await manager.update(Supervision, { id }, { fromOn: to.fromOn, toOn: to.toOn });
    return one.supervisorId;
  }

  private spans(manager: EntityManager, supervisorId: string, personId: string): Promise<Supervision[]> {
    return manager.find(Supervision, { where: { supervisorId, personId } });
  }
}
