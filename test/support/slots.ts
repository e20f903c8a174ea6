import { SlotsService } from '../../src/content/slots.service';
import { transact } from '../../src/database/transact';
import type { TestApp } from './app';
import { Courses } from './courses';

/** Two required facts, one of them with a day it runs out on; an optional one; and one that is derived. */
const slotsYaml = `slots:
  - { key: org.name, label: Name of the organisation, help: As people say it., kind: text, required: true }
  - { key: crisis.lines, label: Crisis lines, help: One line each., kind: list, required: true, expires_days: 180 }
  - { key: policy.suicideTalk, label: When a person talks of suicide, help: What we tell., kind: choice, choices: [always-tell-same-shift, { value: tell-if-criteria, text: "We tell as soon as a sign is there, & together." }], required: true }
  - { key: policy.money, label: Money, help: One sentence., kind: text, required: false }
  - { key: test.number, label: Hours, help: A number., kind: number, required: false }
`;

/** The tests' course; its module places the crisis lines, and a second one (“Plain”) places nothing. */
export function coursesWithSlots(): Courses {
  const courses = new Courses();
  courses.write('local/slots.yaml', slotsYaml);
  courses.copyModule('kind-no', 'plain');
  courses.edit('plain/module.yaml', 'A kind no', 'Plain words');
  courses.edit('kind-no/module.yaml', 'sources:', 'slots: [crisis.lines, policy.money]\nsources:');
  courses.edit('kind-no/lessons/practise.md', 'Say it twice.', 'Say it twice. Ring {{crisis.lines}} at {{org.name}}.');
  courses.edit('paths/everyone.yaml', '[kind-no]', '[kind-no, plain]');
  return courses;
}

interface Filled {
  key: string;
  value: string;
  checkedOn: string;
  expiresOn?: string | null;
  teamId?: string | null;
}
export const fillSlot = (at: TestApp, slot: Filled): Promise<void> =>
  transact(at.db, (manager) => at.app.get(SlotsService).fill(manager, slot, null));
