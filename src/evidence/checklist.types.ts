import type { ChecklistItem } from '../content/course-model.types';
import type { Because } from '../enrolments/asked.types';

export type SignedAs = 'person' | 'supervisor';

/** One signature; the day is YYYY-MM-DD. */
export interface Signature {
  itemId: string;
  signedAs: SignedAs;
  by: string;
  on: string;
}

/** One thing of the list, with the signature of each of the two. */
export interface Line {
  item: ChecklistItem;
  person: Signature | null;
  supervisor: Signature | null;
}

/** Somebody's start checklist today. */
export interface Checklist {
  lines: Line[];
  /** What was signed and is on no list any more. */
  former: Signature[];
  isShown: boolean;
  /** The days are over; signing goes on. */
  isOver: boolean;
  until: string | null;
  because: Because | null;
}
