import type { DataSource } from 'typeorm';
import { rows } from '../../src/database/query';

/** Whose thing each id in an address names: by the route where two use one word, else by the word. The query gives `id` and `personId`. */
const owners: Readonly<Record<string, string>> = {
  person: 'SELECT id AS "id", id AS "personId" FROM people',
  attempt: tableOf('attempts'),
  run: tableOf('scenario_runs'),
  thread: tableOf('threads'),
  reply: tableOf('thread_replies'),
  certificate: tableOf('certificates'),
  conversation: tableOf('conversations'),
  claim: tableOf('prior_learning_claims'),
  pause: tableOf('pauses'),
  membership: tableOf('memberships'),
  supervision: tableOf('supervisions'),
  cover: 'SELECT id AS "id", supervisor_id AS "personId" FROM covers',
  '/journal/:entry': tableOf('journal_entries'),
  '/journal/:entry/shares/:share': tableOf('journal_shares'),
  /** A share is a page of whoever it was shared with. */
  '/journal/shared/:share':
    'SELECT s.id AS "id", s.reader_id AS "personId" FROM journal_shares s WHERE NOT EXISTS (SELECT 1 FROM journal_share_withdrawals w WHERE w.share_id = s.id)',
  '/people/:person/questions/:thread': `SELECT t.id AS "id", t.person_id AS "personId" FROM threads t WHERE t.kind = 'supervisor'
    AND NOT EXISTS (SELECT 1 FROM thread_withdrawals w WHERE w.thread_id = t.id)`,
  '/people/:person/supervision/entries/:entry': tableOf('supervision_entries'),
  '/my-supervision/entries/:entry': tableOf('supervision_entries'),
  '/people/:person/needs/:competency/evidence/:entry': tableOf('evidence'),
  '/people/:person/sign-offs/:competency/corrections/:rating': tableOf('sign_off_facts'),
  /** A sign-off is here the page of whoever was asked to watch it; of those, one in a skill that the tests’ course knows. */
  '/observations/:signOff': `SELECT sign_off_id AS "id", observer_id AS "personId" FROM sign_off_facts WHERE observer_id IS NOT NULL AND competency = 'COM-2'`,
  '/observations/:signOff/corrections/:rating': `SELECT id AS "id", by_id AS "personId" FROM sign_off_facts WHERE kind = 'rated' AND competency = 'COM-2'`,
};

/** What is nobody's: a thing of the place, or a secret that is itself the right. */
const nobodys: Readonly<Record<string, string>> = {
  slug: 'kind-no',
  lesson: 'three-parts',
  quiz: 'check',
  scenario: 'talk',
  question: 'greeting',
  session: 'meeting',
  competency: 'COM-1',
  n: '1',
  key: 'org.name',
  file: 'x.png',
  code: 'none',
  token: 'none',
  team: 'none',
  version: 'none',
  date: 'none',
  draft: 'none',
  import: 'none',
};

function tableOf(table: string): string {
  return `SELECT id AS "id", person_id AS "personId" FROM ${table}`;
}

const wordsOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, word]) => word!);

/** The query for a word of a route; the longest route that begins it goes first. */
function ownerOf(path: string, word: string): string | null {
  const named = Object.keys(owners)
    .filter((key) => key.endsWith(`/:${word}`) && path.startsWith(key))
    .sort((a, b) => b.length - a.length)[0];
  return owners[named ?? word] ?? null;
}

/** Words of a route that neither list knows. Whoever adds a route says whose its ids are. */
export const unknownWords = (path: string): string[] =>
  wordsOf(path).filter((word) => ownerOf(path, word) === null && !(word in nobodys));

export const isOwned = (path: string): boolean => wordsOf(path).some((word) => ownerOf(path, word) !== null);

/** The addresses of a route that name things of this person alone; none where they have no such thing. */
export async function addressOf(db: DataSource, path: string, personId: string): Promise<string | null> {
  let address = path;
  for (const word of wordsOf(path)) {
    const query = ownerOf(path, word);
    const id = query ? (await idsOf(db, query)).get(personId) : nobodys[word];
    if (id === undefined) return null;
    address = address.replace(`:${word}`, id);
  }
  return address;
}

const read = new Map<string, Map<string, string>>();
async function idsOf(db: DataSource, query: string): Promise<Map<string, string>> {
  const known = read.get(query);
  if (known) return known;
  const found = await rows<{ id: string; personId: string }>(db, query);
  const ids = new Map(found.map(({ id, personId }) => [personId, id]));
  read.set(query, ids);
  return ids;
}
