import { rowsFor } from '../database/batches';
import type { Reader } from '../database/query';

/** Where a person's work, or somebody's decision about them, leaves a row, and when. Modules that are planned by themselves are neither. */
const traces = {
  credentials: 'changed_at',
  sessions: 'created_at',
  module_starts: 'started_at',
  lesson_completions: 'done_at',
  attempts: 'started_at',
  answers: 'received_at',
  submissions: 'submitted_at',
  completions: 'completed_at',
  session_attendances: 'recorded_at',
  prior_learning_claims: 'claimed_at',
  prior_learning_decisions: 'decided_at',
  checklist_signatures: 'signed_at',
  journal_entries: 'written_at',
  pauses: 'recorded_at',
  assignments: 'assigned_at',
  waivers: 'waived_at',
  sign_off_facts: 'happened_at',
  rating_replies: 'said_at',
  mark_grants: 'granted_at',
};

/** Who of them signed in, got a password or a role that is still held, or has a row in a ledger since an instant. */
export async function usedSince(db: Reader, ids: readonly string[], since: string): Promise<Set<string>> {
  const left = Object.entries(traces).map(
    ([table, instant]) => `EXISTS (SELECT 1 FROM ${table} x WHERE x.person_id = p.id AND x.${instant} > ?)`,
  );
  const used = [
    ...left,
    `EXISTS (SELECT 1 FROM role_grants g WHERE g.person_id = p.id AND g.revoked_at IS NULL AND g.granted_at > ?)`,
    `EXISTS (SELECT 1 FROM rater_exclusions e WHERE p.id IN (e.person_id, e.other_id) AND e.said_at > ?)`,
    `EXISTS (SELECT 1 FROM covers c WHERE p.id IN (c.supervisor_id, c.coverer_id) AND c.recorded_at > ?)`,
    // A session goes when it ends; the log keeps that there was one.
    `EXISTS (SELECT 1 FROM audit_events a WHERE a.subject_id = p.id AND a.action = 'sign-in' AND a.occurred_at > ?)`,
  ];
  const text = (these: string) =>
    `SELECT p.id AS "id" FROM people p WHERE (${used.join(' OR ')}) AND p.id IN (${these})`;
  const found = await rowsFor<{ id: string }>(
    db,
    ids,
    text,
    used.map(() => since),
  );
  return new Set(found.map((one) => one.id));
}
