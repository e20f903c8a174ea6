/** Tables whose rows are never updated or deleted, held by triggers. Those of a person are also chained. */
export const personLedgers = [
  'enrolments',
  'enrolment_withdrawals',
  'module_starts',
  'pauses',
  'assignments',
  'waivers',
  'lesson_completions',
  'attempts',
  'attempt_picks',
  'answers',
  'submissions',
  'scenario_runs',
  'scenario_steps',
  'completions',
  'session_attendances',
  'prior_learning_claims',
  'prior_learning_decisions',
  'certificates',
  'certificate_revocations',
  'certificate_withdrawals',
  'confidences',
  'checklist_signatures',
  'threads',
  'thread_handovers',
  'thread_withdrawals',
  'journal_entries',
  'journal_shares',
  'journal_share_withdrawals',
] as const;

export const frozenTables = [
  ...personLedgers,
  'module_versions',
  'module_assets',
  'slot_revisions',
  'looks',
  'audit_events',
  'work_patterns',
  'signing_keys',
] as const;

/** Words that a rule of their own holds: only their author's withdrawal, or erasing whom they are about, empties them. */
export const withdrawableTables = ['thread_texts', 'group_items', 'certificate_prints'] as const;
