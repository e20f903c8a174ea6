/**
 * Words that the safe-messaging rules keep out (domain: reporting and teaching about suicide), and what says it better.
 * There is no list of methods here on purpose: such a list would itself be one to find. What shows that a text tells how
 * somebody came to harm is the way such a sentence is built.
 */
interface Unsafe {
  /** Where in the text it begins. */
  at: number;
  level: 'error' | 'warning';
  code: 'TEXT-SAFE' | 'TEXT-HOW' | 'TEXT-ALARM';
  message: string;
  fix: string;
}
type Rule = [RegExp, Omit<Unsafe, 'at'>];

const safe = (pattern: RegExp, fix: string): Rule => [
  pattern,
  { level: 'error', code: 'TEXT-SAFE', message: 'These words about suicide can do harm.', fix },
];
const how = (pattern: RegExp): Rule => [
  pattern,
  {
    level: 'error',
    code: 'TEXT-HOW',
    message: 'This says how somebody came to harm, or what they left behind.',
    fix: 'Leave out how, where and any note; say what helped, and where help is.',
  },
];
const alarm = (pattern: RegExp): Rule => [
  pattern,
  {
    level: 'warning',
    code: 'TEXT-ALARM',
    message: 'These words alarm more than they tell.',
    fix: 'Give the figure, calmly, or leave it out.',
  },
];

const died = 'Say “died by suicide”.';
const survived = 'Say “survived a suicide attempt” or “died by suicide”.';
const mort = 'Dites « mort par suicide » ou « s’est enlevé la vie ».';
const survecu = 'Dites « a survécu à une tentative de suicide » ou « mort par suicide ».';

const rules: Rule[] = [
  safe(/\b(?:commit(?:s|ted|ting)?|complet(?:es|ed|ing))\s+suicide\b(?!\s+(?:prevention|training))/gi, died),
  safe(/\b(?:failed|successful|unsuccessful|botched)\s+suicides?\b/gi, survived),
  safe(/\b(?:failed|successful|unsuccessful|botched)\s+(?:suicide\s+)?attempts?\b(?!\s+(?:at|to)\b)/gi, survived),
  safe(/\b(?:failed|successful|unsuccessful)\s+attempts?\s+(?:at\s+suicide|to\s+(?:end|take|die|kill))\b/gi, survived),
  safe(/\bsuicide\s+attempts?\s+(?:was|were|is|had)\s+(?:un)?success/gi, survived),
  safe(/\bsuicid(?:e|al)\s+(?:victims?|gestures?|threats?)\b/gi, 'Say who it was and what they said or did.'),
  safe(/\b(?:commettre|commet|commettent|commis|commise)\s+(?:un\s+|le\s+|son\s+)?suicide\b/gi, mort),
  safe(/\b(?:tentatives?|suicides?)\s+(?:de\s+suicide\s+)?(?:réussi|raté|manqué|échoué)e?s?(?!\p{L})/giu, survecu),
  safe(/\b(?:réussir?|réussit|rater?|raté|manquer?|manqué)\s+s(?:on|a)\s+(?:suicide|tentative)\b/gi, survecu),
  how(
    /\b(?:took|take|takes|taking|taken|end(?:s|ed|ing)?)\s+(?:his|her|their|your|its)\s+(?:own\s+)?li(?:fe|ves)\s+(?:by|with|using)\b/gi,
  ),
  how(
    /\b(?:kill(?:s|ed|ing)?|hurt(?:s|ing)?|harm(?:s|ed|ing)?)\s+(?:him|her|them|your)sel(?:f|ves)\s+(?:by|with|using)\b/gi,
  ),
  how(/\bdied\s+by\s+suicide\s+(?:by|with|using)\b/gi),
  how(/\bsuicide\s+notes?\b|\b(?:lettres?|notes?)\s+(?:d[’']adieu|de\s+suicide)\b/gi),
  how(/\bmis\s+fin\s+à\s+(?:ses|leurs)\s+jours\s+(?:par|avec|en)(?!\p{L})/giu),
  how(/\bs[’']est\s+(?:suicidée?|tuée?|enlevé\s+la\s+vie|donné\s+la\s+mort)\s+(?:par|avec|en)(?!\p{L})/giu),
  alarm(/\b(?:epidemic|skyrocketing)\b/gi),
  alarm(/(?<!\p{L})(?:épidémie|vague|flambée|explosion)\s+(?:de|des|du)\s+suicides?\b/giu),
];

export const unsafeIn = (text: string): Unsafe[] =>
  rules.flatMap(([pattern, said]) => [...text.matchAll(pattern)].map((found) => ({ ...said, at: found.index })));
