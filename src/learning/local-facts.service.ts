import { Injectable } from '@nestjs/common';
import { SlotsService } from '../content/slots.service';
import { PeopleService } from '../people/people.service';
import type { Named, SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';

/** What the organisation or the person's team filled into local slots, as text. */
@Injectable()
export class LocalFactsService {
  constructor(
    private readonly slots: SlotsService,
    private readonly people: PeopleService,
  ) {}

  /** An empty slot says that it is empty, and whom to ask. */
  async reader(person: SignedInPerson, supervisors: Named[], t: Translate): Promise<(key: string) => string> {
    const [team] = await this.people.teamsOf(person.id);
    const values = await this.slots.values(team?.id ?? null);
    const organisation = (await this.people.organisationName()) ?? '';
    const derived: Record<string, string | undefined> = {
      'supervisor.name': supervisors[0]?.name,
      'org.name': organisation,
    };
    return (key) => values.get(key)?.value ?? derived[key] ?? t('slot.empty');
  }
}
