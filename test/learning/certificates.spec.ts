import { createHash } from 'node:crypto';
import { rows } from '../../src/database/query';
import { differencesIn } from '../../src/operations/verify';
import { Clock } from '../../src/shared/clock';
import { newRandomId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields, withoutSwitch } from '../support/browser';
import { certify, erasePrint, finish, makeFields, openAddress } from '../support/certificates';
import { Courses } from '../support/courses';

jest.setTimeout(60_000);
const courses = new Courses();
let at: TestApp;
let amara: Browser;
let ada: Browser;
const visitor = () => new Browser(at);
const name = 'Amara Œuvré-Łukasz';
beforeAll(async () => {
  courses.edit('kind-no/module.yaml', 'owner: Tests', 'owner: Tests\nvalid_months: 12');
  at = await startApp({ COURSES_DIR: courses.dir });
  await rows(at.db, `UPDATE people SET name = ? WHERE email = 'amara@demo.example'`, [name]);
  [amara, ada] = [await Browser.as(at, 'amara'), await Browser.as(at, 'ada')];
  await finish(amara);
});
afterAll(async () => {
  await at.close();
  courses.clear();
});
afterEach(() => jest.restoreAllMocks());

const count = async (table: string) =>
  Number((await rows<{ n: number }>(at.db, `SELECT COUNT(*) AS "n" FROM ${table}`))[0]!.n);
const inDays = (days: number) => {
  const now = new Date(Date.now() + days * 86_400_000);
  jest.spyOn(at.app.get(Clock), 'now').mockReturnValue(now);
};
const differences = async () => {
  const found: string[] = [];
  await differencesIn(at.app, (difference) => found.push(difference));
  return found;
};

it('makes one certificate of a completion, however often the button is pressed', async () => {
  const before = await count('certificates');
  const fields = await makeFields(amara);
  const first = await amara.post('/my-record/certificates', fields);
  const again = await amara.post('/my-record/certificates', fields);
  const other = await amara.post('/my-record/certificates', { ...fields, _key: newRandomId() });
  expect([first.status, again.location, other.location]).toEqual([303, first.location, first.location]);
  expect(await count('certificates')).toBe(before + 1);
  expect((await amara.get('/my-record')).text).toContain(first.location);
  expect((await amara.get('/modules/kind-no')).text).toContain(first.location);
  expect(await differences()).toEqual([]);
});

it('makes none of what somebody else finished, or of nothing', async () => {
  const { enrolmentId } = hiddenFields(
    (await (await Browser.as(at, 'ben')).get('/my-record')).text,
    '/my-record/certificates',
  );
  const fields = {
    ...(await amara.get('/my-training').then(({ text }) => hiddenFields(text, '/sign-out'))),
    _key: newRandomId(),
  };
  for (const id of [enrolmentId ?? newRandomId(), newRandomId(), 'x', ''])
    expect((await amara.post('/my-record/certificates', { ...fields, enrolmentId: id })).status).toBe(404);
});

it('shows the holder alone the page, the PDF and the file', async () => {
  const { own } = await certifyAgain();
  const [ben, sol] = [await Browser.as(at, 'ben'), await Browser.as(at, 'sol')];
  for (const path of [own, `${own}/certificate.pdf`, `${own}/certificate.json`]) {
    expect((await amara.get(path)).status).toBe(200);
    for (const other of [ben, sol, ada]) expect((await other.get(path)).status).toBe(404);
  }
});

/** The certificate that there is. */
async function certifyAgain() {
  const own = /\/my-record\/certificates\/[\w-]{36}/.exec((await amara.get('/my-record')).text)![0];
  return { own, open: await openAddress(amara, own), id: own.split('/').pop()! };
}

it('tells anybody with the code every printed line and that it is valid, and asks search engines to leave it out', async () => {
  const { open } = await certifyAgain();
  const page = await visitor().get(open);
  expect(page.status).toBe(200);
  for (const words of [
    name,
    'A kind no',
    'Riverbend Peer Support',
    'Certificate of completion',
    '1 (kind-no)',
    'Self-paced, online',
    '>Valid</span>',
  ])
    expect([words, page.text.includes(words)]).toEqual([words, true]);
  expect(page.header['x-robots-tag']).toContain('noindex');
  expect(page.header['cache-control']).toBe('no-store');
  expect(page.text).toContain(open);
  expect((await visitor().get(open.toUpperCase().replace('/CERTIFICATES', '/certificates'))).status).toBe(200);
});

it('says expired the day after its last one', async () => {
  const { open } = await certifyAgain();
  inDays(364);
  expect((await visitor().get(open)).text).toContain('>Valid</span>');
  inDays(367);
  const { text } = await visitor().get(open);
  expect(text).toContain('>Expired</span>');
  expect(text).toContain('its time is over');
  expect(text).toContain(name);
});

it('shows nothing about its holder while it is out of public view, and everything when it is put back', async () => {
  const { own, open } = await certifyAgain();
  await amara.send(own, `${own}/withdrawals`);
  const hidden = await visitor().get(open);
  expect(hidden.text).toContain('>Not in public view</span>');
  for (const words of [name, 'Amara', 'kind-no', 'A kind no', `${own}`]) expect(hidden.text).not.toContain(words);
  expect((await visitor().get(`${open}/certificate.json`)).status).toBe(404);
  expect((await amara.get(`${own}/certificate.json`)).status).toBe(200);
  await amara.send(own, `${own}/withdrawals`);
  expect((await visitor().get(open)).text).toContain(name);
  expect(await count('certificate_withdrawals')).toBe(2);
});

it('answers every code that there is not in one form', async () => {
  const codes = ['nej6-vvpn-ezgt-m8pn-ts88-h189-3yhd', 'nothing', `${newRandomId()}`];
  const bodies = await Promise.all(codes.map(async (code) => visitor().get(`/certificates/${code}`)));
  const nowhere = await visitor().get('/nowhere');
  const body = (text: string) => withoutSwitch(text).replace(/name="_csrf" value="[^"]*"/g, '');
  for (const { status, text } of bodies) expect([status, body(text)]).toEqual([404, body(nowhere.text)]);
});

it('lets nobody try codes without end', async () => {
  const { open } = await certifyAgain();
  const guesser = visitor();
  for (let n = 0; n < 50; n++) await guesser.get('/certificates/guess');
  expect((await guesser.get('/certificates/guess')).status).toBe(429);
  await rows(at.db, 'DELETE FROM sign_in_failures');
  expect((await guesser.get(open)).status).toBe(200);
});

it('is taken back by an administrator, with a reason for everybody and a note for the record', async () => {
  const { open } = await certifyAgain();
  const code = open.split('/').pop()!;
  expect((await ada.get('/administration/certificates?code=nej6')).text).toContain('No certificate has this code');
  const found = await ada.get(`/administration/certificates?code=${code.toUpperCase().replaceAll('-', '+')}`);
  expect(found.status).toBe(303);
  const page = found.location;
  const empty = await ada.send(page, `${page}/revocations`, { note: 'The wrong person was marked.' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Choose a reason.');
  expect(empty.text).toContain('The wrong person was marked.');
  const typed = { reason: 'mistake', note: 'The wrong person was marked.', sure: 'yes' };
  expect((await ada.send(page, `${page}/revocations`, typed)).status).toBe(303);
  const { text } = await visitor().get(open);
  expect(text).toContain('>Taken back</span>');
  expect(text).toContain('It was issued by mistake.');
  expect(text).toContain(name);
  expect(text).not.toContain('wrong person');
  expect((await ada.get('/administration/audit')).text).toContain('Took back a certificate: mistake');
  expect((await amara.get('/my-record')).text).toContain('Ada');
  expect(await differences()).toEqual([]);
});

it('keeps its print until it is erased, and says then that the details are gone', async () => {
  const { open, id } = await certifyAgain();
  for (const change of [
    `UPDATE certificate_prints SET text = '{}'`,
    'UPDATE certificate_prints SET text = NULL',
    'DELETE FROM certificate_prints',
  ])
    await expect(at.db.query(change)).rejects.toThrow();
  await erasePrint(at, id);
  const { status, text } = await visitor().get(open);
  expect(status).toBe(200);
  expect(text).toContain('because they were erased');
  expect(text).not.toContain('Amara');
  expect((await amara.get('/my-record')).status).toBe(200);
  expect(await differences()).toEqual([]);
});

it('gives out the public key whose fingerprint it prints', async () => {
  const [{ keyId }] = (await rows<{ keyId: string }>(at.db, 'SELECT key_id AS "keyId" FROM certificates')) as [
    { keyId: string },
  ];
  const { text, header } = await visitor().get('/certificates/key');
  expect(header['content-type']).toContain('text/plain');
  expect((await visitor().get(`/certificates/keys/${keyId}`)).text).toBe(text);
  const der = Buffer.from(text.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  expect(createHash('sha256').update(der).digest('hex').slice(0, 32)).toBe(keyId);
  expect((await visitor().get(`/certificates/keys/${'0'.repeat(32)}`)).status).toBe(404);
});

it('is not made by itself', async () => {
  const sol = await Browser.as(at, 'sol');
  await finish(sol);
  expect((await sol.get('/my-record')).text).toContain('Make my certificate');
  expect((await certify(sol)).own).toMatch(/^\/my-record\/certificates\//);
});
