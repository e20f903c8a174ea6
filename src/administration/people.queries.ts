import { places, type Reader, rows } from '../database/query';
import type { Role } from '../people/people.types';
import { type AccountState, type PeopleFilter, perPage } from './people-filter.rules';

interface ListedPerson {
  id: string;
  name: string;
  email: string;
  startedOn: string | null;
  state: AccountState;
}
interface Now {
  today: string;
  instant: string;
}

/** What an account is: left, able to sign in, invited by a link that still works, or none of these. */
const stateOf = `CASE WHEN p.deactivated_at IS NOT NULL THEN 'left'
  WHEN EXISTS (SELECT 1 FROM credentials c WHERE c.person_id = p.id) THEN 'active'
  WHEN EXISTS (SELECT 1 FROM invitations i WHERE i.person_id = p.id AND i.kind = 'invitation' AND i.used_at IS NULL AND i.ends_at > ?) THEN 'invited'
  ELSE 'not-invited' END`;
const onDay = (span: string) => `${span}.from_on <= ? AND (${span}.to_on IS NULL OR ${span}.to_on > ?)`;

interface Part {
  text: string;
  values: unknown[];
}

/** Everybody the filter leaves, whatever their state. SQL lowers both sides, so that both are lowered alike. */
function found(filter: PeopleFilter, now: Now): Part {
  const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
  const parts: Part[] = [];
  if (filter.q)
    parts.push({
      text: `(LOWER(p.name) LIKE LOWER(?) ESCAPE '\\' OR p.email LIKE LOWER(?) ESCAPE '\\')`,
      values: [like, like],
    });
  if (filter.role)
    parts.push({
      text: `EXISTS (SELECT 1 FROM role_grants g WHERE g.person_id = p.id AND g.role = ? AND g.revoked_at IS NULL)`,
      values: [filter.role],
    });
  if (filter.team) {
    const member = `EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = p.id AND ${onDay('m')}`;
    const none = filter.team === 'none';
    parts.push({
      text: none ? `NOT ${member})` : `${member} AND m.team_id = ?)`,
      values: [now.today, now.today, ...(none ? [] : [filter.team])],
    });
  }
  const where = parts.map((part) => part.text).join(' AND ');
  return {
    text: `SELECT p.id, p.name, p.email, p.started_on, p.created_at, ${stateOf} AS state FROM people p${where ? ` WHERE ${where}` : ''}`,
    values: [now.instant, ...parts.flatMap((part) => part.values)],
  };
}

/** How many people the filter leaves in each state? */
export async function countStates(db: Reader, filter: PeopleFilter, now: Now): Promise<Map<AccountState, number>> {
  const { text, values } = found(filter, now);
  const counted = await rows<{ state: AccountState; many: number | string }>(
    db,
    `SELECT f.state AS "state", COUNT(*) AS "many" FROM (${text}) f GROUP BY f.state`,
    values,
  );
  return new Map(counted.map((row) => [row.state, Number(row.many)]));
}

/** One page of the people that the filter leaves. */
export function listPeople(db: Reader, filter: PeopleFilter, now: Now): Promise<ListedPerson[]> {
  const { text, values } = found(filter, now);
  const order = filter.sort === 'newest' ? 'f.created_at DESC, f.id DESC' : 'LOWER(f.name), f.id';
  return rows(
    db,
    `SELECT f.id AS "id", f.name AS "name", f.email AS "email", f.started_on AS "startedOn", f.state AS "state"
     FROM (${text}) f ${filter.state ? 'WHERE f.state = ?' : ''} ORDER BY ${order} LIMIT ${perPage} OFFSET ${(filter.page - 1) * perPage}`,
    filter.state ? [...values, filter.state] : values,
  );
}

interface Beside {
  personId: string;
  kind: 'role' | 'team' | 'supervisor';
  words: string;
}

/** The roles, today's teams and today's supervisors of these people, in one query. */
export function besidePeople(db: Reader, ids: readonly string[], today: string): Promise<Beside[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const these = places(ids);
  return rows(
    db,
    `SELECT g.person_id AS "personId", 'role' AS "kind", g.role AS "words" FROM role_grants g
     WHERE g.revoked_at IS NULL AND g.person_id IN (${these})
     UNION ALL SELECT m.person_id, 'team', t.name FROM memberships m JOIN teams t ON t.id = m.team_id
     WHERE ${onDay('m')} AND m.person_id IN (${these})
     UNION ALL SELECT s.person_id, 'supervisor', p.name FROM supervisions s JOIN people p ON p.id = s.supervisor_id
     WHERE ${onDay('s')} AND p.deactivated_at IS NULL AND s.person_id IN (${these}) ORDER BY 3`,
    [...ids, today, today, ...ids, today, today, ...ids],
  );
}

/** What is this account, and which roles does it have? */
export async function accountStateOf(
  db: Reader,
  personId: string,
  now: Now,
): Promise<{ state: AccountState; roles: Role[] }> {
  const [row] = await rows<{ state: AccountState }>(db, `SELECT ${stateOf} AS "state" FROM people p WHERE p.id = ?`, [
    now.instant,
    personId,
  ]);
  const beside = await besidePeople(db, [personId], now.today);
  const roles = beside.filter((one) => one.kind === 'role').map((one) => one.words as Role);
  return { state: row?.state ?? 'left', roles };
}
