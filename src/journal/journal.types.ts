export type EntryKind = 'reflection' | 'free' | 'paper';

/** A box of a lesson, in the version that somebody has begun. */
export interface BoxPlace {
  enrolmentId: string;
  versionId: string;
  slug: string;
  lessonId: string;
  blockId: string;
}

/** One entry as its author reads it. */
export interface Entry {
  id: string;
  kind: EntryKind;
  writtenOn: string;
  chainNo: number;
  box: Omit<BoxPlace, 'enrolmentId'> | null;
  revision: number;
  words: Words;
}

/** What has become of the words: readable, sealed until the recovery code is entered, deleted, or on paper. */
export type Words = { state: 'open'; text: string } | { state: 'sealed' | 'deleted' | 'paper' };

export interface Share {
  id: string;
  readerId: string;
  readerName: string;
  sharedOn: string;
}

/** An entry that somebody else lets this person read. */
export interface SharedWithMe {
  id: string;
  authorId: string;
  authorName: string;
  sharedOn: string;
  entry: Entry;
}
