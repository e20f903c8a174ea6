const id = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 };
const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text };
const list = (items: object, minItems = 0) => ({ type: 'array', items, minItems });
const object = (properties: Record<string, object>, required: string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const dueDays = { type: 'integer', minimum: 1, maximum: 3650 };
const date = { type: 'string', format: 'date' };

/** The schemas of every settings text; editors get the same ones from courses/schemas. */
export const moduleSchema = object(
  {
    title: text,
    status: { enum: ['draft', 'ready'] },
    summary: text,
    language: { type: 'string', pattern: '^[a-z]{2}$' },
    owner: text,
    category: { enum: ['ethics', 'peer-recovery', 'other'] },
    competencies: texts,
    objectives: list(object({ id, text, competencies: texts }, ['id', 'text'])),
    content_notes: list(object({ topic: text, lesson: id, text }, ['topic', 'text'])),
    contents: list(
      {
        oneOf: [
          object({ lesson: id }, ['lesson']),
          object(
            { quiz: id, pass: { type: 'number', minimum: 0, maximum: 100 }, mode: { enum: ['check', 'practice'] } },
            ['quiz'],
          ),
          object({ scenario: id }, ['scenario']),
        ],
      },
      1,
    ),
    completion: object({ all_of: list({ enum: ['lessons', 'quiz', 'scenario', 'reflection', 'session'] }, 1) }, [
      'all_of',
    ]),
    sign_off: list(object({ id, text, competencies: texts, method: text }, ['id', 'text'])),
    slots: texts,
    sources: list(object({ id: text, text, url: text, seen: text }, ['id', 'text', 'seen'])),
    reviewed: date,
    review_by: date,
  },
  ['title', 'status', 'summary', 'language', 'owner', 'contents', 'completion', 'reviewed', 'review_by'],
);
export const lessonSchema = object(
  { title: text, minutes: { type: 'number', minimum: 1, maximum: 240 }, message: text },
  ['title', 'minutes', 'message'],
);
export const quizSchema = object({ title: text, intro: text, shuffle: { enum: ['none', 'options'] } }, ['title']);
export const scenarioSchema = object({ title: text, minutes: { type: 'number', minimum: 1 } }, ['title', 'minutes']);
export const pathSchema = object(
  {
    title: text,
    for: object(
      {
        roles: list({ enum: ['learner', 'trainer', 'supervisor', 'administrator'] }, 1),
        team_types: list({ enum: ['act', 'clinical', 'inpatient', 'crisis', 'peer-run', 'campus', 'any'] }, 1),
      },
      ['roles', 'team_types'],
    ),
    groups: list(
      object(
        {
          title: text,
          why: text,
          modules: list(id, 1),
          due_after_days: dueDays,
          due_after_hours: { type: 'integer', minimum: 1, maximum: 10000 },
          volunteers: { oneOf: [object({ due_after_days: dueDays }, ['due_after_days']), { enum: ['none'] }] },
        },
        ['title', 'why', 'modules'],
      ),
      1,
    ),
  },
  ['title', 'for', 'groups'],
);
const level = { type: 'integer', minimum: 0, maximum: 4 };
export const competenciesSchema = object(
  {
    areas: list(
      object(
        {
          code: text,
          title: text,
          competencies: list(
            object(
              {
                code: text,
                title: text,
                weight: { type: 'integer', minimum: 1, maximum: 3 },
                safety_critical: { type: 'boolean' },
                levels: object({ before_contact: level, day_90: level, yearly: level }, [
                  'before_contact',
                  'day_90',
                  'yearly',
                ]),
                evidence: texts,
              },
              ['code', 'title', 'weight', 'levels'],
            ),
          ),
        },
        ['code', 'title', 'competencies'],
      ),
    ),
  },
  ['areas'],
);
export const slotsSchema = object(
  {
    slots: list(
      object(
        {
          key: text,
          label: text,
          help: text,
          kind: { enum: ['text', 'choice', 'list', 'number'] },
          choices: texts,
          required: { type: 'boolean' },
          expires_days: { type: 'integer', minimum: 1 },
        },
        ['key', 'label', 'help', 'kind', 'required'],
      ),
    ),
  },
  ['slots'],
);
