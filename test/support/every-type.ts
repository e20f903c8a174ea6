import type { Courses } from './courses';

const questions = `
## greeting

Lee comes in. What fits first?

- [x] A nod
  > Yes. It is enough.
- [ ] A song
  > It may be much for a morning.

Read again: [One](../lessons/one.md)

## parts

Which are parts of a kind no?

- [x] Warmth
  > Yes, it comes first.
- [x] A bridge
  > Yes, it comes last.
- [ ] A lecture
  > It closes the ear.

Read again: [One](../lessons/one.md)

## rule

A no is about the rule.

- [x] True
  > Yes.
- [ ] False
  > It is never about the person.

Read again: [One](../lessons/one.md)

## kinds

Which kind is each?

| What happens | Kind |
| --- | --- |
| A plum, eaten together | Fine |
| Forty, lent until Tuesday | Not fine |
| A card at the last meeting | Fine |

> FEEDBACK-KINDS What is shared is fine.

Read again: [One](../lessons/one.md)

## steps

Put the steps in order.

1. Listen
2. Say the rule
3. Offer a bridge
4. Note it

> FEEDBACK-STEPS Listening comes first.

Read again: [One](../lessons/one.md)

## minutes

How many minutes is a short walk?

= 10.5 (10 to 12)

> FEEDBACK-MINUTES About ten.

Read again: [One](../lessons/one.md)

## word

What do we call a small step over the line?

= crossing | boundary crossing

> FEEDBACK-WORD It is a crossing.

Read again: [One](../lessons/one.md)

## own-words

What do you say to a friend request?

::: model
MODEL-WORDS I keep my accounts apart from work.

- [ ] CHECK-ONE It is warm
- [ ] CHECK-TWO It says the rule once
:::

> FEEDBACK-OWN Warmth first.

Read again: [One](../lessons/one.md)

## who-to-ring

Whom do you ring when you need help at work?

= {{crisis.onCall}}

> FEEDBACK-RING It is on the wall too.

Read again: [One](../lessons/one.md)

## told

When do we tell?

= {{policy.suicideTalk}}

> FEEDBACK-TOLD It is our rule.

Read again: [One](../lessons/one.md)

## rarely

What is our rule about money?

= {{policy.unfilled}}

> FEEDBACK-MONEY It is our rule.

Read again: [One](../lessons/one.md)
## a-hug

{must-pass}

Maya asks you for a hug. Is a short hug all right here?

::: judgement
- No
- Rather not
- It depends
- Rather yes
- Yes
:::

Read again: [One](../lessons/one.md)
`;

const slots = `slots:
  - { key: crisis.onCall, label: Whom to ring, help: In hours and out of hours., kind: list, required: true }
  - { key: policy.suicideTalk, label: When we tell, help: What we tell., kind: choice, choices: [always-tell-same-shift, tell-if-criteria], required: true }
  - { key: policy.unfilled, label: Money, help: One sentence., kind: text, required: false }
`;

/** A module whose check and practice have a question of every type; nobody has filled in what the last one asks for. */
export function writeEveryType(courses: Courses): void {
  for (const [quiz, title] of [
    ['check', 'Every type'],
    ['warm-up', 'Every type, to practise'],
  ])
    courses.write(`every-type/quizzes/${quiz}.md`, `---\ntitle: ${title}\n---\n${questions}`);
  courses.write('every-type/lessons/one.md', '---\ntitle: One\nminutes: 1\nmessage: One thing.\n---\n\nOne thing.\n');
  courses.write('local/slots.yaml', slots);
  courses.write(
    'every-type/module.yaml',
    `title: Every type
status: ready
summary: A question of every type.
language: en
owner: Tests
contents:
  - lesson: one
  - quiz: warm-up
    mode: practice
  - quiz: check
    pass: 100
completion: { all_of: [lessons, quiz] }
sources:
  - { id: A, text: One, seen: all }
  - { id: B, text: Two, seen: all }
  - { id: C, text: Three, seen: all }
reviewed: 2026-11-01
review_by: 2030-11-01
`,
  );
}

/** What the slots say. */
export const everyFact = {
  'crisis.onCall': 'Duty desk: 204-555-0100, by day\nNight desk: 204-555-0101',
  'policy.suicideTalk': 'always-tell-same-shift',
};
