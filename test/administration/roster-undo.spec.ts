import { AssigningService } from '../../src/enrolments/assigning.service';
import { rows } from '../../src/database/query';
import { type InvitedPerson, RosterImportsService } from '../../src/rosters/roster-imports.service';
import { RostersService } from '../../src/rosters/rosters.service';
import { newRandomId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { csv, importRoster } from '../support/roster';
import { idOf, onAccount } from './places';

jest.setTimeout(60_000);
let at: TestApp;
let ada: Browser;
beforeAll(async () => {
  at = await startApp();
  ada = await Browser.as(at, 'ada');
});
afterAll(() => at.close());

const one = async <T>(text: string, ...values: string[]): Promise<T | undefined> =>
  (await rows<T>(at.db, text, values))[0];
const bring = async (heading: string, ...lines: string[]): Promise<string> =>
  `/administration/roster/imports/${await importRoster(at, csv(heading, ...lines))}`;
const undo = (address: string) => ada.send(address, `${address}/reversal`);
const said = async (address: string) => (await ada.get(address)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const closedAt = async (key: string) =>
  (await one<{ at: string | null }>('SELECT deactivated_at AS at FROM people WHERE id = ?', await idOf(at, key)))!.at;

describe('somebody who had left and whose account an import opened again', () => {
  const email = 'quinn@demo.example';
  const opened = async (): Promise<{ address: string; leftAt: string }> => {
    await onAccount(at, ada, 'quinn', 'deactivations');
    const leftAt = (await closedAt('quinn'))!;
    return { address: await bring('name,email,team', `Quinn Again,${email},North`), leftAt };
  };

  it('is closed as before, which is said and not called being put back', async () => {
    const { address, leftAt } = await opened();
    expect(await said(address)).toContain('One account that this import opened again is closed, as it was before.');
    expect(await said(address)).not.toContain('put back as before');
    await undo(address);
    expect(await closedAt('quinn')).toBe(leftAt);
    const [event] = await rows<{ detail: string }>(
      at.db,
      `SELECT detail FROM audit_events WHERE action = 'roster.undone'`,
    );
    expect(JSON.parse(event!.detail)).toEqual({ restored: 0, closed: 1, removed: 0, left: 0 });
    await onAccount(at, ada, 'quinn', 'reactivations');
  });

  const signIn = async () => void (await (await Browser.as(at, 'quinn')).send('/my-training', '/sign-out'));
  const changePassword = async () =>
    void (await rows(at.db, 'UPDATE credentials SET changed_at = ? WHERE person_id = ?', [
      new Date(Date.now() + 1).toISOString(),
      await idOf(at, 'quinn'),
    ]));
  const getRole = async () => void (await onAccount(at, ada, 'quinn', 'role-grants', { role: 'trainer' }));
  const beAssigned = async () => {
    const said = { personId: await idOf(at, 'quinn'), slug: 'kind-no', byId: await idOf(at, 'tess'), reason: '' };
    await at.db.transaction((manager) => at.app.get(AssigningService).assign(manager, said, null));
  };
  it.each([
    ['a sign-in, though no session is left,', signIn],
    ['another password', changePassword],
    ['another role', getRole],
    ['a row in a ledger', beAssigned],
  ])('is left alone and named when there was %s since', async (_, use) => {
    const { address } = await opened();
    await use();
    const sentence = 'Quinn Again : the account was opened again by this import and has been used since.';
    expect(await said(address)).toContain(sentence);
    expect(await said(address)).not.toContain('is closed');
    await undo(address);
    expect(await closedAt('quinn')).toBeNull();
    expect(await said(address)).toContain(sentence);
    expect(await said(`/administration/people/${await idOf(at, 'quinn')}`)).toContain('Quinn Again');
    await onAccount(at, ada, 'quinn', 'role-revocations', { role: 'trainer' });
  });
});

describe('somebody whom an import made a supervisor', () => {
  const roles = async () =>
    (
      await rows<{ role: string }>(
        at.db,
        'SELECT role FROM role_grants WHERE person_id = ? AND revoked_at IS NULL ORDER BY role',
        [await idOf(at, 'tess')],
      )
    ).map((one) => one.role);
  const make = () =>
    bring('email,name,role,supervisor', 'tess@demo.example,,supervisor,', 'ben@demo.example,,,tess@demo.example');
  const sentence = 'Tess Lindqvist : the role of supervisor stays, because they supervise people.';

  it('keeps the role while they have people of whom the import did not know, and is named', async () => {
    const address = await make();
    const [supervisorId, fromOn] = [await idOf(at, 'tess'), '2026-01-01'];
    await onAccount(at, ada, 'amara', 'supervisions', { supervisorId, fromOn, toOn: '' });
    expect(await said(address)).toContain(sentence);
    await undo(address);
    expect(await said(address)).toContain(sentence);
    expect(await roles()).toEqual(['supervisor', 'trainer']);
    await onAccount(at, ada, 'tess', 'role-revocations', { role: 'supervisor' });
    await rows(at.db, 'UPDATE supervisions SET to_on = ? WHERE supervisor_id = ?', ['2026-02-01', supervisorId]);
  });

  it('loses it when all the people they still have came by the import', async () => {
    const address = await make();
    expect(await said(address)).not.toContain(sentence);
    await undo(address);
    expect(await roles()).toEqual(['trainer']);
  });
});

it('opens no closed account of an administrator again, and says what to do instead', async () => {
  await onAccount(at, ada, 'rae', 'role-grants', { role: 'administrator' });
  await onAccount(at, ada, 'rae', 'deactivations');
  const list = csv('email,name,team,supervisor', 'rae@demo.example,,North,', 'ben@demo.example,,,rae@demo.example');
  const found = await at.app.get(RostersService).dryRun(list);
  expect(found.problem === null && found.problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
    '2 closedAdministrator',
    '3 supervisorUnknown',
  ]);
  expect(await importRoster(at, list)).toBeNull();
  expect(await closedAt('rae')).not.toBeNull();
  const draft = await ada.send('/administration/roster', '/administration/roster', { text: list.toString() });
  expect(await said(draft.location)).toContain(
    'This account is closed and was an administrator’s. Open it by hand, under People.',
  );
});

it('keeps no name, neither of people who go again nor of others, once an import is undone', async () => {
  const address = await bring('name,email', 'Iris Gone,iris@roster.example', 'Ben Otherwise,ben@demo.example');
  const changes = async () =>
    (await one<{ changes: string }>('SELECT changes FROM roster_imports WHERE id = ?', address.split('/').at(-1)!))!
      .changes;
  expect(await changes()).toContain('Iris Gone');
  await undo(address);
  expect(await changes()).not.toMatch(/Iris|Ben/);
  expect(await said(address)).toContain('This import was undone.');
});

it('gives each person one link when two administrators invite at once', async () => {
  const address = await bring('name,email', 'Jon One,jon1@roster.example', 'Jon Two,jon2@roster.example');
  const form = hiddenFields((await ada.get(address)).text, `${address}/invitations`);
  const [service, by] = [at.app.get(RosterImportsService), await idOf(at, 'ada')];
  const both = await Promise.all([1, 2].map(() => service.inviteAdded(newRandomId(), address.split('/').at(-1)!, by)));
  expect(both.map((some) => some!.length).sort()).toEqual([0, 2]);
  for (const { path } of both.flat() as InvitedPerson[])
    expect((await new Browser(at).get(path!)).text).toMatch(/Jon (One|Two)/);
  expect((await ada.post(`${address}/invitations`, form)).text).toContain('Everybody is invited already');
});
