import { Injectable } from '@nestjs/common';
import { PasswordsService } from './passwords.service';
import { TriesService } from './tries.service';

/** Whoever is signed in says the password once more, before what must not happen at a computer that was left open. */
@Injectable()
export class OwnPasswordService {
  constructor(
    private readonly passwords: PasswordsService,
    private readonly tries: TriesService,
  ) {}

  /** Counted with the tries at signing in. @returns why it is refused, or null. */
  refuse(
    account: { email: string; passwordHash: string | null },
    present: string,
    address: string,
  ): Promise<'wait' | 'wrong' | null> {
    return this.passwords.inTurn(() => this.refuseInTurn(account, present, address));
  }

  /** In turn, or a flood of tries would all count none. */
  private async refuseInTurn(
    { email, passwordHash }: { email: string; passwordHash: string | null },
    present: string,
    address: string,
  ): Promise<'wait' | 'wrong' | null> {
    if (await this.tries.mustWait('sign-in', email, address)) return 'wait';
    if (await this.passwords.matches(passwordHash, present)) return null;
    await this.tries.note('sign-in', email, address);
    return 'wrong';
  }
}
