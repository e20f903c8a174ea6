import { type PolicyRow, row } from '../policy-row.rules';

/** What a supervisor sees and does, of exactly their people. */
export const supervisionPolicy: readonly PolicyRow[] = [
  row('GET', '/team', 'supervisor', 'my-people'),
  row('GET', '/team.csv', 'supervisor', 'my-people'),
  row('GET', '/team/covers', 'supervisor', 'own'),
  row('POST', '/team/covers', 'supervisor', 'own'),
  row('POST', '/team/covers/:cover/ending', 'supervisor', 'own'),
  row('GET', '/people/:person', 'supervisor', 'my-people'),
  row('POST', '/people/:person/pauses', 'supervisor', 'my-people'),
  row('POST', '/people/:person/pauses/:pause', 'supervisor', 'my-people'),
  row('POST', '/people/:person/pauses/:pause/withdrawal', 'supervisor', 'my-people'),
  row('POST', '/people/:person/assignments', 'supervisor', 'my-people'),
  row('POST', '/people/:person/waivers', 'supervisor', 'my-people'),
  row('POST', '/people/:person/checklist-signatures', 'supervisor', 'my-people'),
  row('GET', '/team/questions', 'supervisor', 'my-people'),
  row('GET', '/people/:person/questions/:thread', 'supervisor', 'my-people'),
  row('POST', '/people/:person/questions/:thread/replies', 'supervisor', 'my-people'),
  row('POST', '/people/:person/questions/:thread/replies/:reply/withdrawal', 'supervisor', 'my-people'),
  row('POST', '/people/:person/questions/:thread/agenda-marks', 'supervisor', 'my-people'),
  row('POST', '/people/:person/questions/:thread/talks', 'supervisor', 'my-people'),
  row('GET', '/people/:person/needs', 'supervisor', 'my-people'),
  row('GET', '/people/:person/needs/:competency', 'supervisor', 'my-people'),
  row('POST', '/people/:person/needs/:competency/evidence', 'supervisor', 'my-people'),
  row('POST', '/people/:person/needs/:competency/evidence/:entry/corrections', 'supervisor', 'my-people'),
  row('POST', '/people/:person/needs/:competency/obstacles', 'supervisor', 'my-people'),
  row('POST', '/people/:person/needs/:competency/obstacles/withdrawal', 'supervisor', 'my-people'),
];
