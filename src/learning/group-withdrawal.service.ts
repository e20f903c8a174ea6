import { Injectable } from '@nestjs/common';
import { readCode } from '../threads/group-code';
import { GroupListService } from '../threads/group-list.service';
import { TriesService } from '../sign-in/tries.service';

/** Taking a question off the group list. Only a wrong code is noted, and of nobody's item; a right one leaves no trace of who had it. */
@Injectable()
export class GroupWithdrawalService {
  private before: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly groupList: GroupListService,
    private readonly tries: TriesService,
  ) {}

  /** One after the other, or a flood of tries would all count none. @returns what is wrong, as a message key. */
  takeBack(personId: string, address: string, typed: unknown): Promise<string | null> {
    const mine = this.before.then(() => this.tryOnce(personId, address, typed));
    this.before = mine.catch(() => undefined);
    return mine;
  }

  private async tryOnce(personId: string, address: string, typed: unknown): Promise<string | null> {
    if (await this.tries.mustWait('group-code', personId, address)) return 'groupWithdrawal.wait';
    const code = readCode(typeof typed === 'string' ? typed : '');
    if (code && (await this.groupList.takeBack(code))) return null;
    await this.tries.note('group-code', personId, address);
    return 'groupWithdrawal.wrong';
  }
}
