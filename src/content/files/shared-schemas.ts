import { date, help, id, list, object, oneOf, text, texts, titled, whole } from './schema-parts';

const dueDays = whole(1, 3650);
const pathGroup = object(
  {
    title: help('The group’s heading on My training.', text),
    why: help('Why these modules, and why now.', text),
    modules: help('Names of module folders, in order.', list(id, 1)),
    due_after_days: help(
      'How many days after the first day of work it is due, for full hours; fewer hours take longer.',
      dueDays,
    ),
    due_after_hours: help('Instead of days: due once somebody has worked this many hours.', whole(1, 10000)),
    volunteers: help('Another rule for volunteers; “none” is no due day.', {
      oneOf: [
        object({ due_after_days: help('How many days after a volunteer’s first day it is due.', dueDays) }, [
          'due_after_days',
        ]),
        oneOf('none'),
      ],
    }),
  },
  ['title', 'why', 'modules'],
);

const checklistItem = object(
  {
    id: help('A short name that never changes; signatures point to it.', id),
    text: help('What has happened once it is signed, in words for both who sign.', text),
    why: help('What it is good for.', text),
  },
  ['id', 'text'],
);

/** The schemas of what all modules share; editors get the same ones from courses/schemas. */
export const pathSchema = titled(
  'A path (paths/its-id.yaml)',
  {
    title: help('The path’s name.', text),
    for: help(
      'Who is given this path.',
      object(
        {
          roles: help('Their roles.', list(oneOf('learner', 'trainer', 'supervisor', 'administrator'), 1)),
          team_types: help(
            'The kinds of team; “any” is everybody in a team.',
            list(oneOf('act', 'clinical', 'inpatient', 'crisis', 'peer-run', 'campus', 'any'), 1),
          ),
        },
        ['roles', 'team_types'],
      ),
    ),
    groups: help('The modules, in groups.', list(pathGroup, 1)),
    start_checklist: help(
      'What happens in the first 90 days; the person and their supervisor sign each line.',
      list(checklistItem),
    ),
  },
  ['title', 'for', 'groups'],
);

const level = (when: string) =>
  help(`The level asked ${when}: 0 not yet met, 1 knows, 2 with support, 3 alone, 4 helps others.`, whole(0, 4));
const competency = object(
  {
    code: help('Letters of the area and a number, like BND-1; it never changes.', text),
    title: help('What the person can do.', text),
    weight: help('3 where safety hangs on it, 2 where the relationship does, else 1.', whole(1, 3)),
    safety_critical: help('Must be seen or role-played, not only asked in a quiz.', { type: 'boolean' }),
    levels: help(
      'What is asked when.',
      object(
        {
          before_contact: level('before meeting anyone alone'),
          day_90: level('after 90 days'),
          yearly: level('every year'),
        },
        ['before_contact', 'day_90', 'yearly'],
      ),
    ),
    evidence: help('What shows it: Q quiz, S scenario, R role play, O observation, T talk, D document.', texts),
  },
  ['code', 'title', 'weight', 'levels'],
);
const area = object(
  {
    code: help('The letters that its competencies begin with.', text),
    title: help('The area’s name.', text),
    competencies: help('What belongs to it.', list(competency)),
  },
  ['code', 'title', 'competencies'],
);
export const competenciesSchema = titled(
  'The competencies (competencies.yaml)',
  { areas: help('The areas that competencies stand in.', list(area)) },
  ['areas'],
);

const choice = object(
  {
    value: help('A short name that never changes; conditions of scenarios name it.', {
      type: 'string',
      pattern: '^[A-Za-z0-9-]+$',
    }),
    text: help('The sentence that people read where a page places the slot.', text),
  },
  ['value', 'text'],
);
const slot = object(
  {
    key: help('What stands between {{ and }} in a text, like crisis.onCall.', text),
    label: help('What whoever fills it in sees as its name.', text),
    help: help('What to write there.', text),
    kind: help(
      'A sentence, one of the choices, one line for each, or a number.',
      oneOf('text', 'choice', 'list', 'number'),
    ),
    choices: help(
      'What can be chosen, where the kind is choice: words, or a value with the sentence that pages show.',
      {
        type: 'array',
        items: { anyOf: [text, choice] },
      },
    ),
    required: help('Whether modules that place it wait until it is filled in.', { type: 'boolean' }),
    expires_days: help('After how many days somebody must check it again.', whole(1)),
  },
  ['key', 'label', 'help', 'kind', 'required'],
);
export const slotsSchema = titled(
  'The local slots (local/slots.yaml)',
  { slots: help('What an organisation fills in.', list(slot)) },
  ['slots'],
);

const resource = object(
  {
    id: help('A short name that never changes; a lesson places it as [[its-id]].', id),
    name: help('What people call it.', text),
    about: help('What it is for, and for whom, in a sentence.', text),
    region: help('Where it can be used.', text),
    hours: help('When somebody is there.', text),
    phone: help('The number to call, in quotes.', text),
    text_line: help('The number to send a text to, in quotes.', text),
    web: help('Its page, beginning with https://.', { type: 'string', pattern: '^https?://\\S+$' }),
    languages: help('The languages spoken there.', texts),
    cost: help('What it costs, or that it is free.', text),
    fr: help(
      'The same in French, as far as it differs.',
      object(
        {
          name: help('What people call it in French, where that differs.', text),
          about: help('What it is for, in French.', text),
          region: help('Where it can be used, in French.', text),
          hours: help('When somebody is there, in French.', text),
          cost: help('What it costs, in French.', text),
        },
        ['about'],
      ),
    ),
    verified_by: help('Who checked this entry with the service itself.', text),
    verified_on: help('The day it was checked; after 180 days it counts as old.', date),
  },
  ['id', 'name', 'about', 'region'],
);
export const resourcesSchema = titled(
  'A list of resources (resources/its-name.yaml)',
  {
    title: help('The heading that these stand under on the page.', text),
    title_fr: help('The same heading in French.', text),
    resources: help('The services, in the order that people see them.', list(resource, 1)),
  },
  ['title', 'resources'],
);

const word = object(
  {
    word: help('The word, or several; “*” at its end stands for any ending.', text),
    instead: help('What to say instead, as a sentence.', text),
    languages: help('The languages that it is a word of.', list(oneOf('en', 'fr'), 1)),
  },
  ['word', 'instead', 'languages'],
);
export const wordsSchema = titled(
  'Words that look at what is wrong with somebody (words.yaml)',
  { words: help('Each with what to say instead; the check warns of them outside quotation marks.', list(word)) },
  ['words'],
);
