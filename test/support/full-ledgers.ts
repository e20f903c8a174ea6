import { choiceStep, returnStep, type RunStep } from '../../src/attempts/scenario-path.rules';
import { PanelAnswersService } from '../../src/attempts/panel-answers.service';
import { PanelsService } from '../../src/attempts/panels.service';
import { ScenarioRunsService } from '../../src/attempts/scenario-runs.service';
import type { Quiz, Scenario } from '../../src/content/course-model.types';
import { scaleOf } from '../../src/content/question-items.rules';
import type { JudgementQuestion } from '../../src/content/question.types';
import { VersionsService } from '../../src/content/versions.service';
import type { EntityManager } from 'typeorm';
import { AttendancesService } from '../../src/completions/attendances.service';
import { PriorLearningService } from '../../src/completions/prior-learning.service';
import { SessionDate } from '../../src/completions/session-date.entity';
import { CertificatesService } from '../../src/completions/certificates/certificates.service';
import { ConfidencesService } from '../../src/completions/confidences.service';
import { Ledger } from '../../src/database/ledger';
import { rows } from '../../src/database/query';
import { EnrolmentsService } from '../../src/enrolments/enrolments.service';
import { EvidenceService } from '../../src/evidence/evidence.service';
import { ChecklistSignature } from '../../src/evidence/checklist-signature.entity';
import { JournalSharesService } from '../../src/journal/journal-shares.service';
import { JournalService } from '../../src/journal/journal.service';
import { PeopleService } from '../../src/people/people.service';
import { RolesService } from '../../src/people/roles.service';
import { newId } from '../../src/shared/ids';
import { ThreadsService } from '../../src/threads/threads.service';
import type { TestApp } from './app';
import { askAndTalk, superviseQuinn } from './full-questions';
import { fillTogether } from './full-together';
import { fillSignOffs } from './full-sign-offs';
import { fillConversation } from './full-conversations';

/** What the demonstration leaves out, so that every ledger of a person has a row: Quinn's path is withdrawn, one item is signed, one question is handed on and taken back, a session attended, prior learning accepted, an entry shared for a while, and Ben's certificate hidden and taken back. */
export async function fillLedgers(at: TestApp): Promise<void> {
  await at.app.get(PeopleService).transact(async (manager) => {
    const [quinn] = await rows<{ id: string }>(manager, `SELECT id FROM people WHERE email = 'quinn@demo.example'`);
    const [standing] = await at.app.get(EnrolmentsService).standing(manager, quinn!.id);
    const said = { personId: quinn!.id, enrolmentId: standing!.enrolmentId, moment: 'before', value: 4 } as const;
    await at.app.get(ConfidencesService).say(manager, said);
    await at.app.get(RolesService).revoke(manager, quinn!.id, 'learner');
    await at.app.get(EnrolmentsService).plan(manager, quinn!);
    await at.app.get(Ledger).append(manager, ChecklistSignature, {
      id: newId(),
      personId: quinn!.id,
      itemId: 'test-item',
      signedAs: 'person',
      signedById: quinn!.id,
      signedOn: '2026-11-23',
      signedAt: '2026-11-23T10:00:00.000Z',
    });
    await at.app.get(EvidenceService).wish(manager, quinn!.id, 'COM-1', true);
    await runScenario(at, manager, quinn!.id);
    await askAndTakeBack(at, manager, quinn!.id);
    await askAndTalk(at, manager, quinn!.id);
    await superviseQuinn(at, manager, quinn!.id);
    await attendAndClaim(at, manager, quinn!.id);
    const shares = at.app.get(JournalSharesService);
    const entryId = await at.app.get(JournalService).write(manager, quinn!.id, null, 'What I take from today.');
    const [reader] = await shares.readersFor(quinn!.id, manager);
    await shares.add(manager, quinn!.id, entryId, reader!.id);
    const [share] = await shares.of(quinn!.id, entryId, manager);
    await shares.withdraw(manager, quinn!.id, entryId, share!.id);
    const certificates = at.app.get(CertificatesService);
    const [made] = await rows<{ id: string }>(manager, 'SELECT id FROM certificates');
    const certificate = await certificates.get(made!.id, manager);
    await certificates.setWithdrawn(manager, certificate, true);
    await certificates.revoke(manager, certificate, { reason: 'mistake', note: 'A test.' }, quinn!.id);
    await fillPanel(at, manager, quinn!.id);
    await fillTogether(at, manager, quinn!.id);
    await fillSignOffs(at, manager, quinn!.id, reader!.id);
    const [supervisor] = await at.app.get(PeopleService).supervisorsOf(quinn!.id, manager);
    await fillConversation(at, manager, quinn!.id, supervisor!.id);
  });
}

const scenario: Scenario = {
  id: 'talk',
  title: 'Talk',
  minutes: 1,
  turns: [
    {
      id: 'ask',
      markdown: 'Lee asks.',
      ending: false,
      hash: '',
      choices: [{ text: 'Listen.', quality: 'best', to: 'end', feedback: 'Yes.' }],
    },
    { id: 'end', markdown: 'What did you notice?', ending: true, hash: '', choices: [] },
  ],
};

/** A scenario in a module of its own, gone through to its end and back to the beginning. */
async function runScenario(at: TestApp, manager: EntityManager, personId: string): Promise<void> {
  const versions = at.app.get(VersionsService);
  const { module } = (await versions.findCurrent('kind-no', manager))!;
  const talk = { ...module, slug: 'talk', lessons: [], quizzes: [], scenarios: [scenario] };
  talk.contents = [{ kind: 'scenario', id: 'talk' }];
  const read = { slug: 'talk', module: talk, readable: talk, assets: [], problems: [], contentHash: 'talk' };
  const { id: versionId } = await versions.publish(manager, read, 'first', null);
  const begun = await at.app.get(EnrolmentsService).begin(manager, personId, 'talk', versionId);
  const runs = at.app.get(ScenarioRunsService);
  const id = await runs.startOrResume(manager, personId, begun, 'talk');
  const quinn = { id: personId, name: '', language: 'en', roles: new Set<never>() };
  const steps = [
    (taken: readonly RunStep[]) => choiceStep(scenario, taken, 1),
    (taken: readonly RunStep[]) => returnStep(scenario, taken, 0),
  ];
  for (const [seen, step] of steps.entries())
    await runs.add(manager, await runs.getOwn(quinn, id, manager), seen, step);
}

async function askAndTakeBack(at: TestApp, manager: EntityManager, personId: string): Promise<void> {
  const threads = at.app.get(ThreadsService);
  const [version] = await rows<{ id: string; slug: string }>(
    manager,
    'SELECT id AS "id", module_slug AS "slug" FROM module_versions ORDER BY id LIMIT 1',
  );
  const about = { moduleSlug: version!.slug, versionId: version!.id, place: 'lessons/x#y', blockHash: 'none' };
  const id = await threads.ask(manager, personId, { kind: 'note', ...about, text: 'Some words.' });
  await threads.handOver(manager, personId, id);
  await threads.withdraw(manager, personId, id);
}

async function attendAndClaim(at: TestApp, manager: EntityManager, personId: string): Promise<void> {
  const [tess] = await rows<{ id: string }>(manager, `SELECT id FROM people WHERE email = 'tess@demo.example'`);
  const claims = at.app.get(PriorLearningService);
  await claims.claim(manager, personId, 'kind-no', 'I did this at another place.');
  const claim = (await claims.findLast(personId, 'kind-no', manager))!;
  await claims.decide(manager, claim.id, { outcome: 'accepted', reason: 'That covers it.' }, tess!.id);
  const setAt = '2026-11-23T10:00:00.000Z';
  const when = { startsAt: setAt, minutes: 60, place: 'Room 4', teamId: null, code: 'CCCCCC' };
  const date = {
    id: newId(),
    moduleSlug: 'kind-no',
    sessionId: 'meeting',
    ...when,
    setById: tess!.id,
    setAt,
    cancelledAt: null,
  };
  await manager.insert(SessionDate, date);
  await at.app.get(AttendancesService).record(manager, { ...date, teamName: null }, personId, true, tess!.id);
}

const judging: Quiz = {
  id: 'check',
  title: 'Check',
  intro: '',
  shuffle: 'none',
  questions: [
    {
      id: 'hug',
      type: 'judgement',
      scale: ['No', 'Yes'],
      markdown: 'A hug?',
      competencies: [],
      mustPass: false,
      feedback: '',
      hash: 'hug',
    },
  ],
};

/** Four of a panel answer, one takes it back, and the rest is published. */
async function fillPanel(at: TestApp, manager: EntityManager, trainerId: string): Promise<void> {
  const versions = at.app.get(VersionsService);
  const { module } = (await versions.findCurrent('kind-no', manager))!;
  const hug = { ...module, slug: 'hug', lessons: [], quizzes: [judging], scenarios: [] };
  hug.contents = [{ kind: 'quiz', id: 'check', mode: 'check', pass: 80 }];
  const read = { slug: 'hug', module: hug, readable: hug, assets: [], problems: [], contentHash: 'hug' };
  const { id: versionId } = await versions.publish(manager, read, 'first', null);
  const question = { moduleSlug: 'hug', quizId: 'check', questionId: 'hug', questionHash: 'hug', versionId };
  const [panels, answers] = [at.app.get(PanelsService), at.app.get(PanelAnswersService)];
  for (const name of ['Dario', 'Wes', 'Noor', 'Gone']) {
    const { token } = await panels.invite(manager, question, { personId: null, name }, trainerId);
    const choice = scaleOf(judging.questions[0] as JudgementQuestion)[0]!.id;
    await answers.answer(manager, token, { choice, reason: `Why ${name}`, isNamed: true });
    if (name === 'Gone') await answers.withdraw(manager, token);
  }
  await panels.publish(manager, question, trainerId);
}
