import type { LocalSlot } from '../content/course-model.types';
import { choiceWords, goodUntil, isDerived, slotState } from '../content/slot-state.rules';
import type { SlotValue } from '../content/slot.types';
import { typedText } from '../shared/form';
import type { Translate } from '../shared/texts';
import type { SlotFacts } from './slot-directory.service';
import { slotHref, slotIcons } from './slots.page';

/** A form that came back: what was typed, and a message key by field. */
interface FailedSlot {
  values: Record<string, unknown>;
  errors: Record<string, string>;
}
interface Shown {
  saved: boolean;
  failed: FailedSlot | null;
  formKey: string;
}

/** One local slot: what it says everywhere and in each team, where it is used, and everything it ever said. */
export function slotPage(facts: SlotFacts, shown: Shown, t: Translate) {
  const { slot, teams, standing, waiting, history, today, organisation } = facts;
  const standingOf = (teamId: string | null) => standing.find((one) => one.teamId === teamId);
  const state = slotState(slot, filled(standingOf(null)), today);
  return {
    title: t('slots.one'),
    label: slot.label,
    help: slot.help,
    href: slotHref(slot.key),
    icon: slotIcons[state],
    stateWords: t(`slots.state.${state}`),
    derived: isDerived(slot.key)
      ? t('slots.derivedHelp', { what: slot.key === 'org.name' ? 'organisation' : 'supervisor', organisation })
      : null,
    saved: shown.saved,
    formKey: shown.formKey,
    everywhere: placeOf(facts, { id: null, name: t('slots.everywhere') }, shown, t),
    teams: teams.map((team) => placeOf(facts, team, shown, t)),
    waiting: waiting.map((one) => one.title),
    uses: facts.uses.map(({ slug, title, isPublished, uses }) => ({
      title,
      href: isPublished ? `/modules/${slug}` : null,
      draft: !isPublished,
      parts: uses.map((use) => use.title).join(' · '),
    })),
    history: history.map((row) => ({
      by: row.by ?? t('audit.nobody'),
      on: row.recordedAt,
      where: row.teamId === null ? t('slots.everywhere') : row.team,
      said: row.value ? wordsOf(slot, row.value) : [t('slots.takenOut')],
      checkedOn: row.value ? row.checkedOn : null,
      expiresOn: row.value ? row.expiresOn : null,
    })),
  };
}

const filled = (value: SlotValue | undefined): SlotValue | undefined => (value?.value ? value : undefined);
const wordsOf = (slot: LocalSlot, value: string): string[] =>
  (slot.kind === 'choice' ? choiceWords(slot.choices ?? [], value) : value).split('\n');

/** What stands at one place, and the forms to change it. */
function placeOf(
  { slot, standing, today }: SlotFacts,
  place: { id: string | null; name: string },
  { failed, formKey }: Shown,
  t: Translate,
) {
  const last = standing.find((one) => one.teamId === place.id);
  const value = filled(last);
  const state = value || place.id === null ? slotState(slot, value, today) : null;
  const mine = failed && (failed.values.teamId ?? null) === place.id ? failed : null;
  const said = (field: string) =>
    mine?.errors[field] ? t(mine.errors[field], { days: slot.expiresDays ?? 0, count: 2000 }) : null;
  const typed = (field: string, stands: string) => typedText(mine?.values, field, stands);
  const chosen = typed('value', value?.value ?? '');
  const until = goodUntil(today, slot.expiresDays);
  return {
    id: place.id ?? 'all',
    teamId: place.id ?? '',
    name: place.name,
    key: formKey,
    seen: last?.id ?? '',
    said: value ? wordsOf(slot, value.value) : null,
    checkedOn: value?.checkedOn ?? null,
    expiresOn: value?.expiresOn ?? null,
    ranOut: state === 'expired',
    icon: state ? slotIcons[state] : 'dash',
    stateWords: state ? t(`slots.state.${state}`) : t('slots.asEverywhere'),
    confirmUntil: until,
    urgent: state === 'soon' || state === 'expired',
    canTakeOut: value !== undefined && (place.id !== null || !slot.required),
    form: {
      open: mine !== null || (place.id === null && !value),
      kind: slot.kind,
      help: t(`slots.kindHelp.${slot.kind}`),
      value: chosen,
      choices: (slot.choices ?? []).map((one) => ({
        id: `value-${place.id ?? 'all'}-${one.value}`,
        value: one.value,
        label: one.text,
        checked: one.value === chosen,
      })),
      checkedOn: typed('checkedOn', today),
      expiresOn: typed('expiresOn', ''),
      untilHelp: slot.expiresDays ? t('slots.untilHelp', { days: slot.expiresDays }) : t('slots.untilOpen'),
      errors: { form: said('form'), value: said('value'), checkedOn: said('checkedOn'), expiresOn: said('expiresOn') },
    },
  };
}
