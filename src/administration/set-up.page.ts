import { isDerived, slotState, valuesFor } from '../content/slot-state.rules';
import { slotNotices } from '../content/slot-words.page';
import type { Translate } from '../shared/texts';
import type { SetUpFacts } from './set-up.service';

type StepState = 'done' | 'half' | 'ring' | 'problem';
interface Step {
  key: string;
  href: string;
  state: StepState;
  /** What the state is, in words of this step. */
  words: string;
  help: string;
}

/** The set-up list; once everything is done it is one line. */
export function setUpPart(facts: SetUpFacts, t: Translate) {
  const groups = [
    { title: t('setUp.safe'), id: 'safe', steps: [slotsStep(facts, t)] },
    {
      title: t('setUp.people'),
      id: 'people',
      steps: [teamStep(facts, t), supervisorStep(facts, t), peopleStep(facts, t)],
    },
    { title: t('setUp.running'), id: 'running', steps: [mailStep(facts, t), backupStep(facts, t)] },
  ];
  const steps = groups.flatMap((group) => group.steps);
  const done = steps.filter((step) => step.state === 'done').length;
  return {
    title: t('setUp.title', { organisation: facts.organisation }),
    sentence: t(done === steps.length ? 'setUp.allDone' : 'setUp.sentence', { done, steps: steps.length }),
    isDone: done === steps.length,
    groups: groups.map((group) => ({
      ...group,
      steps: group.steps.map((step) => ({ ...step, name: t(`setUp.${step.key}`) })),
    })),
    canStart: canStart(facts, t),
    notices: slotNotices(facts.slots.waiting, facts.slots.soon, facts.services, t),
  };
}

function slotsStep({ slots }: SetUpFacts, t: Translate): Step {
  const values = valuesFor(slots.standing, null);
  const needed = slots.registry.filter((slot) => slot.required && !isDerived(slot.key));
  const good = needed.filter((slot) => ['filled', 'soon'].includes(slotState(slot, values.get(slot.key), slots.today)));
  const state = good.length === needed.length ? 'done' : slots.waiting.length > 0 ? 'problem' : 'half';
  return {
    key: 'slots',
    href: '/administration/slots',
    state,
    words: t(state === 'problem' ? 'setUp.slotsNeeded' : 'setUp.slotsCount', {
      good: good.length,
      needed: needed.length,
    }),
    help: t('setUp.slotsHelp'),
  };
}

const teamStep = ({ counts }: SetUpFacts, t: Translate): Step => ({
  key: 'team',
  href: '/administration/teams',
  state: counts.teams > 0 ? 'done' : 'ring',
  words: counts.teams > 0 ? t('setUp.teamCount', { teams: counts.teams }) : t('setUp.notYet'),
  help: t('setUp.teamHelp'),
});

const supervisorStep = ({ supervised }: SetUpFacts, t: Translate): Step => ({
  key: 'supervisor',
  href: '/administration/people?role=supervisor',
  state: supervised.people > 0 ? 'done' : 'ring',
  words: supervised.people > 0 ? t('setUp.supervisorCount', supervised) : t('setUp.notYet'),
  help: t('setUp.supervisorHelp'),
});

/** Whoever sets the place up is one person alone at first. */
function peopleStep({ counts }: SetUpFacts, t: Translate): Step {
  const state = counts.people <= 1 ? 'ring' : counts.waiting > 0 ? 'half' : 'done';
  return {
    key: 'invited',
    href: counts.waiting > 0 ? '/administration/people?state=not-invited' : '/administration/people',
    state,
    words: state === 'ring' ? t('setUp.notYet') : t('setUp.invitedCount', counts),
    help: t('setUp.invitedHelp'),
  };
}

/** No mail is a way to run a place too: then links are handed over. */
const mailStep = ({ isMailOn }: SetUpFacts, t: Translate): Step => ({
  key: 'mail',
  href: '/administration/messages',
  state: 'done',
  words: t(isMailOn ? 'setUp.mailOn' : 'setUp.mailOff'),
  help: t(isMailOn ? 'setUp.mailOnHelp' : 'setUp.mailOffHelp'),
});

function backupStep({ lastBackup }: SetUpFacts, t: Translate): Step {
  const state = !lastBackup ? 'ring' : lastBackup.sound ? 'done' : lastBackup.checkedAt ? 'problem' : 'half';
  const words = { ring: 'notYet', done: 'backupDone', half: 'backupUnchecked', problem: 'backupUnsound' };
  return {
    key: 'backup',
    href: '/administration/backups',
    state,
    words: t(`setUp.${words[state]}`),
    help: t('setUp.backupHelp'),
  };
}

function canStart({ slots }: SetUpFacts, t: Translate) {
  const waiting = slots.waiting.map((one) => one.title).join(', ');
  const open = slots.published.length - slots.waiting.length;
  return {
    icon: open > 0 ? 'done' : 'ring',
    open: t('setUp.open', { modules: open }),
    waiting: waiting && t('setUp.waiting', { modules: slots.waiting.length, titles: waiting }),
  };
}
