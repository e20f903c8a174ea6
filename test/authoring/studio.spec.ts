import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { Courses } from '../support/courses';

const courses = new Courses();
let at: TestApp;
let tess: Browser;
let amara: Browser;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  [tess, amara] = [await Browser.as(at, 'tess'), await Browser.as(at, 'amara')];
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const drop = (slug: string, status: 'draft' | 'ready') => {
  courses.copyModule('kind-no', slug);
  if (status === 'draft') courses.edit(`${slug}/module.yaml`, 'status: ready', 'status: draft');
};
const versionsOf = (slug: string) => `/studio/${slug}/versions`;
const formOf = async (slug: string): Promise<Record<string, string>> => ({
  changeClass: 'revised',
  ...hiddenFields((await tess.get(`/studio/${slug}`)).text, versionsOf(slug)),
});
const publishedNumbers = async (slug: string) =>
  [...(await tess.get(`/studio/${slug}`)).text.matchAll(/<li>version (\d+) </g)].map(([, number]) => Number(number));
const changeLesson = (slug: string, from: string, to: string) => courses.edit(`${slug}/lessons/practise.md`, from, to);
const readByLearner = async (slug: string) => (await amara.get(`/modules/${slug}/lessons/practise`)).text;

/** What the studio's list says of each folder. */
async function states(): Promise<Record<string, string>> {
  const rows = (await tess.get('/studio')).text.split('<tr>').slice(2);
  const read = rows.map((row) => [
    /class="meta">([\w-]+)</.exec(row)![1]!,
    /class="st[^"]*">.*?<\/svg>([^<]*)</.exec(row)![1]!,
  ]);
  return Object.fromEntries(read) as Record<string, string>;
}

describe('the studio', () => {
  it('shows a folder dropped into courses at once, with what it is', async () => {
    expect(await states()).toEqual({ 'kind-no': 'Published' });
    drop('sketch', 'draft');
    drop('finished', 'ready');
    drop('broken', 'ready');
    changeLesson('broken', 'Say it twice.', '<b>Say it twice.</b>');
    expect(await states()).toEqual({
      broken: 'Has errors',
      finished: 'Ready to publish',
      'kind-no': 'Published',
      sketch: 'Draft',
    });
    for (const slug of ['sketch', 'finished', 'broken']) expect((await amara.get(`/modules/${slug}`)).status).toBe(404);
  });

  it('publishes only what the page showed: files changed meanwhile are shown again first', async () => {
    drop('moving', 'ready');
    const form = await formOf('moving');
    changeLesson('moving', 'Say it twice.', 'Say it three times.');
    const refused = await tess.post(versionsOf('moving'), form);
    expect([refused.status, refused.text.includes('The files were changed after you opened this page')]).toEqual([
      422,
      true,
    ]);
    expect(await publishedNumbers('moving')).toEqual([]);
    expect((await tess.post(versionsOf('moving'), await formOf('moving'))).status).toBe(303);
    expect(await readByLearner('moving')).toContain('Say it three times.');
  });

  it('publishes by its form, and the module is there for learners and on their paths', async () => {
    courses.edit('paths/everyone.yaml', '[kind-no]', '[kind-no, finished]');
    expect((await tess.send('/studio/finished', versionsOf('finished'))).location).toBe('/studio/finished');
    expect(await publishedNumbers('finished')).toEqual([1]);
    expect((await states()).finished).toBe('Published');
    expect((await amara.get('/modules/finished')).text).toContain('version 1');
    expect((await amara.get('/my-training')).text).toContain('2 modules are ready for you');
  });

  it('says where a published module is broken, and goes on serving its last version', async () => {
    changeLesson('finished', 'Say it twice.', '<b>Say it three times.</b>');
    expect((await states()).finished).toBe('Has errors');
    const { text } = await tess.get('/studio/finished');
    expect(text).toContain('finished/lessons/practise.md:7:');
    expect(text).toContain('This line holds HTML');
    expect(text).not.toContain(versionsOf('finished'));
    expect(await readByLearner('finished')).toContain('<p>Say it twice.</p>');
    changeLesson('finished', '<b>Say it three times.</b>', 'Say it twice.');
    expect((await states()).finished).toBe('Published');
  });
});

describe('publishing', () => {
  it('is refused for a draft, for errors and where nothing changed, each with its sentence', async () => {
    const fields = { ...hiddenFields((await tess.get('/studio')).text, '/sign-out'), changeClass: 'revised' };
    const refused = async (slug: string) => {
      const { status, text } = await tess.post(versionsOf(slug), fields);
      return [status, /role="alert">([^<]*)</.exec(text)?.[1]];
    };
    expect(await refused('sketch')).toEqual([422, expect.stringContaining('says that it is a draft')]);
    expect(await refused('broken')).toEqual([422, expect.stringContaining('the folder has errors')]);
    expect(await refused('kind-no')).toEqual([422, expect.stringContaining('the same as the last version')]);
    expect(await publishedNumbers('kind-no')).toEqual([1]);
    expect((await amara.get('/modules/broken')).status).toBe(404);
  });

  it('makes one version of a form that is sent twice', async () => {
    changeLesson('kind-no', 'Say it twice.', 'Say it three times.');
    const form = await formOf('kind-no');
    const post = () => tess.post(versionsOf('kind-no'), form);
    const posted = [...(await Promise.all([post(), post()])), await post()];
    expect(posted.map((one) => one.location)).toEqual(Array(3).fill('/studio/kind-no'));
    expect(await publishedNumbers('kind-no')).toEqual([2, 1]);
    expect(await readByLearner('kind-no')).toContain('Say it three times.');
  });

  it('keeps the form’s key when it was refused, so the mended folder goes out by the same form', async () => {
    changeLesson('kind-no', 'Say it three times.', 'Say it kindly.');
    const form = await formOf('kind-no');
    changeLesson('kind-no', 'Say it kindly.', '<b>Say it kindly.</b>');
    expect((await tess.post(versionsOf('kind-no'), form)).status).toBe(422);
    changeLesson('kind-no', '<b>Say it kindly.</b>', 'Say it kindly.');
    expect((await tess.post(versionsOf('kind-no'), form)).status).toBe(303);
    expect(await publishedNumbers('kind-no')).toEqual([3, 2, 1]);
  });

  it('brings the form back with the new choice and a fresh key when its key was used for another', async () => {
    changeLesson('kind-no', 'Say it kindly.', 'Say it.');
    const form = await formOf('kind-no');
    await tess.post(versionsOf('kind-no'), form);
    changeLesson('kind-no', 'Say it.', 'Say it once.');
    const back = await tess.post(versionsOf('kind-no'), { ...form, changeClass: 'safety' });
    expect(back.status).toBe(422);
    expect(back.text).toContain('This form was sent before with another choice');
    expect(back.text).toContain('value="safety" checked');
    const fresh = hiddenFields(back.text, versionsOf('kind-no'));
    expect(fresh._key).not.toBe(form._key);
    expect((await tess.post(versionsOf('kind-no'), { ...fresh, changeClass: 'safety' })).status).toBe(303);
    expect(await publishedNumbers('kind-no')).toEqual([5, 4, 3, 2, 1]);
  });

  it('calls no later version the first', async () => {
    changeLesson('kind-no', 'Say it once.', 'Say it well.');
    const refused = await tess.post(versionsOf('kind-no'), { ...(await formOf('kind-no')), changeClass: 'first' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('something changed in the meantime');
    expect(await publishedNumbers('kind-no')).toHaveLength(5);
  });
});
