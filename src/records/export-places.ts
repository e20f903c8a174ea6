import type { frozenTables, withdrawableTables } from '../database/ledger-tables';

type Kept = (typeof frozenTables)[number] | (typeof withdrawableTables)[number];

/** In which file of somebody's export each kept table stands; null for what is nobody's. A table added later has to have a place here. */
export const exportPlaces: Readonly<Record<Kept, string | null>> = {
  enrolments: 'training.json',
  enrolment_withdrawals: 'training.json',
  module_starts: 'training.json',
  completions: 'training.json',
  assignments: 'training.json',
  waivers: 'training.json',
  pauses: 'about-me.json',
  work_patterns: 'about-me.json',
  lesson_completions: 'lessons.csv',
  attempts: 'quizzes.json',
  answers: 'quizzes.json',
  submissions: 'quizzes.json',
  scenario_runs: 'scenarios.json',
  scenario_steps: 'scenarios.json',
  session_attendances: 'sessions.csv',
  prior_learning_claims: 'prior-learning.json',
  prior_learning_decisions: 'prior-learning.json',
  certificates: 'certificates/certificates.json',
  certificate_revocations: 'certificates/certificates.json',
  certificate_withdrawals: 'certificates/certificates.json',
  certificate_prints: 'certificates/certificates.json',
  checklist_signatures: 'checklist.json',
  threads: 'questions.json',
  thread_handovers: 'questions.json',
  thread_withdrawals: 'questions.json',
  thread_texts: 'questions.json',
  journal_entries: 'journal/entries.json',
  journal_shares: 'journal/entries.json',
  journal_share_withdrawals: 'journal/entries.json',
  looks: 'who-looked.csv',
  audit_events: 'what-was-done.csv',
  module_versions: null,
  module_assets: null,
  slot_revisions: null,
  signing_keys: null,
  /** It names nobody, so nobody's are found in it. */
  group_items: null,
};
