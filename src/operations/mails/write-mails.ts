import type { INestApplicationContext } from '@nestjs/common';
import { DueReminder } from '../../messages/due-reminder.entity';
import { OutboxService } from '../../messages/outbox.service';
import { isUniqueViolation } from '../../database/transact';
import { PeopleService } from '../../people/people.service';
import { Clock } from '../../shared/clock';
import { newId } from '../../shared/ids';
import { isMorningOver, planMails } from './mail-plan';
import type { PlannedMail } from './mail-plan.types';

/** Writes what is to be told today into the outbox: each once, however many instances do it. @returns how many. */
export async function writeMails(app: INestApplicationContext): Promise<number> {
  if (!app.get(OutboxService).isOn || !isMorningOver(app)) return 0;
  let written = 0;
  for (const mail of await planMails(app)) if (await writeOne(app, mail)) written++;
  return written;
}

/** Another instance that was first has written what is unique: then nothing of ours is. */
async function writeOne(app: INestApplicationContext, mail: PlannedMail): Promise<boolean> {
  const { to, template, details, onceKey, tells } = mail;
  const toldAt = app.get(Clock).now().toISOString();
  try {
    await app.get(PeopleService).transact(async (manager) => {
      await app.get(OutboxService).put(manager, { personId: to.id, template, details, onceKey });
      for (const { enrolmentId, kind } of tells) {
        const row = { id: newId(), personId: to.id, enrolmentId, kind, toldAt };
        const already = template === 'digest' && (await manager.existsBy(DueReminder, { enrolmentId, kind }));
        if (!already) await manager.insert(DueReminder, row);
      }
    });
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return false;
  }
}
