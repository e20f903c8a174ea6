import type { InvitedPerson, RosterImportsService } from '../rosters/roster-imports.service';
import { mostInvited } from '../rosters/roster-imports.service';
import type { LeftAlone } from '../rosters/roster-log.types';
import type { UndoPlan } from '../rosters/undo-plan.rules';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';

type Found = Awaited<ReturnType<RosterImportsService['get']>>;
const perPage = 250;

/** @param foreseen what undoing would do now; null where it was undone. */
export function rosterImportPage(found: Found, foreseen: UndoPlan | null, wantedPage: number, t: Translate) {
  const { listed, log, accounts } = found;
  const address = `/administration/roster/imports/${listed.id}`;
  const added = new Set(log.people.filter((one) => one.isNew).map((one) => one.id));
  const pages = Math.max(1, Math.ceil(accounts.length / perPage));
  const page = Math.min(Math.max(1, Math.trunc(wantedPage)), pages);
  const at = (n: number) => (n >= 1 && n <= pages ? `${address}?page=${n}` : null);
  const counts = { added: listed.addedCount, changed: listed.changedCount, refused: listed.refusedCount };
  return {
    title: t('rosterImport.title'),
    sentence: t('roster.counts', counts),
    importedAt: listed.importedAt,
    by: t('rosterImport.by', { name: listed.importedBy ?? t('audit.nobody') }),
    undone: listed.undoneAt && { at: listed.undoneAt, by: t('rosterImport.by', { name: listed.undoneBy ?? '' }) },
    left: leftRows(found.leftAlone ?? [], found, t),
    people: accounts.slice((page - 1) * perPage, page * perPage).map((one) => ({
      ...one,
      href: `/administration/people/${one.id}`,
      icon: added.has(one.id) ? 'here' : 'half',
      words: t(added.has(one.id) ? 'rosterImport.added' : 'rosterImport.changed'),
    })),
    pager: pages === 1 ? null : { page, pages, previous: at(page - 1), next: at(page + 1) },
    inviting: found.waiting.length > 0 ? invitingOf(found, address, t) : null,
    undoing: foreseen && undoingOf(foreseen, found, address, t),
  };
}

function invitingOf({ waiting, isMailOn }: Found, address: string, t: Translate) {
  const many = Math.min(waiting.length, mostInvited);
  return {
    action: `${address}/invitations`,
    key: newRandomId(),
    sentence: t('rosterImport.waiting', { waiting: waiting.length }),
    help: t(isMailOn ? 'rosterImport.inviteByMail' : 'rosterImport.inviteByLink'),
    button: t('rosterImport.invite', { many }),
  };
}

function undoingOf(plan: UndoPlan, found: Found, address: string, t: Translate) {
  const counts = {
    restored: plan.restored.length,
    removed: plan.remove.length,
    closed: plan.close.length,
    closedAgain: plan.closeAgain.length,
  };
  return {
    action: `${address}/reversal`,
    key: newRandomId(),
    sentences: (['restored', 'removed', 'closed', 'closedAgain'] as const)
      .filter((what) => counts[what] > 0)
      .map((what) => t(`rosterImport.undo.${what}`, { people: counts[what] })),
    left: leftRows(plan.leftAlone, found, t),
  };
}

/** What stays as it is, each with whom it is about. */
function leftRows(all: readonly LeftAlone[], { accounts, log }: Found, t: Translate) {
  const names = new Map([...accounts, ...log.teams].map((one) => [one.id, one.name]));
  return all.map(({ id, what }) => ({
    href: `/administration/${what === 'newTeam' ? 'teams' : 'people'}/${id}`,
    name: names.get(id) ?? t('rosterImport.gone'),
    words: t(`rosterImport.left.${what}`),
  }));
}

/** The links of everybody who was invited, shown once, for printing; or that the mails are on their way. */
export function rosterInvitedPage(
  importId: string,
  invited: InvitedPerson[] | null,
  waiting: number,
  isMailOn: boolean,
  here: string,
  t: Translate,
) {
  const state = invited === null ? 'shown' : invited.length === 0 ? 'none' : isMailOn ? 'sent' : 'links';
  return {
    title: t(`rosterInvited.${state}.title`),
    sentence: t(`rosterInvited.${state}.sentence`, { many: invited?.length ?? 0 }),
    back: `/administration/roster/imports/${importId}`,
    isPaper: state === 'links',
    waiting: waiting > 0 ? t('rosterImport.waiting', { waiting }) : null,
    people: (invited ?? []).map(({ name, email, path }) => ({ name, email, link: path && `${here}${path}` })),
  };
}
