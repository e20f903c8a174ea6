import type { EntityManager } from 'typeorm';
import { rows } from '../../src/database/query';
import { CalendarFeedsService } from '../../src/messages/calendar-feeds.service';
import { DueReminder } from '../../src/messages/due-reminder.entity';
import { MessageChoicesService } from '../../src/messages/message-choices.service';
import { newId } from '../../src/shared/ids';
import type { TestApp } from './app';

/** What the demonstration leaves out of messages and of who is there for whom. */
export async function fillTogether(at: TestApp, manager: EntityManager, personId: string): Promise<void> {
  await at.app.get(MessageChoicesService).save(manager, personId, { digest: 1, dueReminders: 0, digestDay: '2' });
  await at.app.get(CalendarFeedsService).make(manager, personId);
  const [enrolment] = await rows<{ id: string }>(manager, 'SELECT id FROM enrolments WHERE person_id = ?', [personId]);
  const told = { id: newId(), personId, enrolmentId: enrolment!.id, toldAt: '2026-11-23T10:00:00.000Z' };
  await manager.insert(DueReminder, { ...told, kind: 'soon' });
}
