import { date, help, id, list, object, oneOf, text, texts, titled, whole } from './schema-parts';

const lessonEntry = object({ lesson: help('The name of a file in lessons/, without .md.', id) }, ['lesson']);
const quizEntry = object(
  {
    quiz: help('The name of a file in quizzes/, without .md.', id),
    pass: help('How much must be right to pass, in per cent. 80 where it is left out.', {
      type: 'number',
      minimum: 0,
      maximum: 100,
    }),
    mode: help(
      'A check shows what was right once it is passed; practice shows it at once.',
      oneOf('check', 'practice'),
    ),
  },
  ['quiz'],
);
const scenarioEntry = object({ scenario: help('The name of a file in scenarios/, without .md.', id) }, ['scenario']);

const competencies = help('Codes of courses/competencies.yaml, like BND-1.', texts);
const objective = object(
  {
    id: help('A short name that stays when the words change; questions point to it.', id),
    text: help('What people can do afterwards: it goes on from “After this module you can …”.', text),
    competencies,
  },
  ['id', 'text'],
);
const contentNote = object(
  {
    topic: help('What it is about, in a word or two.', text),
    lesson: help('The lesson that it is about; leave it out where it is the whole module.', id),
    text: help('One calm line: what comes, what does not, and what people may do instead.', text),
  },
  ['topic', 'text'],
);
const signOff = object(
  {
    id: help('A short name that stays when the words change.', id),
    text: help('What a supervisor sees when it is done well.', text),
    competencies,
    method: help('How it is seen: role play, observation, talking it through.', text),
  },
  ['id', 'text'],
);
const session = object(
  {
    id: help('A short name that stays when the words change; who was there points to it.', id),
    title: help('What people see as the session’s name.', text),
    minutes: help('How long it takes.', whole(5, 600)),
    about: help('One or two sentences: what happens there.', text),
  },
  ['id', 'title', 'minutes'],
);
const source = object(
  {
    id: help('A short name for the source, like KENT18.', text),
    text: help('Author, year and title.', text),
    url: help('Where it can be read.', text),
    seen: help('What you really looked at: the whole text, the summary, a copy.', text),
  },
  ['id', 'text', 'seen'],
);

/** The schemas of every settings text of a module; editors get the same ones from courses/schemas. */
export const moduleSchema = titled(
  'A training module (module.yaml)',
  {
    title: help('What people see as the module’s name.', text),
    status: help('Only what is ready can be published.', oneOf('draft', 'ready')),
    summary: help('One or two sentences: what it is about, and what it is good for.', text),
    language: help('Two letters: en.', { type: 'string', pattern: '^[a-z]{2}$' }),
    owner: help('Who keeps it true: a person or a group.', text),
    category: help('What its hours count as on a certificate.', oneOf('ethics', 'peer-recovery', 'other')),
    competencies: help('What the module works on: codes of courses/competencies.yaml.', texts),
    objectives: help('What people can do afterwards.', list(objective)),
    content_notes: help('What people may find hard. They see it before they start.', list(contentNote)),
    contents: help(
      'The parts in the order that learners see them.',
      list({ oneOf: [lessonEntry, quizEntry, scenarioEntry] }, 1),
    ),
    sessions: help(
      'Live sessions: meetings in a room or by a link. Trainers set the dates in the studio.',
      list(session, 1),
    ),
    completion: help(
      'What makes the module complete.',
      object(
        {
          all_of: help(
            'All of these must be done.',
            list(oneOf('lessons', 'quiz', 'scenario', 'reflection', 'session'), 1),
          ),
          may_miss: help('How many of the live sessions somebody may miss. None where it is left out.', whole(1)),
          never_miss: help('The ids of live sessions that nobody may miss.', list(id)),
          test_out: help('The name of a check: whoever passes it has finished the module, lessons or not.', id),
        },
        ['all_of'],
      ),
    ),
    sign_off: help('What a supervisor looks for.', list(signOff)),
    slots: help('The local slots that the module places: keys of courses/local/slots.yaml.', texts),
    sources: help('Where the facts come from; three or more once the module is ready.', list(source)),
    reviewed: help('The day of the last review, like 2026-11-23.', date),
    review_by: help('The day by which somebody looks at it again.', date),
    valid_months: help('How long a completion is valid, where it must be renewed; left out, it is valid for good.', {
      type: 'integer',
      minimum: 1,
      maximum: 120,
    }),
  },
  ['title', 'status', 'summary', 'language', 'owner', 'contents', 'completion', 'reviewed', 'review_by'],
);

const minutes = help('How long it takes most people.', { type: 'number', minimum: 1, maximum: 240 });

export const lessonSchema = titled(
  'The header of a lesson',
  {
    title: help('What people see as the lesson’s name.', text),
    minutes,
    message: help('The one main message, in a sentence.', text),
  },
  ['title', 'minutes', 'message'],
);

export const quizSchema = titled(
  'The header of a quiz',
  {
    title: help('What people see as the quiz’s name.', text),
    intro: help('What people read before they begin.', text),
    shuffle: help(
      'Whether the options, the questions or both come in another order each time.',
      oneOf('none', 'options', 'questions', 'all'),
    ),
    draw: help(
      'How many questions a try asks, besides those that must be passed: a number of the whole quiz, or one for each objective.',
      { anyOf: [whole(1, 200), { type: 'object', additionalProperties: whole(1, 200), minProperties: 1 }] },
    ),
    cooling_off_hours: help(
      'How many hours the next try of a check waits after one that was not passed.',
      whole(1, 336),
    ),
    talk_after: help(
      'After how many tries that were not passed, one after the other, a talk with the supervisor is offered. 2 where it is left out.',
      whole(1, 20),
    ),
    recheck: help(
      'What is asked after a check that was not passed: the whole again, or only the objectives that were missed.',
      oneOf('whole', 'objectives'),
    ),
  },
  ['title'],
);

export const scenarioSchema = titled(
  'The header of a scenario',
  { title: help('What people see as the scenario’s name.', text), minutes },
  ['title', 'minutes'],
);
