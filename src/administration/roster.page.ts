import type { ListedImport } from '../rosters/roster-imports.queries';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';

interface Shown {
  /** What was pasted. */
  text: string;
  /** A message key: why it cannot be used. */
  error: string | null;
  /** A roster that was looked at is no longer kept. */
  hasEnded: boolean;
}

/** Where a roster is given, and the imports so far. */
export function rosterPage(imports: readonly ListedImport[], { text, error, hasEnded }: Shown, t: Translate) {
  return {
    title: t('roster.title'),
    notice: hasEnded ? t('roster.ended') : null,
    error: error === null ? null : t(error),
    text,
    formKey: newRandomId(),
    columns: [
      'email',
      'name',
      'team',
      'teamType',
      'supervisor',
      'startedOn',
      'hours',
      'workingDays',
      'engagement',
      'language',
      'roles',
    ].map((field) => ({ name: t(`roster.field.${field}`), help: t(`roster.fieldHelp.${field}`) })),
    imports: imports.map((one) => ({
      href: `/administration/roster/imports/${one.id}`,
      importedAt: one.importedAt,
      by: one.importedBy ?? t('audit.nobody'),
      words: t('roster.counts', { added: one.addedCount, changed: one.changedCount, refused: one.refusedCount }),
      icon: one.undoneAt ? 'dash' : 'done',
      state: t(one.undoneAt ? 'roster.undone' : 'roster.stands'),
    })),
  };
}
