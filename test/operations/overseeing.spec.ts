import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { concernOf } from '../../src/administration/backups.page';
import { AuditService } from '../../src/audit/audit.service';
import { BackupsService, isDue } from '../../src/backups/backups.service';
import type { KeptBackup } from '../../src/backups/shelf';
import { transact } from '../../src/database/transact';
import { auditDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';

jest.setTimeout(60_000);
let at: TestApp;
let ada: Browser;
beforeAll(async () => {
  at = await startApp();
  ada = await Browser.as(at, 'ada');
});
afterAll(() => at.close());

const kept = (more: Partial<KeptBackup> = {}): KeptBackup => ({
  name: 'kept-20261124t030000.waymark',
  file: '',
  reason: 'kept',
  madeAt: '2026-11-24T03:00:00.000Z',
  bytes: 1,
  checkedAt: '2026-11-24T03:00:09.000Z',
  sound: true,
  ...more,
});

it.each<[string, KeptBackup | undefined, string, string | null]>([
  ['there is none', undefined, '2026-11-24T04:00:00Z', 'backups.none'],
  ['it is fresh and sound', kept(), '2026-11-26T03:00:00Z', null],
  ['it is older than two days', kept(), '2026-11-26T03:00:01Z', 'backups.old'],
  ['nobody read it again', kept({ checkedAt: null, sound: false }), '2026-11-24T04:00:00Z', 'backups.unchecked'],
  ['it is not right', kept({ sound: false }), '2026-12-24T04:00:00Z', 'backups.unsound'],
])('says of the last backup when %s', (_, last, now, concern) => expect(concernOf(last, new Date(now))).toBe(concern));

it.each<[number, KeptBackup[], boolean, boolean]>([
  [24, [], false, true],
  [24, [], true, false],
  [0, [], false, false],
  [24, [kept()], false, false],
  [1, [kept()], false, true],
  [1, [kept({ reason: 'before-migration' })], false, true],
])('every %i hours, with %j, and one being made: %s → due: %s', (hours, all, isBeingMade, due) => {
  const state = { all, isBeingMade, hours, folder: '', hasPassphrase: false };
  expect(isDue(state, new Date('2026-11-24T05:00:00Z'))).toBe(due);
});

it('makes a backup when an administrator asks, reads it again, and shows it', async () => {
  const before = await ada.get('/administration/backups');
  expect(before.text).toContain('There is no backup here yet.');
  const fields = hiddenFields(before.text, '/administration/backups');
  expect((await ada.post('/administration/backups', fields)).location).toBe('/administration/backups');
  expect((await ada.get('/administration/backups')).text).toContain('A backup is being made');
  expect((await ada.post('/administration/backups', fields)).status).toBe(303);
  expect(await at.app.get(BackupsService).start()).toBe(0);
  expect((await ada.post('/administration/backups', fields)).status).toBe(303); // a repeated form asks for nothing more
  const after = await ada.get('/administration/backups');
  expect(after.text).toContain('Checked: it can be restored');
  expect(after.text).not.toContain('being made');
  expect(at.app.get(BackupsService).state().all).toHaveLength(1);
  expect((await at.app.get(AuditService).list()).filter((event) => event.action === 'backup.asked')).toHaveLength(1);
});

describe('the log', () => {
  it('shows the newest first, a page at a time, and those of one name', async () => {
    const [person] = await at.db.query<{ id: string }[]>(`SELECT id FROM people WHERE email = 'amara@demo.example'`);
    for (let n = 0; n < 60; n++)
      await transact(at.db, (manager) =>
        at.app.get(AuditService).record(manager, { actorId: null, action: 'sign-out', subjectId: person!.id }),
      );
    const page = await ada.get('/administration/audit');
    expect(page.text.match(/<tr><th scope="row">/g)).toHaveLength(50);
    expect(page.text.indexOf('Signed out')).toBeLessThan(page.text.indexOf('Older'));
    const older = /before(?:=|&#x3D;)(\d+)"/.exec(page.text)![1]!;
    expect((await ada.get(`/administration/audit?before=${older}`)).text).toContain('Asked for a backup');
    expect((await ada.get('/administration/audit?name=ADA')).text).toContain('Asked for a backup');
    expect((await ada.get('/administration/audit?name=amara')).text).not.toContain('Asked for a backup');
    expect((await ada.get('/administration/audit?name=%25')).text).toContain('no line about anybody');
    expect((await ada.get('/administration/audit?before=x&name=')).status).toBe(200);
  });

  it('can be downloaded, which is a line of it, and no name in it runs as a formula', async () => {
    await at.db.query(`UPDATE people SET name = '=1+1 Élise' WHERE email = 'amara@demo.example'`);
    expect((await ada.get('/administration/audit?name=%C3%89lise')).text).toContain('Signed out');
    const file = await ada.send('/administration/audit', '/administration/audit/exports');
    expect(file.header['content-disposition']).toBe('attachment; filename="log.csv"');
    const lines = file.text.trim().split('\r\n');
    expect(lines[1]).toContain('Downloaded this log');
    expect(lines.filter((line) => line.includes("'=1+1")).length).toBeGreaterThanOrEqual(60);
    expect(file.text).not.toMatch(/(^|,)=1/m);
    expect(lines).toHaveLength(1 + (await at.app.get(AuditService).list({ most: 1 }))[0]!.number);
    expect(await auditDifferences(at.app)).toEqual([]);
  });

  it('has a sentence for everything that it can say', () => {
    const root = join(__dirname, '..', '..');
    const union = /export type AuditAction =([^;]+);/.exec(
      readFileSync(join(root, 'src/audit/audit.types.ts'), 'utf8'),
    )![1]!;
    const texts = JSON.parse(readFileSync(join(root, 'views/locales/en.json'), 'utf8')) as Record<string, string>;
    const actions = [...union.matchAll(/'([^']+)'/g)].map(([, action]) => action!);
    expect(actions.filter((action) => !texts[`audit.${action}`])).toEqual([]);
    expect(actions.length).toBeGreaterThan(3);
  });
});
