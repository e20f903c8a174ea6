import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Secrets } from '../config/secrets';
import { Seal } from '../messages/seal';
import { Clock } from '../shared/clock';
import { ownerOfForm } from './form-token';
import { fieldsToKeep, isFresh, type KeptForm, pageBehind } from './kept-form.rules';
import type { AskedRequest } from './request';
import { SECRETS } from './secrets.token';

/**
 * What somebody sent after their sign-in had ended. It is nowhere on the server: the sign-in page carries it, sealed for the one person
 * whose form it was, so that whoever else sits down at that computer can neither read nor send it.
 */
@Injectable()
export class KeptForms {
  private readonly seal: Seal;

  constructor(
    @Inject(SECRETS) private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {
    this.seal = new Seal(secrets.formKey, 'kept form');
  }

  /** The page and the owner of a posted form of ours; null where no page of ours was sent. */
  behind(request: AskedRequest): { ownerId: string; page: string } | null {
    const ownerId = ownerOfForm(this.secrets.formKey, (request.body as { _csrf?: unknown } | undefined)?._csrf);
    return ownerId ? { ownerId, page: pageBehind(request.url, request.headers.referer, request.host) } : null;
  }

  /** @returns null where there is nothing to keep, or nothing that may be kept. */
  take(request: AskedRequest): { ownerId: string; form: KeptForm } | null {
    const behind = this.behind(request);
    const fields = behind && fieldsToKeep(request.body);
    if (!fields) return null;
    const form = { action: request.url, page: behind.page, fields, keptAt: this.clock.now().toISOString() };
    return { ownerId: behind.ownerId, form };
  }

  close(ownerId: string, form: KeptForm): string {
    return this.seal.close(JSON.stringify(form), ownerId);
  }

  /** @returns null where it was sealed for another person, altered, or is too old. */
  open(sealed: string | undefined, personId: string): KeptForm | null {
    const text = sealed ? this.seal.open(sealed, personId) : null;
    const form = text && (JSON.parse(text) as KeptForm);
    return form && isFresh(form, this.clock.now()) ? form : null;
  }

  /** The same form sent again, however often, is one: its key follows from what it says. */
  keyOf(personId: string, { action, fields }: KeptForm): string {
    const hex = createHash('sha256')
      .update(JSON.stringify([personId, action, fields]))
      .digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
  }
}
