import { Courses } from './courses';
import { writeScenarioModule } from './scenario-course';

const competency = (code: string, critical: boolean, level: number, evidence: string): string =>
  `      - { code: ${code}, title: "Skill ${code}", weight: ${critical ? 3 : 2}, safety_critical: ${critical}, levels: { before_contact: ${level}, day_90: 3, yearly: 3 }, evidence: [${evidence}] }\n`;

/** Two areas for everybody, and a third that is for supervisors alone where their path teaches it. */
export function writeCompetencies(courses: Courses): void {
  courses.write(
    'competencies.yaml',
    `areas:
  - code: COM
    title: "Communication"
    competencies:
${competency('COM-1', false, 2, 'role play, observation')}${competency('COM-2', false, 1, 'quiz, scenario')}  - code: CRI
    title: "Crisis"
    competencies:
${competency('CRI-1', true, 2, 'role play, quiz')}  - code: SUP
    title: "Supervising"
    competencies:
${competency('SUP-1', true, 3, 'role play')}`,
  );
}

/** The tests' course with these areas; its path teaches two of them. */
export function coursesWithNeeds(): Courses {
  const courses = new Courses();
  writeCompetencies(courses);
  courses.edit('kind-no/module.yaml', 'owner: Tests\n', 'owner: Tests\ncompetencies: [COM-1, COM-2, CRI-1]\n');
  courses.edit('kind-no/quizzes/check.md', '{must-pass}', '{CRI-1 must-pass}');
  courses.edit('kind-no/quizzes/check.md', '## rule\n', '## rule\n\n{COM-2}\n');
  writeScenarioModule(courses);
  courses.edit('walk/module.yaml', 'owner: Tests\n', 'owner: Tests\ncompetencies: [SUP-1]\n');
  courses.edit('walk/scenarios/bridge.md', 'Our money rule: {{policy.money}}', 'It is cold.');
  courses.edit('walk/scenarios/bridge.md', ' when:policy.suicideTalk=tell-if-criteria', '');
  courses.write(
    'paths/supervisors.yaml',
    'title: Supervisors\nfor: { roles: [supervisor], team_types: [any] }\ngroups:\n  - { title: First, why: It comes first., modules: [walk], due_after_days: 14 }\n',
  );
  return courses;
}

/** The same, with two things to look for in COM-1. */
export function coursesWithSignOff(): Courses {
  const courses = coursesWithNeeds();
  const line = (id: string, text: string) =>
    `  - { id: ${id}, text: ${text}, competencies: [COM-1], method: role play }\n`;
  const lines = `sign_off:\n${line('greets', 'Greets the person by name.')}${line('waits', 'Waits for an answer.')}`;
  courses.edit('kind-no/module.yaml', 'sources:\n', `${lines}sources:\n`);
  return courses;
}
