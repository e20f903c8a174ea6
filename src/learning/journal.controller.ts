import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { JournalSharesService } from '../journal/journal-shares.service';
import { JournalService } from '../journal/journal.service';
import { versionIn } from '../content/translated.rules';
import { VersionsService } from '../content/versions.service';
import type { SignedInPerson } from '../people/people.types';
import { courseText } from '../reading/course-text.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ClosedService } from './closed.service';
import { BoxForm, EntryForm } from './journal.form';
import { journalPage, newEntryPage, recoveryCodePage, type Typed } from './journal.page';
import { JournalingService, type Said } from './journaling.service';
import { learnerWays } from './ways.page';

/** Somebody's own journal. */
@Controller('journal')
export class JournalController {
  constructor(
    private readonly journal: JournalService,
    private readonly shares: JournalSharesService,
    private readonly journaling: JournalingService,
    private readonly versions: VersionsService,
    private readonly closed: ClosedService,
    private readonly localFacts: LocalFactsService,
  ) {}

  @Get()
  async list(
    @CurrentPerson() person: SignedInPerson,
    @Query() query: { before?: unknown; done?: unknown },
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('journal/journal', await this.page(person, query, null, t));
  }

  @Get('new')
  async write(
    @CurrentPerson() person: SignedInPerson,
    @Query() query: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, ok } = readForm(BoxForm, query);
    if (!ok) throw new NotFound();
    if (!values.module) return void reply.code(303).redirect('/journal');
    reply.view('journal/new', await this.newPage(person, values, null, t));
  }

  @Post('entries')
  async keep(
    @CurrentPerson() person: SignedInPerson,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, errors, ok } = readForm(EntryForm, body);
    const kept = ok ? await this.journaling.write(person, values, body._key) : { said: { key: firstOf(errors) } };
    if (!('said' in kept)) {
      if (kept.code === null) return void reply.code(303).redirect(kept.to);
      return void reply
        .code(200)
        .view('journal/recovery-code', recoveryCodePage(kept.code, { to: kept.to, isFirst: true }, t));
    }
    await this.giveBack(person, values, kept.said, reply, t);
  }

  @Post('paper-notes')
  async usePaper(
    @CurrentPerson() person: SignedInPerson,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, ok } = readForm(BoxForm, body);
    if (!ok) throw new NotFound();
    const kept = await this.journaling.usePaper(person, values, body._key);
    if (!('said' in kept)) return void reply.code(303).redirect(kept.to);
    reply.code(422).view('journal/new', await this.newPage(person, values, { text: '', said: kept.said }, t));
  }

  /** The form comes back with everything that was typed; as a free entry where its box is gone, or closed by now. */
  private async giveBack(
    person: SignedInPerson,
    values: EntryForm,
    said: Said,
    reply: FastifyReply,
    t: Translate,
  ): Promise<void> {
    const typed = { text: typeof values.text === 'string' ? values.text : '', said };
    reply.code(422);
    const page = values.module ? await this.newPage(person, values, typed, t).catch(() => null) : null;
    if (page) reply.view('journal/new', page);
    else reply.view('journal/journal', await this.page(person, {}, typed, t));
  }

  private async page(
    person: SignedInPerson,
    query: { before?: unknown; done?: unknown },
    typed: Typed | null,
    t: Translate,
  ) {
    const before = /^\d{1,9}$/.test(String(query.before)) ? Number(query.before) : undefined;
    const { entries, hasMore } = await this.journal.list(person.id, before);
    const shared = before === undefined ? await this.shares.withMe(person.id) : [];
    const titles = new Map<string, Awaited<ReturnType<VersionsService['get']>>>();
    for (const { box } of entries)
      if (box) titles.set(box.versionId, versionIn(await this.versions.get(box.versionId), t.language));
    const done = typeof query.done === 'string' ? query.done : null;
    return journalPage({ entries, hasMore, isFirst: before === undefined, shared, versions: titles, typed, done }, t);
  }

  private async newPage(person: SignedInPerson, box: BoxForm, typed: Typed | null, t: Translate) {
    const { own, slug, lessonId, block } = await this.journaling.getBox(person, box);
    const values = typed ? undefined : await this.closed.enter(person, own);
    const facts = await this.localFacts.of(person, block, t, { values });
    const text = courseText(facts, learnerWays(slug, own.published.versionId, t));
    return newEntryPage({ slug, lessonId, block, published: own.published, text, typed }, t);
  }
}

const firstOf = (errors: Record<string, string>): string => errors.text ?? Object.values(errors)[0] ?? 'form.invalid';
