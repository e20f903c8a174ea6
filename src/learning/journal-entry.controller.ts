import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LooksService } from '../audit/looks.service';
import { versionIn } from '../content/translated.rules';
import { VersionsService } from '../content/versions.service';
import { JournalSharesService } from '../journal/journal-shares.service';
import { JournalService } from '../journal/journal.service';
import type { Entry } from '../journal/journal.types';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { CannotUse, NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { entryPage, type Returned, sharedEntryPage } from './journal-entry.page';
import { JournalChangesService } from './journal-changes.service';
import { RewriteForm, ShareForm } from './journal.form';
import { JournalingService } from './journaling.service';

/** One entry: for its author to read, change, delete and share; and for whom it is shared with. */
@Controller('journal')
export class JournalEntryController {
  constructor(
    private readonly journal: JournalService,
    private readonly shares: JournalSharesService,
    private readonly journaling: JournalingService,
    private readonly changes: JournalChangesService,
    private readonly versions: VersionsService,
    private readonly people: PeopleService,
    private readonly looks: LooksService,
  ) {}

  /** The author can read who looked, and on which day. */
  @Get('shared/:share')
  async showShared(
    @CurrentPerson() reader: SignedInPerson,
    @Param('share') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    if (!isId(id)) throw new NotFound();
    const shared = await this.shares.getForReader(reader.id, id);
    await this.looks.note(reader.id, shared.authorId, this.people.today());
    reply.view('journal/shared', sharedEntryPage(shared, await this.versionOf(shared.entry, t), t));
  }

  @Get(':entry')
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('entry') id: string,
    @Query('done') done: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const returned = typeof done === 'string' ? { done } : {};
    reply.view('journal/entry', await this.page(person, await this.open(person, id), returned, t));
  }

  @Post(':entry/text')
  async rewrite(
    @CurrentPerson() person: SignedInPerson,
    @Param('entry') id: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const entry = await this.open(person, id);
    const { values, errors, ok } = readForm(RewriteForm, body);
    const isKept = ok && (await this.journaling.rewrite(person, entry.id, values.seen, values.text, body._key));
    if (isKept) return void reply.code(303).redirect(`/journal/${id}?done=changed`);
    const key = ok ? 'journal.changedElsewhere' : (errors.text ?? 'form.invalid');
    const typed = { text: typeof values.text === 'string' ? values.text : '', said: { key } };
    reply.code(422).view('journal/entry', await this.page(person, await this.open(person, id), { typed }, t));
  }

  @Post(':entry/deletion')
  async remove(
    @CurrentPerson() person: SignedInPerson,
    @Param('entry') id: string,
    @Body('_key') key: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changes.empty(person, (await this.open(person, id)).id, key);
    reply.code(303).redirect('/journal?done=deleted');
  }

  @Post(':entry/shares')
  async share(
    @CurrentPerson() person: SignedInPerson,
    @Param('entry') id: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const entry = await this.open(person, id);
    const { values, errors, ok } = readForm(ShareForm, body);
    const refused = ok ? await this.tryToShare(person, entry.id, values.readerId, body._key) : errors.readerId;
    if (!refused) return void reply.code(303).redirect(`/journal/${id}?done=shared#shares`);
    reply.code(422).view('journal/entry', await this.page(person, entry, { shareError: refused }, t));
  }

  @Post(':entry/shares/:share/withdrawal')
  async takeBack(
    @CurrentPerson() person: SignedInPerson,
    @Param() { entry: id, share }: { entry: string; share: string },
    @Body('_key') key: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId(share)) throw new NotFound();
    await this.changes.takeBack(person, (await this.open(person, id)).id, share, key);
    reply.code(303).redirect(`/journal/${id}?done=takenBack#shares`);
  }

  private async tryToShare(person: SignedInPerson, entryId: string, readerId: string, key: unknown) {
    try {
      await this.changes.share(person, entryId, readerId, key);
      return null;
    } catch (error) {
      if (error instanceof CannotUse) return Object.values(error.errors)[0] ?? 'form.choose';
      throw error;
    }
  }

  private open(person: SignedInPerson, id: string): Promise<Entry> {
    if (!isId(id)) throw new NotFound();
    return this.journal.getOwn(person.id, id);
  }

  private async versionOf({ box }: Entry, t: Translate) {
    return box ? versionIn(await this.versions.get(box.versionId), t.language) : undefined;
  }

  private async page(person: SignedInPerson, entry: Entry, returned: Returned, t: Translate) {
    const shares = await this.shares.of(person.id, entry.id);
    const readers = entry.words.state === 'open' ? await this.shares.readersFor(person.id) : [];
    return entryPage({ entry, version: await this.versionOf(entry, t), shares, readers, returned }, t);
  }
}
