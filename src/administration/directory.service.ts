import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../shared/clock';
import { PeopleService } from '../people/people.service';
import { besidePeople, countStates, listPeople } from './people.queries';
import { type PeopleFilter, readPeopleFilter } from './people-filter.rules';
import { listTeams } from './teams.queries';

/** Who is here: one page of the list, in as many queries however many people there are. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly people: PeopleService,
  ) {}

  now(): { today: string; instant: string } {
    return { today: this.people.today(), instant: this.clock.now().toISOString() };
  }

  async list(filter: PeopleFilter) {
    const now = this.now();
    const counts = await countStates(this.db, filter, now);
    const people = await listPeople(this.db, filter, now);
    const ids = people.map((person) => person.id);
    const beside = await besidePeople(this.db, ids, now.today);
    return { counts, people, beside, teams: await listTeams(this.db, now.today) };
  }

  /** For the overview: who is here, who waits for an invitation, which teams are open. */
  async counts(): Promise<{ people: number; waiting: number; teams: number }> {
    const now = this.now();
    const states = await countStates(this.db, readPeopleFilter({}), now);
    const [active, invited, waiting] = (['active', 'invited', 'not-invited'] as const).map(
      (one) => states.get(one) ?? 0,
    );
    const teams = await listTeams(this.db, now.today);
    const open = teams.filter((team) => team.closedOn === null || team.closedOn > now.today);
    return { people: active! + invited! + waiting!, waiting: waiting!, teams: open.length };
  }
}
