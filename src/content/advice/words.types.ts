/** A word that trainers keep out of what people read, what to say instead (a sentence), and the languages it is a word of. */
export interface DeficitWord {
  word: string;
  instead: string;
  languages: string[];
}
