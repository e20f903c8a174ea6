import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CriteriaService } from '../evidence/sign-offs/criteria.service';
import { RatersService } from '../evidence/sign-offs/raters.service';
import { SignOffsService } from '../evidence/sign-offs/sign-offs.service';
import { MarksService } from '../people/marks.service';
import { PeopleService } from '../people/people.service';
import type { Mark } from '../people/people.types';
import type { Person } from '../people/person.entity';
import { Clock } from '../shared/clock';
import { addDays } from '../shared/dates.rules';

const marks: [string, Mark][] = [
  ['ben', 'experienced-observer'],
  ['dmitri', 'experienced-observer'],
  ['rae', 'reviewer'],
  ['rae', 'lived-experience'],
];

/** Who is known for what, and what Ben and Sol were asked to watch: agreed, seen differently, and waiting. */
export async function signOffsOfDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  cast: ReadonlyMap<string, Person>,
): Promise<void> {
  for (const [key, mark] of marks) await app.get(MarksService).give(manager, cast.get(key)!.id, mark);
  const lived = new DemoSignOffs(app, manager, cast);
  await lived.agreed('eleni', 'ben', 'COM-2', 60);
  await lived.agreed('ben', 'sol', 'ROL-5', 50);
  await lived.readAll('ben', 40);
  await lived.waiting('ben', 'sol', 'COM-3', 6);
  await lived.disputed('eleni', 'ben', 'ROL-2', 20);
  await lived.asked('amara', 'ben', 'ROL-1', 1);
  await lived.asked('amara', null, 'CRI-3', 0);
}

class DemoSignOffs {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly manager: EntityManager,
    private readonly cast: ReadonlyMap<string, Person>,
  ) {}

  async agreed(who: string, by: string, competency: string, daysAgo: number): Promise<void> {
    await this.rated(who, by, competency, daysAgo);
    await this.answer(who, competency, daysAgo - 1, 'agreed', 'True, and I know the end of it now.');
  }

  async waiting(who: string, by: string, competency: string, daysAgo: number): Promise<void> {
    await this.rated(who, by, competency, daysAgo);
  }

  async disputed(who: string, by: string, competency: string, daysAgo: number): Promise<void> {
    await this.rated(who, by, competency, daysAgo);
    await this.answer(who, competency, daysAgo - 2, 'disputed', 'I chose to wait there, and said so afterwards.');
  }

  async readAll(who: string, daysAgo: number): Promise<void> {
    const at = new Date(`${this.dayOf(daysAgo)}T15:00:00Z`);
    await this.app.get(Clock).at(at, () => this.app.get(SignOffsService).readAll(this.manager, this.idOf(who)));
  }

  async asked(who: string, observer: string | null, competency: string, daysAgo: number): Promise<void> {
    const observerId = observer ? this.idOf(observer) : null;
    await this.add(who, who, competency, daysAgo, { kind: 'asked', observerId });
  }

  private async rated(who: string, by: string, competency: string, daysAgo: number): Promise<void> {
    const around = await this.app.get(RatersService).around(this.idOf(who), this.manager);
    const rater = around.raters.find(({ id }) => id === this.idOf(by));
    if (!rater?.isSupervisor) await this.asked(who, by, competency, daysAgo + 2);
    const lines = await this.app.get(CriteriaService).of(competency, 'en', this.manager);
    const criteria = lines.map(({ versionId, id }) => ({ versionId, criterionId: id, sight: 'with-support' as const }));
    await this.add(who, by, competency, daysAgo, {
      kind: 'rated',
      seen: { moment: 'role-play', level: 2, seenOn: this.dayOf(daysAgo), context: null, consented: false, criteria },
      words: {
        wentWell: 'Said it in the first minutes, warmly.',
        nextStep: 'Leave a pause, and let the person say it back.',
      },
    });
  }

  private async answer(who: string, competency: string, daysAgo: number, kind: 'agreed' | 'disputed', note: string) {
    const { all } = await this.app.get(SignOffsService).of(this.idOf(who), this.manager);
    const ratingId = all.find((one) => one.competency === competency)!.first!.id;
    await this.add(who, who, competency, daysAgo, { kind, ratingId, note });
  }

  private add(
    who: string,
    by: string,
    competency: string,
    daysAgo: number,
    step: Parameters<SignOffsService['add']>[2],
  ) {
    const clock = this.app.get(Clock);
    const at = daysAgo === 0 ? clock.now() : new Date(`${this.dayOf(daysAgo)}T15:00:00Z`);
    const doing = { personId: this.idOf(who), byId: this.idOf(by), competency };
    return clock.at(at, () => this.app.get(SignOffsService).add(this.manager, doing, step));
  }

  private dayOf(daysAgo: number): string {
    return addDays(this.app.get(PeopleService).today(), -daysAgo);
  }

  private idOf(key: string): string {
    return this.cast.get(key)!.id;
  }
}
