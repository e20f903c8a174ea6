import { Injectable } from '@nestjs/common';
import type { Scenario } from '../content/course-model.types';
import { LibraryService } from '../content/library.service';
import { choiceWords, isDerived } from '../content/slot-state.rules';
import type { SlotValue } from '../content/slot.types';
import { resourceIn } from '../content/translated-lists.rules';
import { SlotsService } from '../content/slots.service';
import { PeopleService } from '../people/people.service';
import type { Named, SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import type { Facts } from './course-text.page';

interface More {
  asOf?: string;
  supervisors?: Named[];
  values?: ReadonlyMap<string, SlotValue>;
}

/** What the organisation or the person's team filled into local slots, and the services it lists. */
@Injectable()
export class LocalFactsService {
  constructor(
    private readonly slots: SlotsService,
    private readonly people: PeopleService,
    private readonly courses: LibraryService,
  ) {}

  /**
   * An empty slot says that it is empty, and whom to ask.
   * @param shown what the page is going to show: where no slot is in it, nothing is asked of the database.
   * @param more.asOf the instant whose values count: an attempt keeps those that it began with. `supervisors` and `values` where the page has asked for them already.
   */
  async of(person: SignedInPerson, shown: unknown, t: Translate, more: More = {}): Promise<Facts> {
    const slot = JSON.stringify(shown).includes('{{') ? await this.slotReader(person, t, more) : () => '';
    const choices = (key: string) => this.courses.read().slots.find((one) => one.key === key)?.choices ?? [];
    return {
      slot,
      choices,
      resource: (id) => this.findResource(id, t.language),
      term: (words) => this.findTerm(words),
    };
  }

  /** The values that a scenario's choices depend on, as of an instant; nothing is asked where none does. */
  async conditions(person: SignedInPerson, scenario: Scenario, asOf?: string): Promise<Map<string, SlotValue>> {
    const depends = scenario.turns.some((turn) => turn.choices.some((choice) => choice.when));
    return depends ? this.slots.values(this.people.firstTeamOf(person.id), asOf) : new Map<string, SlotValue>();
  }

  private async slotReader(person: SignedInPerson, t: Translate, more: More): Promise<(key: string) => string> {
    const [supervisor] = more.supervisors ?? (await this.people.supervisorsOf(person.id));
    const values = more.values ?? (await this.slots.values(this.people.firstTeamOf(person.id, more.asOf), more.asOf));
    const choices = new Map(this.courses.read().slots.map((slot) => [slot.key, slot.choices]));
    const derived: Record<string, string | undefined> = {
      'supervisor.name': supervisor?.name,
      'org.name': (await this.people.organisationName()) ?? '',
    };
    return (key) => {
      const filled = isDerived(key) ? derived[key] : values.get(key)?.value;
      if (!filled) return t('slot.empty');
      const known = choices.get(key);
      return known ? choiceWords(known, filled) : filled;
    };
  }

  private findTerm(words: string): string | null {
    const same = (term: string) => term.toLowerCase() === words.toLowerCase();
    const found = this.courses.read().glossary.find(({ term, french }) => same(term) || same(french?.term ?? term));
    return found ? `/glossary#${found.id}` : null;
  }

  private findResource(id: string, language: string) {
    const resource = this.courses.read().resources.find((one) => one.id === id);
    const found = resource && resourceIn(resource, language);
    return found ? { name: found.name, href: `/resources#${id}`, reach: found.phone ?? found.textLine ?? '' } : null;
  }
}
