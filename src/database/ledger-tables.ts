/** Tables whose rows are never updated or deleted, held by triggers. Those of a person are also chained. */
export const personLedgers = [
  'enrolments',
  'enrolment_withdrawals',
  'module_starts',
  'lesson_completions',
  'attempts',
  'answers',
  'submissions',
  'completions',
] as const;

export const frozenTables = [...personLedgers, 'module_versions', 'module_assets', 'slot_revisions', 'looks'] as const;
