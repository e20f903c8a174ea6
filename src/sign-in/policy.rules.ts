import type { Role } from '../people/people.types';

/** Who may ask for a route at all: anyone, whoever is signed in, or one role. */
type Who = 'anyone' | 'signed-in' | Role;
/** Whose data a route shows: nobody's in particular, one's own, or that of exactly the people one supervises. */
type Whose = 'nobody' | 'own' | 'my-people';

interface PolicyRow {
  method: 'GET' | 'POST';
  path: string;
  who: Who;
  whose: Whose;
}

const row = (method: 'GET' | 'POST', path: string, who: Who, whose: Whose = 'nobody'): PolicyRow => ({
  method,
  path,
  who,
  whose,
});

/** The whole of access control, read by the guard and by the tests. A route without a row is refused, and fails the build. */
export const policy: readonly PolicyRow[] = [
  row('GET', '/', 'anyone'),
  row('GET', '/healthz', 'anyone'),
  row('GET', '/readyz', 'anyone'),
  row('GET', '/assets/*', 'anyone'),
  row('GET', '/service-worker.js', 'anyone'),
  row('GET', '/help', 'anyone'),
  row('GET', '/patterns', 'anyone'),
  row('GET', '/sign-in', 'anyone'),
  row('POST', '/sign-in', 'anyone'),
  row('POST', '/sign-out', 'signed-in', 'own'),
  row('POST', '/session/extensions', 'signed-in', 'own'),
  row('GET', '/invitations/:token', 'anyone'),
  row('POST', '/invitations/:token', 'anyone'),
  row('GET', '/password-reset', 'anyone'),
  row('POST', '/password-reset', 'anyone'),
  row('GET', '/password-reset/:token', 'anyone'),
  row('POST', '/password-reset/:token', 'anyone'),
  row('GET', '/account', 'signed-in', 'own'),
  row('POST', '/account/password', 'signed-in', 'own'),
  row('POST', '/account/language', 'signed-in', 'own'),
  row('POST', '/account/sign-outs', 'signed-in', 'own'),
  row('GET', '/first-run', 'anyone'),
  row('POST', '/first-run/administrator', 'anyone'),
  row('POST', '/first-run/demonstration', 'anyone'),
  row('GET', '/my-training', 'signed-in', 'own'),
  row('POST', '/my-training/checklist-signatures', 'signed-in', 'own'),
  row('GET', '/my-record', 'signed-in', 'own'),
  row('GET', '/resources', 'signed-in'),
  row('GET', '/glossary', 'signed-in'),
  row('GET', '/offline', 'signed-in', 'own'),
  row('GET', '/modules/:slug', 'signed-in', 'own'),
  row('GET', '/modules/:slug/document', 'signed-in', 'own'),
  row('GET', '/modules/:slug/versions/:version/images/:file', 'signed-in'),
  row('GET', '/modules/:slug/lessons/:lesson', 'signed-in', 'own'),
  row('POST', '/modules/:slug/lessons/:lesson/completion', 'signed-in', 'own'),
  row('GET', '/modules/:slug/quizzes/:quiz', 'signed-in', 'own'),
  row('POST', '/modules/:slug/quizzes/:quiz/attempts', 'signed-in', 'own'),
  row('GET', '/modules/:slug/scenarios/:scenario', 'signed-in', 'own'),
  row('POST', '/modules/:slug/scenarios/:scenario/runs', 'signed-in', 'own'),
  row('GET', '/runs/:run', 'signed-in', 'own'),
  row('POST', '/runs/:run/choices', 'signed-in', 'own'),
  row('POST', '/runs/:run/returns', 'signed-in', 'own'),
  row('GET', '/attempts/:attempt', 'signed-in', 'own'),
  row('GET', '/attempts/:attempt/questions/:n', 'signed-in', 'own'),
  row('POST', '/attempts/:attempt/answers', 'signed-in', 'own'),
  row('GET', '/attempts/:attempt/review', 'signed-in', 'own'),
  row('POST', '/attempts/:attempt/submission', 'signed-in', 'own'),
  row('GET', '/attempts/:attempt/result', 'signed-in', 'own'),
  row('GET', '/questions', 'signed-in', 'own'),
  row('POST', '/questions', 'signed-in', 'own'),
  row('GET', '/questions/new', 'signed-in', 'own'),
  row('GET', '/questions/withdrawals', 'signed-in'),
  row('POST', '/questions/withdrawals', 'signed-in'),
  row('GET', '/questions/:thread', 'signed-in', 'own'),
  row('POST', '/questions/:thread/handover', 'signed-in', 'own'),
  row('POST', '/questions/:thread/withdrawal', 'signed-in', 'own'),
  row('GET', '/team', 'supervisor', 'my-people'),
  row('GET', '/team.csv', 'supervisor', 'my-people'),
  row('GET', '/people/:person', 'supervisor', 'my-people'),
  row('POST', '/people/:person/pauses', 'supervisor', 'my-people'),
  row('POST', '/people/:person/pauses/:pause', 'supervisor', 'my-people'),
  row('POST', '/people/:person/pauses/:pause/withdrawal', 'supervisor', 'my-people'),
  row('POST', '/people/:person/assignments', 'supervisor', 'my-people'),
  row('POST', '/people/:person/waivers', 'supervisor', 'my-people'),
  row('POST', '/people/:person/checklist-signatures', 'supervisor', 'my-people'),
  row('GET', '/administration/people/:person/pauses', 'administrator'),
  row('POST', '/administration/people/:person/pauses', 'administrator'),
  row('POST', '/administration/people/:person/pauses/:pause', 'administrator'),
  row('POST', '/administration/people/:person/pauses/:pause/withdrawal', 'administrator'),
  row('GET', '/administration/people/:person/assignments', 'administrator'),
  row('POST', '/administration/people/:person/assignments', 'administrator'),
  row('POST', '/administration/people/:person/waivers', 'administrator'),
  row('GET', '/studio', 'trainer'),
  row('GET', '/studio/:slug', 'trainer'),
  row('POST', '/studio/:slug/versions', 'trainer'),
  row('GET', '/studio/:slug/preview', 'trainer'),
  row('GET', '/studio/:slug/preview/lessons/:lesson', 'trainer'),
  row('GET', '/studio/:slug/preview/images/:file', 'trainer'),
  row('GET', '/studio/:slug/preview/quizzes/:quiz', 'trainer'),
  row('GET', '/studio/:slug/preview/quizzes/:quiz/questions/:n', 'trainer'),
  row('GET', '/studio/:slug/preview/quizzes/:quiz/answers', 'trainer'),
  row('GET', '/studio/:slug/preview/quizzes/:quiz/review', 'trainer'),
  row('GET', '/studio/:slug/preview/quizzes/:quiz/result', 'trainer'),
  row('GET', '/studio/:slug/preview/scenarios/:scenario', 'trainer'),
  row('GET', '/studio/:slug/preview/scenarios/:scenario/run', 'trainer'),
  row('GET', '/studio/:slug/preview/scenarios/:scenario/choices', 'trainer'),
  row('GET', '/studio/:slug/scenarios/:scenario', 'trainer'),
  row('GET', '/administration', 'administrator'),
  row('GET', '/administration/people', 'administrator'),
  row('POST', '/administration/people', 'administrator'),
  row('GET', '/administration/people/:person', 'administrator'),
  row('POST', '/administration/people/:person/details', 'administrator'),
  row('POST', '/administration/people/:person/role-grants', 'administrator'),
  row('POST', '/administration/people/:person/role-revocations', 'administrator'),
  row('POST', '/administration/people/:person/memberships', 'administrator'),
  row('POST', '/administration/people/:person/memberships/:membership', 'administrator'),
  row('POST', '/administration/people/:person/supervisions', 'administrator'),
  row('POST', '/administration/people/:person/supervisions/:supervision', 'administrator'),
  row('POST', '/administration/people/:person/work-patterns', 'administrator'),
  row('POST', '/administration/people/:person/deactivations', 'administrator'),
  row('POST', '/administration/people/:person/reactivations', 'administrator'),
  row('GET', '/administration/teams', 'administrator'),
  row('POST', '/administration/teams', 'administrator'),
  row('GET', '/administration/teams/:team', 'administrator'),
  row('POST', '/administration/teams/:team/details', 'administrator'),
  row('POST', '/administration/teams/:team/closing', 'administrator'),
  row('POST', '/administration/teams/:team/removal', 'administrator'),
  row('GET', '/administration/people/:person/invitations', 'administrator'),
  row('POST', '/administration/people/:person/invitations', 'administrator'),
  row('GET', '/administration/roster', 'administrator'),
  row('POST', '/administration/roster', 'administrator'),
  row('GET', '/administration/roster/drafts/:draft', 'administrator'),
  row('POST', '/administration/roster/drafts/:draft/import', 'administrator'),
  row('GET', '/administration/roster/imports/:import', 'administrator'),
  row('POST', '/administration/roster/imports/:import/reversal', 'administrator'),
  row('POST', '/administration/roster/imports/:import/invitations', 'administrator'),
  row('GET', '/administration/messages', 'administrator'),
  row('GET', '/administration/backups', 'administrator'),
  row('POST', '/administration/backups', 'administrator'),
  row('GET', '/administration/slots', 'administrator'),
  row('GET', '/administration/slots/:key', 'administrator'),
  row('POST', '/administration/slots/:key/revisions', 'administrator'),
  row('POST', '/administration/slots/:key/confirmations', 'administrator'),
  row('POST', '/administration/slots/:key/withdrawals', 'administrator'),
  row('GET', '/administration/audit', 'administrator'),
  row('POST', '/administration/audit/exports', 'administrator'),
];

const table = new Map(policy.map((entry) => [`${entry.method} ${entry.path}`, entry]));

/** @param path the route's pattern, not the address asked for. HEAD is read as GET. */
export function policyFor(method: string, path: string): PolicyRow | undefined {
  return table.get(`${method === 'HEAD' ? 'GET' : method} ${path}`);
}

type Verdict = 'enter' | 'sign-in' | 'not-found';

/** Outsiders are told that there is nothing here; the signed-out are asked who they are. */
export function verdict(entry: PolicyRow | undefined, roles: ReadonlySet<Role> | null): Verdict {
  if (!entry) return 'not-found';
  if (entry.who === 'anyone') return 'enter';
  if (roles === null) return 'sign-in';
  return entry.who === 'signed-in' || roles.has(entry.who) ? 'enter' : 'not-found';
}
