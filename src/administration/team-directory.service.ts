import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PeopleService } from '../people/people.service';
import { NotFound } from '../shared/errors';
import { type ListedTeam, listTeams } from './teams.queries';

/** The teams as the pages of this door show them. */
@Injectable()
export class TeamDirectoryService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
  ) {}

  today(): string {
    return this.people.today();
  }

  all(): Promise<ListedTeam[]> {
    return listTeams(this.db, this.today());
  }

  async get(teamId: string): Promise<ListedTeam> {
    const team = (await this.all()).find((one) => one.id === teamId);
    if (!team) throw new NotFound();
    return team;
  }
}
