// The table of ARCHITECTURE.md ("Who may import whom"), as rules. Everything may import shared, config and database.
const may = {
  shared: [],
  config: [],
  database: [],
  backups: [],
  content: [],
  people: [],
  audit: [],
  // A reset that an administrator had a hand in seals the journal in the same transaction.
  'sign-in': ['people', 'audit', 'messages', 'journal'],
  messages: ['people'],
  enrolments: ['people', 'content'],
  attempts: ['enrolments', 'content', 'people'],
  completions: ['attempts', 'enrolments', 'content', 'people'],
  // Leave stops the clock of supervision too.
  threads: ['enrolments', 'people', 'content'],
  journal: ['people', 'content'],
  rosters: ['people', 'audit', 'enrolments', 'content', 'messages', 'sign-in'],
  reading: ['completions', 'attempts', 'enrolments', 'people', 'content'],
  evidence: ['completions', 'attempts', 'enrolments', 'people', 'content'],
  conversations: ['evidence', 'threads', 'completions', 'attempts', 'enrolments', 'people', 'content'],
  records: [
    'conversations',
    'evidence',
    'completions',
    'attempts',
    'enrolments',
    'threads',
    'journal',
    'reading',
    'people',
    'audit',
    'content',
  ],
};
const below = Object.keys(may);
for (const door of ['learning', 'supervision', 'authoring', 'administration']) may[door] = below;
may.patterns = ['sign-in', 'people'];
const base = ['shared', 'config', 'database'];
const features = Object.entries(may).map(([name, allowed]) => ({
  name: `${name}-imports`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^src/[^/]+/', pathNot: `^src/(${[name, ...base, ...allowed].join('|')})/` },
}));
module.exports = {
  forbidden: [
    ...features,
    {
      name: 'shared-imports-nothing',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/', pathNot: '^src/shared/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { pathNot: '\\.(rules|types)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'controllers-do-not-touch-the-database',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '(node_modules/(typeorm|@nestjs/typeorm)/|\\.queries\\.ts$)' },
    },
    {
      name: 'entities-do-not-import-services',
      severity: 'error',
      from: { path: '\\.entity\\.ts$' },
      to: { path: '\\.(service|controller|queries)\\.ts$' },
    },
    { name: 'no-barrels', severity: 'error', from: {}, to: { path: '^src/.*/index\\.ts$' } },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '(^test/|\\.spec\\.ts$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
