import type { BackupState } from '../backups/backups.service';
import type { KeptBackup } from '../backups/shelf';
import type { Translate } from '../shared/texts';

const twoDays = 48 * 3_600_000;

/** What an administrator has to know about the last backup; a text's key, or null when all is well. */
export function concernOf(last: KeptBackup | undefined, now: Date): string | null {
  if (!last) return 'backups.none';
  if (last.checkedAt !== null && !last.sound) return 'backups.unsound';
  if (now.getTime() - Date.parse(last.madeAt) > twoDays) return 'backups.old';
  return last.checkedAt === null ? 'backups.unchecked' : null;
}

export function backupsPage(state: BackupState, now: Date, formKey: string, t: Translate) {
  const last = state.all.find((one) => one.reason === 'kept');
  const concern = state.isBeingMade ? null : concernOf(last, now);
  return {
    title: t('backups.title'),
    last: last ? { madeAt: last.madeAt, words: t(stateKey(last)) } : null,
    concern: concern && t(concern),
    making: state.isBeingMade,
    formKey,
    schedule: state.hours > 0 ? t('backups.schedule', { hours: state.hours }) : t('backups.noSchedule'),
    keys: t(state.hasPassphrase ? 'backups.withKeys' : 'backups.withoutKeys'),
    folder: state.folder,
    kept: state.all.map((one) => ({
      name: one.name,
      madeAt: one.madeAt,
      size: sizeOf(one.bytes, t),
      icon: one.sound ? 'done' : one.checkedAt === null ? 'ring' : 'problem',
      words: t(stateKey(one)),
      reason: t(`backups.reason.${one.reason}`),
    })),
    counts: t('backups.counts', { kept: state.all.length, size: sizeOf(total(state.all), t) }),
  };
}

const total = (all: readonly KeptBackup[]): number => all.reduce((sum, one) => sum + one.bytes, 0);

const sizeOf = (bytes: number, t: Translate): string =>
  bytes < 1_000_000
    ? t('backups.kilobytes', { size: Math.max(1, Math.round(bytes / 1_000)) })
    : t('backups.megabytes', { size: Math.round(bytes / 100_000) / 10 });

function stateKey(one: KeptBackup): string {
  if (one.checkedAt === null) return 'backups.state.unchecked';
  return one.sound ? 'backups.state.sound' : 'backups.state.unsound';
}
