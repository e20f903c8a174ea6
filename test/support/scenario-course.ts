import type { Courses } from './courses';

/** The word in the feedback of a choice, and nowhere else. */
export const choiceCanary = (turn: string, n: number): string => `CANARY-${turn}-${n}-YRANAC`;

const choice = (turn: string, n: number, words: string, quality: string, to: string): string =>
  `- ${words} {${quality}} -> ${to}\n  > ${choiceCanary(turn, n)}\n`;

/** Two turns, each with three choices, one of them only where a slot says so; two endings; and a way round. */
const bridge = `---
title: The bridge
minutes: 6
---

## meet

You meet Lee on the bridge. Our money rule: {{policy.money}}

"Have you a minute?"

${choice('meet', 1, 'Walk on.', 'poor', 'look-back')}${choice('meet', 2, 'Stop and ask Lee to **sit down**.', 'best', 'sit')}${choice('meet', 3, 'Say what our rule asks.', 'ok when:policy.suicideTalk=tell-if-criteria', 'sit')}
## look-back

Lee looks after you.

${choice('look-back', 1, 'Go back.', 'ok', 'meet')}${choice('look-back', 2, 'Keep walking.', 'unsafe', 'apart')}
## sit

You sit down together.

${choice('sit', 1, 'Listen.', 'best', 'together')}${choice('sit', 2, 'Look at your phone.', 'poor', 'look-back')}
## together {ending}

You listened, and Lee was heard. Nothing is solved yet. What did you notice while you sat there?

## apart {ending}

You are home before dark, and Lee is still there. What would you do another time, and with whom?
`;

/** A module with one lesson and this scenario, which both count. */
export function writeScenarioModule(courses: Courses, slug = 'walk', text = bridge): void {
  courses.write(`${slug}/lessons/one.md`, '---\ntitle: One\nminutes: 1\nmessage: One thing.\n---\n\nOne thing.\n');
  courses.write(`${slug}/scenarios/bridge.md`, text);
  courses.write(
    `${slug}/module.yaml`,
    `title: A walk
status: ready
summary: What to do on a bridge.
language: en
owner: Tests
content_notes:
  - { topic: loneliness, text: It is about being alone. }
contents:
  - lesson: one
  - scenario: bridge
completion: { all_of: [lessons, scenario] }
sources:
  - { id: A, text: One, seen: all }
  - { id: B, text: Two, seen: all }
  - { id: C, text: Three, seen: all }
reviewed: 2026-11-01
review_by: 2030-11-01
`,
  );
}
