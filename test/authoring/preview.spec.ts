import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestApp, startApp } from '../support/app';
import { Browser, mainOf } from '../support/browser';
import { allCanaries, canary, canaryQuestions, writeCanaryModule } from '../support/canary-course';
import { Courses } from '../support/courses';
import { rowCounts, tablesOf } from '../support/tables';

const courses = new Courses();
let at: TestApp;
let tess: Browser;
let amara: Browser;
beforeAll(async () => {
  courses.write('kind-no/images/park.png', 'a picture');
  courses.edit('kind-no/lessons/practise.md', 'Say it twice.', 'Say it twice.\n\n![A park](../images/park.png)');
  writeCanaryModule(courses, 'birds', false);
  courses.edit('birds/module.yaml', 'status: ready', 'status: draft');
  at = await startApp({ COURSES_DIR: courses.dir });
  [tess, amara] = [await Browser.as(at, 'tess'), await Browser.as(at, 'amara')];
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const preview = (slug: string) => `/studio/${slug}/preview`;
const plain = (href: string) => href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
const canaries = (html: string) => [...new Set(html.match(/CANARY-.*?-YRANAC/g) ?? [])].sort();
const optionsOf = (texts: string[], html: string) =>
  texts.map(
    (text) => /id="o-([^"]+)"/.exec(html.slice(html.lastIndexOf('<input', html.indexOf(`>${text}</label>`))))![1]!,
  );

/** Sends a form that gets, as a browser does: its action, with its hidden fields and these. */
async function follow(html: string, action: string, fields: Record<string, string[]> = {}) {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`))!;
  const hidden = [...form.split('</form>')[0]!.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const query = new URLSearchParams(hidden.map(([, name, value]): [string, string] => [name!, value!]));
  for (const [name, values] of Object.entries(fields)) for (const value of values) query.append(name, value);
  const page = await tess.get(`${action}?${query.toString()}`);
  return page.location ? { ...(await tess.get(page.location)), at: page.location } : { ...page, at: action };
}

/** Takes a quiz of a preview by its buttons, from its first page to its result. */
async function take(slug: string, quiz: string, answers: string[][], query = '') {
  const address = `${preview(slug)}/quizzes/${quiz}`;
  const pages = [await tess.get(address + query)];
  pages.push(await follow(pages[0]!.text, `${address}/questions/1`));
  for (const texts of answers) {
    const { text } = pages.at(-1)!;
    pages.push(await follow(text, `${address}/answers`, { option: optionsOf(texts, text), then: ['next'] }));
  }
  pages.push(await follow(pages.at(-1)!.text, `${address}/result`));
  return { pages, result: pages.at(-1)!.text };
}

/** Every page that links of the preview lead to. */
async function walk(from: string, within: string): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const queue = [from];
  for (let path = queue.shift(); path; path = queue.shift()) {
    if (pages.has(path)) continue;
    const page = await tess.get(path);
    expect([path, page.status]).toEqual([path, 200]);
    const text = page.text ?? ''; // a picture has none
    pages.set(path, text);
    for (const [, href] of text.matchAll(/(?:href|src)="(\/[^"#]*)/g))
      if (href!.startsWith(within)) queue.push(plain(href!));
  }
  return pages;
}

const right = [['Eat them together'], ['Warmth', 'A bridge'], ['True']];
const wrong = [['Take them home'], ['Warmth'], ['False']];
const [wrongBirds, rightBirds] = [
  canaryQuestions.map((question) => question.wrong.slice(0, 1)),
  canaryQuestions.map((question) => question.right),
];

describe('a preview', () => {
  it('leaves no row in any table, whatever a trainer opens and answers', async () => {
    expect((await tablesOf(at.db)).length).toBeGreaterThan(30);
    const before = await rowCounts(at.db);
    for (const slug of ['kind-no', 'birds']) {
      const pages = await walk(preview(slug), preview(slug));
      expect(pages.size).toBeGreaterThanOrEqual(8);
      for (const [path, text] of pages)
        if (!path.includes('/images/'))
          expect([path, text.includes('Preview: nothing is saved')]).toEqual([path, true]);
    }
    for (const answers of [wrong, right]) await take('kind-no', 'check', answers);
    await take('kind-no', 'check', right, '?of=published&key=1');
    await take('birds', 'warm-up', rightBirds);
    expect(await rowCounts(at.db)).toEqual(before);
  });

  it('has no form that posts but signing out, staying signed in and the language', async () => {
    for (const [path, text] of await walk(preview('kind-no'), preview('kind-no'))) {
      const posts = [...text.matchAll(/<form[^>]*method="post"[^>]*>/g)].filter(
        ([form]) => !/"\/(sign-out|session\/extensions|language)"/.test(form),
      );
      expect([path, posts]).toEqual([path, []]);
      expect(mainOf(text)).not.toContain('_csrf');
      expect(text).not.toContain('data-autosave');
    }
  });

  it('shows the pages that learners get, but for the band and where their links lead', async () => {
    const same = (html: string) =>
      html
        .replace(/<section class="band"[\s\S]*?<\/section>\n/, '')
        .replace(/^[\s\S]*<main id="main">\s*/, '')
        .replace(/<input type="hidden"[^>]*>/g, '')
        .replace(/(href|action|src|method)="[^"]*"/g, '')
        .replace(/<svg.*?<\/svg>/g, '')
        .replace(/ class="(done|here|ahead)"|<span class="sr-only">[^<]*<\/span>/g, '')
        .replace(/<p class="crumb">.*<\/p>/, '')
        .replace(/<p>Asked for by .*<\/p>|<p>Your supervisor: .*?<\/p>/, '')
        .replace(/<p class="ask">.*?<\/p>\s*/g, '') // a preview keeps nothing, so it takes no question
        .replace(/<p class="noprint sec">.*?<\/p>\s*/g, '') // nor is it kept for reading offline
        .replace(/\n\s*/g, '\n')
        .replace(/<nav (id="contents" )?aria-labelledby="in-module">[\s\S]*?<\/nav>/, '');
    for (const page of ['', '/lessons/three-parts', '/lessons/practise', '/quizzes/check']) {
      const own = same((await amara.get(`/modules/kind-no${page}`)).text);
      expect(own.length).toBeGreaterThan(500);
      for (const source of ['', '?of=published'])
        expect(same((await tess.get(preview('kind-no') + page + source)).text)).toBe(own);
    }
    const attempt = (await amara.send('/modules/kind-no/quizzes/check', '/modules/kind-no/quizzes/check/attempts'))
      .location;
    const question = (html: string) => [
      /<legend>.*?<\/legend>/.exec(html)![0],
      [...html.matchAll(/<label for="[^"]*">.*?<\/label>/g)].map(([label]) => label).sort(),
    ];
    const asked = await follow(
      (await tess.get(`${preview('kind-no')}/quizzes/check`)).text,
      `${preview('kind-no')}/quizzes/check/questions/1`,
    );
    expect(question(asked.text)).toEqual(question((await amara.get(attempt)).text));
  });

  it('goes from part to part by the buttons, as for somebody who came in order', async () => {
    const first = await tess.get(`${preview('kind-no')}/lessons/three-parts`);
    const second = await follow(first.text, `${preview('kind-no')}/lessons/practise`);
    expect(second.text).toContain('<p>Say it twice.</p>');
    expect(second.text).toMatch(/<li class="done">/);
    const { result } = await take('kind-no', 'check', right);
    expect(result).toContain('You have finished');
  });

  it('shows a draft to its trainer while learners find nothing', async () => {
    expect((await tess.get(preview('birds'))).text).toContain('Words that must not be seen too early.');
    expect((await tess.get(`${preview('birds')}?of=published`)).text).toContain('There is nothing to show yet');
    expect((await amara.get('/modules/birds')).status).toBe(404);
    expect((await amara.get(preview('birds'))).status).toBe(404);
    expect((await tess.get(preview('nowhere'))).status).toBe(404);
  });

  it('shows the folder as it stands now, and the published version as it was', async () => {
    courses.edit('kind-no/lessons/practise.md', 'Say it twice.', 'Say it four times.');
    const lesson = `${preview('kind-no')}/lessons/practise`;
    expect((await tess.get(lesson)).text).toContain('Say it four times.');
    expect((await tess.get(`${lesson}?of=published`)).text).toContain('Say it twice.');
  });
});

describe('a quiz in a preview', () => {
  it('keeps the key of a check until it is passed, and leads to the lessons of the preview', async () => {
    const missed = await take('birds', 'check', wrongBirds);
    expect(
      canaries(
        missed.pages
          .slice(0, -1)
          .map(({ text }) => text)
          .join(),
      ),
    ).toEqual([]);
    expect(canaries(missed.result)).toEqual(
      wrongBirds
        .flat()
        .map((option) => canary('birds', 'check', option))
        .sort(),
    );
    expect(missed.result).toContain(`href="${preview('birds')}/lessons/one"`);
    expect(missed.result).toContain('Try again');
    const passed = await take('birds', 'check', rightBirds);
    expect(canaries(passed.result)).toEqual(allCanaries('birds', 'check').sort());
  });

  it('gives the feedback of what was chosen at once in practice', async () => {
    const { pages } = await take('birds', 'warm-up', wrongBirds);
    expect(
      canaries(
        pages
          .slice(0, -1)
          .map(({ text }) => text)
          .join(),
      ),
    ).toEqual([]);
    const back = plain(/href="([^"]*questions\/1[^"]*)"/.exec(pages[2]!.text)![1]!);
    expect(canaries((await tess.get(back)).text)).toEqual([canary('birds', 'warm-up', wrongBirds[0]![0]!)]);
  });

  it('shows the key at once to a trainer who asks for it, and says how to hide it again', async () => {
    const asked = await follow(
      (await tess.get(`${preview('birds')}/quizzes/check?key=1`)).text,
      `${preview('birds')}/quizzes/check/questions/1`,
    );
    const { right: best, wrong: others } = canaryQuestions[0]!;
    expect(canaries(asked.text)).toEqual([...best, ...others].map((option) => canary('birds', 'check', option)).sort());
    const hide = plain(/<a href="([^"]+)">Hide the key/.exec(asked.text)![1]!);
    expect(canaries((await tess.get(hide)).text)).toEqual([]);
    const missed = await take('birds', 'check', wrongBirds, '?key=1');
    expect(canaries(missed.result)).toEqual(allCanaries('birds', 'check').sort());
  });

  it('goes on with choices whose option was taken out meanwhile, and asks for nothing that is not there', async () => {
    const address = `${preview('birds')}/quizzes/check`;
    expect((await tess.get(`${address}/review?given=greeting.no-such-option&given=no-question.x`)).text).toContain(
      '0 of 3 answered',
    );
    for (const gone of ['questions/0', 'questions/4', 'questions/x', 'answers?question=none&option=a'])
      expect([gone, (await tess.get(`${address}/${gone}`)).status]).toEqual([gone, 404]);
    expect((await tess.get(`${address}x`)).text).toContain('There is nothing to show yet');
  });
});

describe('what is wrong in a folder', () => {
  it('stands above every page, and what can be read is shown all the same', async () => {
    courses.edit('birds/quizzes/check.md', '\nRead again: [One](../lessons/one.md)\n', '\n');
    const { text } = await tess.get(`${preview('birds')}/quizzes/check`);
    expect(text).toContain('<details class="quiet" open><summary>2 things to mend, one of them an error</summary>');
    expect(text).toContain('birds/quizzes/check.md:5:');
    expect(text).toContain('A check');
    expect((await tess.get('/studio/birds')).text).not.toContain('/studio/birds/versions');
  });

  it('takes the place of a page that cannot be read at all', async () => {
    courses.edit('birds/lessons/one.md', 'title: One', 'titel: One');
    const { text } = await tess.get(`${preview('birds')}/lessons/one`);
    expect(text).toContain('This part cannot be read as it stands');
    expect(text).toContain('birds/lessons/one.md:2:');
    courses.write('birds/module.yaml', 'title: [');
    expect((await tess.get(preview('birds'))).text).toContain('This part cannot be read as it stands');
  });
});

describe('pictures', () => {
  const images = `${preview('kind-no')}/images`;

  it('come from the folder, or from the version', async () => {
    const found = await tess.get(`${images}/park.png`);
    expect([found.status, found.header['content-type'], found.header['cache-control']]).toEqual([
      200,
      'image/png',
      'no-store',
    ]);
    expect((await tess.get(`${preview('kind-no')}/lessons/practise`)).text).toContain(`src="${images}/park.png"`);
    const { text } = await tess.get(`${preview('kind-no')}/lessons/practise?of=published`);
    expect((await tess.get(/src="(\/modules\/kind-no\/versions\/[^"]+park\.png)"/.exec(text)![1]!)).status).toBe(200);
  });

  it('are those alone that were read: no other file, and nothing outside', async () => {
    writeFileSync(join(courses.dir, 'kind-no', 'images', 'notes.txt'), 'secret');
    symlinkSync(join(courses.dir, 'paths', 'everyone.yaml'), join(courses.dir, 'kind-no', 'images', 'link.png'));
    for (const file of [
      'notes.txt',
      'link.png',
      '..%2Fmodule.yaml',
      '..%2Fimages%2Fpark.png',
      '%2Fetc%2Fpasswd',
      'park.PNG',
      'none.png',
    ])
      expect([file, (await tess.get(`${images}/${file}`)).status]).toEqual([file, 404]);
    expect((await amara.get(`${images}/park.png`)).status).toBe(404);
  });
});

it('is offered on the studio’s page of the module', async () => {
  const { text } = await tess.get('/studio/kind-no');
  expect(text).toContain(`href="${preview('kind-no')}"`);
  expect(plain(text)).toContain(`href="${preview('kind-no')}?of=published"`);
});
