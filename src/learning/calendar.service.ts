import { Injectable } from '@nestjs/common';
import type { Progress } from '../completions/progress.types';
import { CompletionsService } from '../completions/completions.service';
import { SessionDatesService } from '../completions/session-dates.service';
import { sessionOf, sessionsOf } from '../content/live-sessions.rules';
import { moduleIn } from '../content/translated.rules';
import type { TrainingModule } from '../content/course-model.types';
import { VersionsService } from '../content/versions.service';
import { AskedService } from '../enrolments/asked.service';
import type { CalendarEvent } from '../messages/calendar.rules';
import { PeopleService } from '../people/people.service';
import type { Named } from '../people/people.types';
import { addDays } from '../shared/dates.rules';
import { ConversationsService } from '../threads/conversations.service';
import type { Translate } from '../shared/texts';

/** Days that are over for longer than this are in no calendar any more. */
const keptDays = 30;

interface Reader extends Named {
  showsTitles: number;
}

/** What of somebody's training has a day: in neutral words, unless they want titles. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly people: PeopleService,
    private readonly completions: CompletionsService,
    private readonly asked: AskedService,
    private readonly versions: VersionsService,
    private readonly dates: SessionDatesService,
    private readonly conversations: ConversationsService,
  ) {}

  async events(reader: Reader, t: Translate): Promise<CalendarEvent[]> {
    const progress = await this.completions.progressOf([reader.id]);
    const asked = await this.asked.of(progress);
    const since = addDays(this.people.today(), -keptDays);
    const found: CalendarEvent[] = [];
    for (const one of progress) {
      const module = (await this.versions.findCurrent(one.slug))?.module;
      const words = (what: string, title = module ? moduleIn(module, t.language).title : one.slug) =>
        Number(reader.showsTitles) === 1 ? t(`calendar.${what}.titled`, { title }) : t(`calendar.${what}`);
      const day = (what: string, on: string | null | undefined, id: string) => {
        if (on && on >= since) found.push({ uid: `${what}-${id}@waymark`, summary: words(what), when: { on } });
      };
      if (!one.completion) day('due', asked.get(one.enrolmentId)?.dueOn, one.enrolmentId);
      const last = one.completion ?? one.earlier[0];
      day('renewal', last?.validUntil, last?.enrolmentId ?? '');
      if (module && !one.completion) found.push(...(await this.sessions(one, module, words)));
    }
    return [...found, ...(await this.talks(reader.id, since, t))];
  }

  /** The days that somebody and their supervisor agreed for their next talk. */
  private async talks(personId: string, since: string, t: Translate): Promise<CalendarEvent[]> {
    const all = await this.conversations.of(personId, null);
    return all.flatMap(({ id, next, isDeleted }) =>
      next && next >= since && !isDeleted
        ? [{ uid: `talk-${id}@waymark`, summary: t('calendar.talk'), when: { on: next } }]
        : [],
    );
  }

  /** The dates to come of sessions that belong to a module they have to do. */
  private async sessions(
    { personId, slug }: Progress,
    module: TrainingModule,
    words: (what: string, title?: string) => string,
  ): Promise<CalendarEvent[]> {
    if (sessionsOf(module).length === 0) return [];
    const coming = await this.dates.comingFor(personId, slug);
    return coming.map(({ id, sessionId, startsAt, minutes }) => ({
      uid: `session-${id}@waymark`,
      summary: words('session', sessionOf(module, sessionId)?.title),
      when: { startsAt, minutes },
    }));
  }
}
