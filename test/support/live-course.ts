import { Courses } from './courses';

const settings = `title: The circle
status: ready
summary: Meet others who do this work.
language: en
owner: Tests
contents:
  - lesson: before-you-come
sessions:
  - { id: meeting, title: Meeting each other, minutes: 60, about: We say who we are. }
  - { id: listening, title: Listening, minutes: 90 }
  - { id: ending, title: Ending well, minutes: 60 }
completion:
  all_of: [lessons, session]
  may_miss: 1
  never_miss: [ending]
sources:
  - { id: A, text: One, seen: all }
  - { id: B, text: Two, seen: all }
  - { id: C, text: Three, seen: all }
reviewed: 2026-11-01
review_by: 2030-11-01
`;
const lesson =
  '---\ntitle: Before you come\nminutes: 3\nmessage: Bring yourself.\n---\n\nThere is nothing to prepare.\n';

/** The tests' course with a module beside it that has live sessions: one of three may be missed, but never the last. */
export function coursesWithSessions(): Courses {
  const courses = new Courses();
  courses.write('peer-circle/module.yaml', settings);
  courses.write('peer-circle/lessons/before-you-come.md', lesson);
  return courses;
}
