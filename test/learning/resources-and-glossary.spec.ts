import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { good } from '../content/broken-courses';
import { goodShared } from '../content/broken-shared';
import { folderWith, inModule, shared } from '../content/corpus';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';

const glossary =
  '# Glossary\n\n## Wellness plan {#wellness-plan}\n\nFrom {{org.name}}.\n\n## bridge {#bridge-word}\n\nA **way** on.\n';
let at: TestApp;
let amara: Browser;
let made: ReturnType<typeof folderWith>;
beforeAll(async () => {
  made = folderWith({ ...shared, ...goodShared, ...inModule(good), 'glossary.md': glossary });
  at = await startApp({ COURSES_DIR: made.folder });
  amara = await Browser.as(at, 'amara');
});
afterAll(async () => {
  await at.close();
  made.clear();
});
const resources = (text: string) => writeFileSync(join(made.folder, 'resources', 'city.yaml'), text);
const today = new Date().toISOString().slice(0, 10);

describe('the list of services', () => {
  it('stands under its headings, with numbers that a phone can dial', async () => {
    resources(goodShared['resources/city.yaml']!.replace('"204-555-0100"', '"(204) 555-0100, ext. 3"'));
    const { text } = await amara.get('/resources');
    expect(text).toContain('<h2>In our city</h2>');
    expect(text).toMatch(
      /<article class="card" id="discharge-team"><h3>Discharge team<\/h3><p>Plans the way home\.<\/p>/,
    );
    expect(text).toContain('<a href="tel:2045550100" rel="noopener noreferrer">(204) 555-0100, ext. 3</a>');
  });

  it('says who checked an entry, that it is old, or that nobody did', async () => {
    const entry = (more: string) =>
      `title: City\nresources:\n  - { id: a, name: A, about: It helps., region: Here, phone: "555"${more} }\n`;
    resources(entry(`, verified_by: Rae, verified_on: ${today}`));
    expect((await amara.get('/resources')).text).toContain('Checked by Rae,');
    resources(entry(', verified_by: Rae, verified_on: 2020-01-02'));
    expect((await amara.get('/resources')).text).toContain('Last checked by Rae, 2 January 2020.');
    resources(entry(''));
    expect((await amara.get('/resources')).text).toContain('Nobody here has checked this yet.');
  });

  it('is searched by an address, keeps what was typed, and tells those who look after it what to ask again', async () => {
    const entry = (id: string, more: string) =>
      `  - { id: ${id}, name: ${id}, about: It helps., region: Here, phone: "555"${more} }\n`;
    resources(
      `title: City\nresources:\n${entry('old', ', verified_by: Rae, verified_on: 2020-01-02')}${entry('never', '')}${entry('good', `, verified_by: Rae, verified_on: ${today}, languages: [French]`)}`,
    );
    const found = (await amara.get('/resources?q=good')).text;
    expect(found).toContain('One service fits.');
    expect(found).toContain('value="good"');
    expect([...found.matchAll(/<article class="card" id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['good']);
    expect((await amara.get('/resources?q=nowhere')).text).toContain('No service fits.');
    expect((await amara.get('/resources')).text).toContain('Ring before you go');
    expect((await amara.get('/resources')).text).not.toContain('has never been checked');
    for (const name of ['tess', 'ada']) {
      const page = (await (await Browser.as(at, name)).get('/resources')).text;
      expect(page).toContain(
        'One service was last checked more than six months ago. One service has never been checked.',
      );
    }
  });

  it('says so when there is nothing, and shows no entry as markup', async () => {
    resources('title: City\nresources:\n  - { id: a, name: "<b>A</b>", about: B., region: C, phone: "555" }\n');
    expect((await amara.get('/resources')).text).toContain('&lt;b&gt;A&lt;/b&gt;');
    resources('title: [');
    expect((await amara.get('/resources')).text).toContain('Nothing is listed here yet.');
  });
});

describe('the glossary', () => {
  it('is in the order of the alphabet, with a place to lead to and slots filled in', async () => {
    const { text } = await amara.get('/glossary');
    expect([...text.matchAll(/<section class="sec" id="([^"]+)"><h2>/g)].map(([, id]) => id)).toEqual([
      'bridge-word',
      'wellness-plan',
    ]);
    expect(text).toContain('From Riverbend Peer Support.');
    expect(text).toContain('<strong>way</strong>');
  });

  it('is where a key term of the same words leads', async () => {
    const { text } = await amara.get('/modules/kind-no/lessons/parts');
    expect(text).toContain('<a href="/glossary#bridge-word">“Bridge” in the glossary</a>');
  });
});

it('can be found from the foot of every page and from Help, once signed in', async () => {
  const { text } = await amara.get('/help');
  expect(text.split('<footer>')[1]).toMatch(/href="\/resources".*href="\/glossary"/);
  expect(text.split('<footer>')[0]).toContain('href="/resources"');
  expect((await new Browser(at).get('/help')).text).not.toContain('/resources');
});
