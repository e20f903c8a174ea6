import { writeFileSync } from 'node:fs';
import { nextFile, noteCheck } from '../../src/backups/shelf';
import { FirstRunService } from '../../src/administration/first-run.service';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { coursesWithSlots } from '../support/slots';

jest.setTimeout(60_000);
const password = 'eleven green umbrellas';
const courses = coursesWithSlots();
let at: TestApp;
let ada: Browser;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir, DEMO: '' });
  ada = new Browser(at);
  await ada.send('/first-run', '/first-run/administrator', {
    code: at.app.get(FirstRunService).code,
    organisation: 'Harbour Peers',
    name: 'Ada Brandt',
    email: 'ada@harbour.example',
    password,
  });
  await ada.send('/sign-in', '/sign-in', { email: 'ada@harbour.example', password });
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const overview = async () => (await ada.get('/administration')).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const today = () => new Date().toISOString().slice(0, 10);
const fill = (key: string, value: string) =>
  ada.send(`/administration/slots/${key}`, `/administration/slots/${key}/revisions`, {
    value,
    checkedOn: today(),
    expiresOn: '',
  });

it('begins with what is needed, and says what newcomers cannot begin', async () => {
  const page = await overview();
  expect(page).toContain('Set up Harbour Peers 1 of 6 done.');
  expect(page).toContain('Needed to begin: 0 of 2');
  expect(page).toContain('One module is open');
  expect(page).toContain('One waits for a local fact: A kind no');
  expect(page).toContain('Off: links by hand');
});

it('counts local facts as they are filled in, and lets the module be begun', async () => {
  expect((await ada.get('/modules/kind-no/lessons/practise')).status).toBe(409);
  await fill('crisis.lines', 'A line: 555-0100');
  expect((await ada.get('/modules/kind-no/lessons/practise')).status).toBe(200);
  expect(await overview()).toContain('1 of 2 filled in');
  await fill('policy.suicideTalk', 'tell-if-criteria');
  expect(await overview()).toContain('2 of 6 done.');
});

it('counts the first team, people invited and supervised, and a backup that was checked; then it is one line', async () => {
  await ada.send('/administration/teams', '/administration/teams', { name: 'North', teamType: 'act' });
  for (const [name, role] of [
    ['sol', 'supervisor'],
    ['amara', 'learner'],
  ] as const)
    await ada.send('/administration/people', '/administration/people', {
      name,
      email: `${name}@harbour.example`,
      startedOn: today(),
      teamId: '',
      role,
    });
  expect(await overview()).toContain('2 of 3 not yet invited');
  const ids = new Map(
    (await at.db.query<{ id: string; name: string }[]>('SELECT id, name FROM people')).map(({ id, name }) => [
      name,
      id,
    ]),
  );
  for (const name of ['sol', 'amara']) {
    const address = `/administration/people/${ids.get(name)}/invitations`;
    await ada.send(address, address);
  }
  const amara = `/administration/people/${ids.get('amara')}`;
  await ada.send(amara, `${amara}/supervisions`, { supervisorId: ids.get('sol')!, fromOn: today(), toOn: '' });
  expect(await overview()).toContain('5 of 6 done.');
  const file = nextFile(at.place.dataDir, 'kept', new Date());
  writeFileSync(file, 'x');
  expect(await overview()).toContain('Made, not checked yet');
  noteCheck(file, { checkedAt: new Date().toISOString(), sound: true });
  const page = await overview();
  expect(page).toContain('Everything is set up.');
  expect(page).not.toContain('First supervisor');
});
