/** French beside the good module, and what may be out of step with the English. */
export const french: Record<string, string> = {
  'module.fr.yaml':
    'title: Un non chaleureux\nsummary: Dire non et rester proche.\nobjectives:\n  say-no: dire non avec chaleur\ncontent_notes:\n  - Il y est question d’argent.\n',
  'lessons/parts.fr.md':
    '---\ntitle: Trois parties\nminutes: 5\nmessage: La chaleur, la limite, un pont.\n---\n\nCommencez par la chaleur.\n\n## La limite {#line}\n\nDites-la une fois. {{policy.gifts}}\n\n::: keyterm Pont {#bridge}\nCe que vous pouvez faire.\n:::\n\n![Deux personnes](../images/bench.png)\n\n::: practice Dites-le {#say-it}\nDites-le à haute voix.\n:::\n',
  'quizzes/check.fr.md':
    '---\ntitle: Vérifiez\n---\n\n## plums\n\nLee apporte des prunes.\n\n- [ ] Les emporter\n  > Cela devient une dette.\n- [x] Les manger ensemble\n  > Vous partagez le moment.\n\nÀ relire\u00a0: [Trois parties](../lessons/parts.md#line)\n\n## order\n\nMettez dans l’ordre.\n\n1. La chaleur\n2. La limite\n\n> La chaleur d’abord.\n',
  'scenarios/talk.fr.md':
    '---\ntitle: Parler\nminutes: 5\n---\n\n## ask\n\nLee demande.\n\n- Oui. {poor} -> end\n  > Pourquoi.\n- Non. {best} -> end\n  > Parce que.\n\n## end {ending}\n\nLee est rentré, et vous aussi. Qu’avez-vous remarqué dans votre façon de le dire?\n',
};

const head = 'module.fr.yaml';
const lesson = 'lessons/parts.fr.md';
const quiz = 'quizzes/check.fr.md';
const scenario = 'scenarios/talk.fr.md';

export const brokenFrench = [
  { file: head, from: 'say-no:', to: 'dire-non:', code: 'FR-ID', line: 4 },
  { file: head, from: 'objectives:\n  say-no: dire non avec chaleur\n', to: '', code: 'FR-MISSING', line: 1 },
  { file: head, from: 'content_notes:\n  - Il y est question d’argent.\n', to: '', code: 'FR-COUNT', line: 1 },
  { file: head, from: 'summary: Dire non et rester proche.\n', to: '', code: 'YAML-MISSING', line: 1 },
  { file: head, from: 'summary:', to: 'owner: Nous\nsummary:', code: 'YAML-FIELD', line: 2 },
  { file: head, from: 'rester proche', to: 'rester {{policy.gift}}', code: 'SLOT-UNKNOWN', line: 2 },
  { file: lesson, from: '## La limite {#line}', to: '## La limite {#limite}', code: 'FR-ID', line: 9 },
  { file: lesson, from: '## La limite {#line}', to: '## La limite', code: 'BLOCK-ID', line: 9 },
  {
    file: lesson,
    from: '## La limite {#line}\n\nDites-la une fois. {{policy.gifts}}\n\n',
    to: '',
    code: 'FR-MISSING',
    line: 15,
  },
  { file: lesson, from: '::: keyterm Pont', to: '::: story Pont', code: 'FR-SHAPE', line: 13 },
  {
    file: lesson,
    from: '## La limite {#line}\n\nDites-la une fois. {{policy.gifts}}\n\n::: keyterm Pont {#bridge}\nCe que vous pouvez faire.\n:::\n',
    to: '::: keyterm Pont {#bridge}\nCe que vous pouvez faire.\n:::\n\n## La limite {#line}\n\nUne fois.\n',
    code: 'FR-ORDER',
    line: 9,
  },
  { file: lesson, from: '{{policy.gifts}}', to: '{{policy.gift}}', code: 'SLOT-UNKNOWN', line: 11 },
  { file: lesson, from: 'bench.png', to: 'banc.png', code: 'IMG-FILE', line: 17 },
  { file: lesson, from: 'Dites-la une fois.', to: 'Il a commis un suicide.', code: 'TEXT-SAFE', line: 11 },
  { file: lesson, from: 'minutes: 5\n', to: '', code: 'YAML-MISSING', line: 2 },
  { file: quiz, from: '## plums', to: '## prunes', code: 'FR-ID', line: 5 },
  { file: quiz, from: '- [ ] Les emporter', to: '- [x] Les emporter', code: 'FR-SHAPE', line: 5 },
  {
    file: quiz,
    from: '- [ ] Les emporter\n  > Cela devient une dette.\n- [x] Les manger ensemble',
    to: '- [x] Les emporter\n  > Cela devient une dette.\n- [ ] Les manger ensemble',
    code: 'FR-ANSWER',
    line: 5,
  },
  { file: quiz, from: 'Les manger ensemble', to: 'Les manger ensemble {b}', code: 'FR-ANSWER', line: 5 },
  {
    file: quiz,
    from: '- [ ] Les emporter\n',
    to: '- [ ] Les jeter\n  > Il le verrait.\n- [ ] Les emporter\n',
    code: 'FR-COUNT',
    line: 5,
  },
  { file: quiz, from: '2. La limite\n', to: '2. La limite\n3. Un pont\n', code: 'FR-COUNT', line: 16 },
  { file: quiz, from: '1. La chaleur\n2. La limite', to: '= 28', code: 'FR-SHAPE', line: 16 },
  { file: quiz, from: '  > Cela devient une dette.\n', to: '', code: 'QUIZ-FEEDBACK', line: 9 },
  { file: scenario, from: '## end {ending}', to: '## fin {ending}', code: 'FR-ID', line: 15 },
  { file: scenario, from: 'Oui. {poor}', to: 'Oui. {ok}', code: 'FR-ANSWER', line: 6 },
  {
    file: scenario,
    from: '- Oui. {poor} -> end\n',
    to: '- Bof. {ok} -> end\n  > Hm.\n- Oui. {poor} -> end\n',
    code: 'FR-COUNT',
    line: 6,
  },
];
