import { Matches, MaxLength } from 'class-validator';

export const longestQuestion = 2000;

/** A question, and who it is for: `note`, `supervisor` or `group-` and a team's id. */
export class AskingForm {
  @Matches(/^(note|supervisor|group-[0-9a-f-]{36})$/, { message: 'asking.choose' }) choice: string;
  @MaxLength(longestQuestion, { message: 'asking.long' })
  @Matches(/\S/, { message: 'asking.empty' })
  text: string;
}
