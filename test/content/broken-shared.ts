/** Good files that all modules share, and what may be wrong with them. */
export const goodShared: Record<string, string> = {
  'resources/city.yaml':
    'title: In our city\nresources:\n  - id: discharge-team\n    name: Discharge team\n    about: Plans the way home.\n    region: North side\n    phone: "204-555-0100"\n    languages: [English]\n    verified_by: Rae\n    verified_on: 2026-11-01\n  - id: drop-in\n    name: Drop-in\n    about: Coffee and company.\n    region: North side\n    web: https://example.org/drop-in\n    verified_by: Rae\n    verified_on: 2026-11-01\n',
  'glossary.md':
    '# Glossary\n\n## Role drift {#role-drift}\n\nThe work moves away.\n\n## Mutuality {#mutuality}\n\nBoth learn.\n',
  'glossary.fr.md':
    '# Glossaire\n\n## Dérive du rôle {#role-drift}\n\nLe travail change.\n\n## Réciprocité {#mutuality}\n\nOn apprend à deux.\n',
  'paths/new.yaml':
    'title: New\nfor: { roles: [learner], team_types: [any] }\ngroups:\n  - { title: First, why: It comes first., modules: [kind-no] }\nstart_checklist:\n  - { id: desk, text: A desk. }\n',
  'paths/new.fr.yaml':
    'title: Nouveau\ngroups:\n  - { title: D’abord, why: Pour commencer. }\nstart_checklist:\n  desk: { text: Un bureau. }\n',
};

const resources = 'resources/city.yaml';
const glossary = 'glossary.md';

const frenchGlossary = 'glossary.fr.md';
const frenchPath = 'paths/new.fr.yaml';

export const brokenShared = [
  { file: frenchGlossary, from: '{#role-drift}', to: '{#derive}', code: 'FR-ID', line: 3 },
  {
    file: frenchGlossary,
    from: '## Dérive du rôle {#role-drift}\n\nLe travail change.\n\n',
    to: '',
    code: 'FR-ABSENT',
    line: 1,
  },
  { file: frenchPath, from: 'desk:', to: 'bureau:', code: 'FR-ID', line: 5 },
  { file: frenchPath, from: 'start_checklist:\n  desk: { text: Un bureau. }\n', to: '', code: 'FR-MISSING', line: 1 },
  { file: frenchPath, from: 'groups:\n', to: 'groups:\n  - { title: Puis, why: Après. }\n', code: 'FR-COUNT', line: 2 },
  { file: frenchPath, from: 'title: Nouveau\n', to: '', code: 'YAML-MISSING', line: 1 },
  { file: 'paths/new.yaml', from: 'modules: [kind-no]', to: 'modules: [kind-noo]', code: 'PATH-MODULE', line: 4 },
  { file: resources, from: 'id: drop-in', to: 'id: discharge-team', code: 'RES-TWICE', line: 11 },
  { file: resources, from: 'id: drop-in', to: 'id: Drop in', code: 'YAML-VALUE', line: 11 },
  { file: resources, from: '    region: North side\n    phone', to: '    phone', code: 'YAML-MISSING', line: 3 },
  { file: resources, from: 'languages:', to: 'langages:', code: 'YAML-FIELD', line: 8 },
  { file: resources, from: 'phone: "204-555-0100"', to: 'phone: 2045550100', code: 'YAML-VALUE', line: 7 },
  { file: resources, from: 'https://example.org', to: 'example.org', code: 'YAML-VALUE', line: 15 },
  { file: resources, from: '    web: https://example.org/drop-in\n', to: '', code: 'RES-REACH', line: 11 },
  {
    file: resources,
    from: '    verified_by: Rae\n    verified_on: 2026-11-01\n  -',
    to: '  -',
    code: 'RES-UNCHECKED',
    line: 3,
  },
  { file: resources, from: '    verified_by: Rae\n', to: '', code: 'RES-VERIFIED', line: 3 },
  { file: resources, from: '2026-11-01', to: '2026-05-01', code: 'RES-STALE', line: 10 },
  { file: resources, from: '2026-11-01', to: '2026-12-01', code: 'RES-FUTURE', line: 10 },
  { file: glossary, from: ' {#role-drift}', to: '', code: 'TERM-ID', line: 3 },
  { file: glossary, from: '{#role-drift}', to: '{#Role drift}', code: 'TERM-ID-FORM', line: 3 },
  { file: glossary, from: '{#mutuality}', to: '{#role-drift}', code: 'TERM-ID-TWICE', line: 7 },
  { file: glossary, from: 'Both learn.\n', to: '', code: 'TERM-TEXT', line: 7 },
  { file: glossary, from: 'Both learn.', to: '<b>Both</b>', code: 'TEXT-HTML', line: 9 },
];
