import type { Browser } from './browser';
import { Courses } from './courses';

/** The tests' course with a second module that asks for reflection: two boxes in one lesson, and nothing but it and the lesson. */
export function coursesToReflectOn(): Courses {
  const courses = new Courses();
  courses.write(
    'looking-back/module.yaml',
    `title: Looking back
status: ready
summary: Two things to think about.
language: en
owner: Tests
contents:
  - lesson: a-look
completion: { all_of: [lessons, reflection] }
sources:
  - { id: A, text: One, seen: all }
  - { id: B, text: Two, seen: all }
  - { id: C, text: Three, seen: all }
reviewed: 2026-11-01
review_by: 2030-11-01
`,
  );
  courses.write(
    'looking-back/lessons/a-look.md',
    `---
title: A look
minutes: 5
message: Look back.
---

Look back.

::: reflect A kind line {#kind-line}
When did somebody keep a line with you, kindly?
:::

::: reflect A good end {#good-end}
What made an ending good?
:::
`,
  );
  return courses;
}

export const lesson = '/modules/looking-back/lessons/a-look';
export const boxAt = (block: string): string => `/journal/new?module=looking-back&lesson=a-look&block=${block}`;

/** Keeps a free entry, or one for a box. @returns the answer of the server. */
export const keep = (browser: Browser, text: string, block?: string) =>
  browser.send(block ? boxAt(block) : '/journal', '/journal/entries', { text });

/** Keeps an entry and finds it again. @returns its address, and the recovery code if one was shown. */
export async function keepEntry(browser: Browser, text: string): Promise<{ entry: string; code: string | null }> {
  const kept = await keep(browser, text);
  const code = codeIn(kept.text);
  const entry = code ? /href="(\/journal\/[0-9a-f-]{36})"/.exec(kept.text)![1]! : kept.location;
  return { entry, code };
}

export const codeIn = (html: string): string | null =>
  /(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}/.exec(html)?.[0] ?? null;
