import { rightAnswer } from '../../src/attempts/right-answer.rules';
import type { TrainingModule } from '../../src/content/course-model.types';
import { moduleIn } from '../../src/content/translated.rules';
import { good } from './broken-courses';
import { brokenFrench, french } from './broken-french';
import { brokenShared, goodShared } from './broken-shared';
import { allProblems, inModule, libraryOf, problemsOf, shared } from './corpus';

const today = '2026-11-23';
const inFolder = (files: Record<string, string>) =>
  allProblems(libraryOf({ ...shared, ...goodShared, ...inModule(good), ...files }, today));
const said = (found: { code: string; file: string; line: number }[]) =>
  found.map((problem) => `${problem.code} ${problem.file}:${problem.line}`);

describe('French beside English', () => {
  it('has nothing to say where both say the same', () => expect(problemsOf({ ...good, ...french })).toEqual([]));

  it.each(brokenFrench)('says $code at $file:$line', ({ file, from, to, code, line }) => {
    expect(french[file]).toContain(from);
    const found = problemsOf({ ...good, ...french, [file]: french[file]!.replace(from, () => to) });
    expect(said(found)).toContain(`${code} kind-no/${file}:${line}`);
    expect(found.every((problem) => /[.?]$/.test(problem.message) && problem.fix.length > 10)).toBe(true);
  });

  it('mentions what is not translated yet, once French is begun, and it is no error', () => {
    const found = problemsOf({ ...good, 'quizzes/check.fr.md': french['quizzes/check.fr.md']! });
    expect(found.map(({ level, code, file }) => ({ level, code, file }))).toEqual([
      { level: 'note', code: 'FR-ABSENT', file: 'kind-no/module.yaml' },
    ]);
    expect(found[0]!.message).toContain('module.yaml, lessons/parts.md, scenarios/talk.md');
  });

  it('warns of French that stands alone', () =>
    expect(said(problemsOf({ ...good, ...french, 'lessons/pont.fr.md': french['lessons/parts.fr.md']! }))).toEqual([
      'FR-ALONE kind-no/module.yaml:11',
    ]));

  const theModule = (files: Record<string, string>) => libraryOf({ ...shared, ...inModule(files) }).modules[0]!;

  it('is part of what is published: a word of French that changes is a change', () => {
    const hashes = [good, { ...good, ...french }, ...Object.keys(french).map((file) => withMore(file))].map(
      (files) => theModule(files).contentHash,
    );
    expect(new Set(hashes).size).toBe(2 + Object.keys(french).length);
  });
  const withMore = (file: string) => ({
    ...good,
    ...french,
    [file]: french[file]!.replace(/chaleur|Lee/, 'Autrement'),
  });

  it('lays its words over the English, and leaves ids, answers and order as they are', () => {
    const english = theModule({ ...good, ...french }).module!;
    const translated = moduleIn(english, 'fr');
    expect(translated.shown?.parts).toEqual(['lesson/parts', 'quiz/check', 'scenario/talk']);
    expect([translated.title, translated.objectives[0]!.text]).toEqual(['Un non chaleureux', 'dire non avec chaleur']);
    const [plums, order] = [english, translated].map((one) => one.quizzes[0]!.questions);
    expect(order!.map((question) => rightAnswer(question, new Map()))).toEqual(
      plums!.map((question) => rightAnswer(question, new Map())),
    );
    expect(JSON.stringify(order)).toContain('Les manger ensemble');
    const links = ({ scenarios }: TrainingModule) =>
      scenarios[0]!.turns.map(({ choices }) => choices.map(({ to }) => to));
    expect(links(translated)).toEqual(links(english));
    expect(moduleIn(english, 'en')).toBe(english);
    expect(moduleIn(theModule(good).module!, 'fr').shown).toBeUndefined();
  });

  it('asks that a content note folds the same in both', () => {
    const note = (words: string) => `::: content-note argent {#note}\n${words}\n:::\n\n## `;
    const files = {
      ...good,
      'lessons/parts.md': good['lessons/parts.md']!.replace(
        '## ',
        note('It is about money.\n\nShort version: one no.'),
      ),
    };
    const withNote = (words: string) =>
      problemsOf({
        ...files,
        ...french,
        'lessons/parts.fr.md': french['lessons/parts.fr.md']!.replace('## ', note(words)),
      });
    expect(said(withNote('Il est question d’argent.\n\nVersion courte\u00a0: un seul non.'))).toEqual([]);
    expect(said(withNote('Il est question d’argent.'))).toEqual(['FR-SHAPE kind-no/lessons/parts.fr.md:9']);
  });
});

describe('resources and glossary', () => {
  it('have nothing wrong when they are good', () => expect(inFolder({})).toEqual([]));

  it.each(brokenShared)('says $code at $file:$line', ({ file, from, to, code, line }) => {
    expect(goodShared[file]).toContain(from);
    const found = inFolder({ [file]: goodShared[file]!.replace(from, () => to) });
    expect(said(found)).toContain(`${code} ${file}:${line}`);
    expect(found.every((problem) => /[.?]$/.test(problem.message) && problem.fix.length > 10)).toBe(true);
  });

  it('counts an entry as old on the 181st day, and not before', () => {
    const codes = (day: string) =>
      allProblems(libraryOf({ ...shared, ...goodShared, ...inModule(good) }, day)).map((problem) => problem.code);
    expect(codes('2027-04-30')).toEqual([]);
    expect(codes('2027-05-01')).toEqual(['RES-STALE', 'RES-STALE']);
  });

  const withLine = (line: string) =>
    inFolder(inModule({ 'lessons/parts.md': good['lessons/parts.md']!.replace('Start with warmth.', line) }));

  it('knows the resource that a lesson names, and says where one is unknown', () => {
    expect(withLine('Ask the [[discharge-team]].')).toEqual([]);
    const [problem] = withLine('Ask the [[discharge-teem]].');
    expect(problem).toMatchObject({ code: 'RES-UNKNOWN', file: 'kind-no/lessons/parts.md', line: 7, column: 9 });
    expect(problem!.message).toContain('Did you mean “discharge-team”?');
  });

  it('does not call an entry unknown because its file cannot be read', () => {
    const found = inFolder({
      'resources/city.yaml': 'title: [',
      ...inModule({ 'lessons/parts.md': good['lessons/parts.md']!.replace('Start with', '[[discharge-team]]') }),
    });
    expect(found.filter((problem) => problem.code === 'RES-UNKNOWN')).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });
});

describe('local slots and pictures', () => {
  const broken = [
    ['quizzes/check.md', 'Lee brings plums.', 9, 1],
    ['quizzes/check.md', 'Take them home', 11, 7],
    ['quizzes/check.md', 'You share the moment.', 14, 5],
    ['scenarios/talk.md', 'Lee asks.', 8, 1],
    ['scenarios/talk.md', 'Because.', 13, 5],
    ['module.yaml', 'to say no', 3, 14],
  ] as const;
  it.each(broken)('are known in %s too (“%s”)', (file, words, line, column) => {
    const problems = (text: string) => problemsOf({ ...good, [file]: good[file]!.replace(words, () => text) });
    expect(said(problems('{{policy.gifts}}')).join()).not.toContain('SLOT-UNKNOWN');
    const [slot] = problems('{{policy.gift}}').filter((one) => one.code === 'SLOT-UNKNOWN');
    expect(slot).toMatchObject({ file: `kind-no/${file}`, line, column });
    const [picture] = problems('![Plums](../images/plums.png)').filter((one) => one.code === 'IMG-FILE');
    expect(picture).toMatchObject({ file: `kind-no/${file}`, line, column });
  });

  it('are known where a choice hangs on one, and in a module’s own list', () => {
    const scenario = good['scenarios/talk.md']!.replace('{poor}', '{poor when:policy.gift=never}');
    expect(said(problemsOf({ ...good, 'scenarios/talk.md': scenario }))).toEqual([
      'SLOT-UNKNOWN kind-no/scenarios/talk.md:10',
    ]);
    const settings = good['module.yaml']!.replace('slots: [policy.gifts]', 'slots: [policy.gift]');
    expect(said(problemsOf({ ...good, 'module.yaml': settings }))).toEqual(['SLOT-UNKNOWN kind-no/module.yaml:17']);
  });
});

describe('the choices of a local slot', () => {
  const slots = (choice: string) =>
    `slots:\n  - { key: policy.gifts, label: Gifts, help: One., kind: text, required: true }\n  - { key: policy.talk, label: Talk, help: One., kind: choice, choices: [always-tell, ${choice}], required: false }\n`;
  const library = (choice: string, files = good) =>
    libraryOf({ ...shared, ...inModule(files), 'local/slots.yaml': slots(choice) }, today);

  it('are words, or a value with a sentence that pages show', () => {
    const read = library('{ value: never, text: "We never do, and say so." }');
    expect(allProblems(read)).toEqual([]);
    expect(read.slots[1]!.choices).toEqual([
      { value: 'always-tell', text: 'always tell' },
      { value: 'never', text: 'We never do, and say so.' },
    ]);
  });

  it('are named by their value where a choice of a scenario depends on them', () => {
    const when = (value: string) => ({
      ...good,
      'scenarios/talk.md': good['scenarios/talk.md']!.replace('{poor}', `{poor when:policy.talk=${value}}`),
    });
    const choice = '{ value: never, text: "We never do." }';
    expect(allProblems(library(choice, when('never')))).toEqual([]);
    expect(said(allProblems(library(choice, when('nevr'))))).toEqual(['SCN-WHEN-VALUE kind-no/scenarios/talk.md:10']);
  });

  it.each(['{ value: never }', '{ value: two words, text: A. }', '{ value: never, text: A., more: B. }'])(
    'say what is wrong with %s',
    (choice) => {
      const found = allProblems(library(choice)).filter(({ level }) => level === 'error');
      expect(said(found).map((one) => one.replace(/^YAML-[A-Z]+/, 'YAML'))).toContain('YAML local/slots.yaml:3');
    },
  );
});
