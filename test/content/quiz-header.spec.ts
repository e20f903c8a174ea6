import { good } from './broken-courses';
import { libraryOf, problemsOf, inModule, shared } from './corpus';

const quizWith = (header: string) => good['quizzes/check.md']!.replace('title: Check\n', `title: Check\n${header}`);

it('reads how a quiz draws, shuffles, waits, offers a talk and asks again', () => {
  const header = 'draw: { say-no: 1 }\nshuffle: all\ncooling_off_hours: 12\ntalk_after: 3\nrecheck: objectives\n';
  const files = inModule({ ...good, 'quizzes/check.md': quizWith(header) });
  const [quiz] = libraryOf({ ...shared, ...files }).modules[0]!.module!.quizzes;
  expect(quiz).toMatchObject({
    draw: { 'say-no': 1 },
    shuffle: 'all',
    coolingOffHours: 12,
    talkAfter: 3,
    recheck: 'objectives',
  });
});

it('says on its line what a practice quiz does not do', () => {
  const files = {
    ...good,
    'module.yaml': good['module.yaml']!.replace('pass: 80', 'mode: practice'),
    'quizzes/check.md': quizWith('cooling_off_hours: 2\ntalk_after: 3\nrecheck: objectives\n'),
  };
  expect(problemsOf(files).map(({ code, file, line, level }) => `${level} ${code} ${file}:${line}`)).toEqual(
    [3, 4, 5].map((line) => `warning QUIZ-PRACTICE kind-no/quizzes/check.md:${line}`),
  );
});
