import { itemIn } from '../content/translated-lists.rules';
import { becauseWords, isPlain } from '../enrolments/asked.page';
import { type Returned, shownForm, typedList } from '../shared/form';
import type { Translate } from '../shared/texts';
import { isSigned } from './checklist.rules';
import type { Checklist, Line, SignedAs, Signature } from './checklist.types';

interface Reader {
  /** In which of the two parts whoever reads may sign. */
  as: SignedAs;
  /** Whose list it is, where the reader is the supervisor. */
  name: string;
  /** Somebody who does not sign for this person only reads it. */
  isApart?: boolean;
}

/** The start checklist with its form under `action`; null where there is none to show. */
export function checklistPart(
  checklist: Checklist,
  { as, name, isApart = false }: Reader,
  action: string,
  returned: Returned | null,
  t: Translate,
) {
  if (!checklist.isShown) return null;
  const { lines, until, because, isOver } = checklist;
  const form = shownForm(action, {}, returned, t);
  const ticked = returned?.action === action ? typedList(returned.values, 'item') : [];
  const who = as === 'person' ? 'you' : 'other';
  const days = isOver ? null : until;
  return {
    ...form,
    sentence: t('checklist.sentence', { signed: lines.filter(isSigned).length, total: lines.length }),
    help: t('checklist.help', { who, name }),
    until: days,
    because: days && because && !isPlain(because) ? becauseWords(because, t, name) : '',
    open: isOver ? t('checklist.over') : until ? '' : t('checklist.noDay'),
    lines: lines.map((line) => ({ ...lineOf(line, { as, name }, t), ticked: ticked.includes(line.item.id), isApart })),
    canSign: !isApart && lines.some((line) => line[as] === null),
    closed: isApart ? t('signOffs.somebodyElse') : '',
  };
}

function lineOf(line: Line, { as, name }: Reader, t: Translate) {
  const { id, text, why, lang } = itemIn(line.item, t.language);
  return {
    id,
    text,
    lang,
    why: isSigned(line) ? '' : (why ?? ''),
    isMine: line[as] !== null,
    isBoth: isSigned(line),
    signatures: (line.person ?? line.supervisor) ? signaturesOf(line, as === 'person' ? '' : name, t) : [],
  };
}

/** Both signatures in words; a missing one only says that it is not there yet. @param name nothing where the reader is the person. */
function signaturesOf({ person, supervisor }: Line, name: string, t: Translate) {
  const who = name ? 'other' : 'you';
  const said = (signature: Signature | null, by: string, isPerson: boolean) => ({
    on: signature?.on ?? null,
    words: signature
      ? t('checklist.signed', { who: isPerson ? who : 'other', name: by })
      : t('checklist.notYet', { who: isPerson ? who : 'supervisor', name: by }),
  });
  return [said(person, name, true), said(supervisor, supervisor?.by ?? '', false)];
}

/** What stands in the person's own record, for as long as there is a record. */
export function checklistRecord({ lines, former }: Pick<Checklist, 'lines' | 'former'>, t: Translate) {
  const kept = lines.filter((line) => line.person ?? line.supervisor);
  return [
    ...kept.map((line) => ({ text: itemIn(line.item, t.language).text, signatures: signaturesOf(line, '', t) })),
    ...former.map((one) => ({
      text: t('checklist.former', { id: one.itemId }),
      signatures: [
        {
          on: one.on,
          words: t('checklist.signed', { who: one.signedAs === 'person' ? 'you' : 'other', name: one.by }),
        },
      ],
    })),
  ];
}
