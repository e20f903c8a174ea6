import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Reader } from '../database/query';
import { MessageChoice } from './message-choice.entity';
import type { MailList } from './messages.types';

type Choice = Omit<MessageChoice, 'personId'>;
const nothingSaid: Choice = { digest: 1, dueReminders: 1, digestDay: null };

/** Which mails somebody wants. It is theirs alone: no page of others and no line of the log says it. */
@Injectable()
export class MessageChoicesService {
  constructor(private readonly db: DataSource) {}

  async of(personId: string, db: Reader = this.db): Promise<Choice> {
    const manager = 'options' in db ? db.manager : db;
    const [own] = await manager.find(MessageChoice, { where: { personId } });
    return own ? { digest: own.digest, dueReminders: own.dueReminders, digestDay: own.digestDay } : nothingSaid;
  }

  async wants(personId: string, list: MailList): Promise<boolean> {
    const { digest, dueReminders } = await this.of(personId);
    return (list === 'digest' ? digest : dueReminders) === 1;
  }

  async save(manager: EntityManager, personId: string, choice: Choice): Promise<void> {
    await manager.upsert(MessageChoice, { personId, ...choice }, ['personId']);
  }

  async stop(manager: EntityManager, personId: string, list: MailList): Promise<void> {
    const stopped = list === 'digest' ? { digest: 0 } : { dueReminders: 0 };
    await this.save(manager, personId, { ...(await this.of(personId, manager)), ...stopped });
  }
}
