import type { Role } from '../people/people.types';

export interface CastMember {
  key: string;
  name: string;
  team: 'North' | 'South' | null;
  roles: Role[];
  /** Days since the first day of work. */
  days: number;
  /** Nothing begun; half of the path's modules finished and the next begun; or everything finished. */
  progress: 'none' | 'half' | 'all';
}

const learner = (
  key: string,
  name: string,
  team: 'North' | 'South',
  days: number,
  progress: CastMember['progress'],
): CastMember => ({ key, name, team, roles: ['learner'], days, progress });
const staff = (key: string, name: string, roles: Role[]): CastMember => ({
  key,
  name,
  team: null,
  roles,
  days: 400,
  progress: 'none',
});

/** The demonstration's people. All are made up; the same cast serves the tests. */
export const cast: CastMember[] = [
  learner('amara', 'Amara Okafor', 'North', 12, 'none'),
  learner('ben', 'Ben Whitford', 'North', 210, 'all'),
  learner('chloe', 'Chloe Martin', 'South', 40, 'half'),
  staff('tess', 'Tess Lindqvist', ['trainer']),
  staff('rae', 'Rae Sinclair', ['trainer']),
  staff('sol', 'Sol Reyes', ['supervisor']),
  staff('uma', 'Uma Nair', ['supervisor']),
  staff('ada', 'Ada Brandt', ['administrator']),
  learner('chantal', 'Chantal Desrosiers', 'North', 57, 'half'),
  learner('dmitri', 'Dmitri Volkov', 'North', 500, 'all'),
  learner('eleni', 'Eleni Papas', 'North', 88, 'all'),
  learner('farid', 'Farid Haddad', 'North', 30, 'half'),
  learner('grace', 'Grace Two-Hearts', 'North', 9, 'none'),
  learner('hiro', 'Hiro Tanaka', 'North', 120, 'all'),
  learner('ines', 'Ines Carvalho', 'North', 21, 'none'),
  learner('joel', 'Joel Friesen', 'North', 65, 'half'),
  learner('kadija', 'Kadija Sesay', 'South', 300, 'all'),
  learner('liam', 'Liam O’Brien', 'South', 15, 'none'),
  learner('mei', 'Mei Chen', 'South', 95, 'all'),
  learner('noor', 'Noor Rahimi', 'South', 33, 'half'),
  learner('owen', 'Owen Price', 'South', 75, 'half'),
  learner('petra', 'Petra Novak', 'South', 180, 'all'),
  learner('quinn', 'Quinn Moreau', 'South', 6, 'none'),
  learner('rosa', 'Rosa Delgado', 'South', 52, 'half'),
  learner('samir', 'Samir Joshi', 'South', 140, 'all'),
  learner('tove', 'Tove Larsen', 'South', 27, 'none'),
];

type Pattern = { minutesPerWeek: number; workingDays: string; engagement: 'paid' | 'volunteer' };
const pattern = (hours: number, workingDays: string, engagement: Pattern['engagement'] = 'paid'): Pattern => ({
  minutesPerWeek: hours * 60,
  workingDays,
  engagement,
});
const patterns: Record<string, Pattern> = {
  chloe: pattern(15, '246'),
  farid: pattern(15, '24'),
  hiro: pattern(30, '1234'),
  ines: pattern(6, '67', 'volunteer'),
  kadija: pattern(22.5, '135'),
  liam: pattern(6, '3', 'volunteer'),
  noor: pattern(20, '2345'),
  quinn: pattern(4, '5', 'volunteer'),
  rosa: pattern(12, '67'),
};

/** How somebody of the cast works: some part of the week, some as volunteers, the others all of it. */
export const patternFor = (key: string): Pattern => patterns[key] ?? pattern(37.5, '12345');

/** Days ago that somebody last looked: this one runs out soon, so that the demonstration shows how that looks. */
export const demoChecked: Record<string, number> = { 'crisis.onCall': 82 };

/** Clearly invented local facts; public crisis numbers are real and marked to be checked. */
export const demoSlots: Record<string, string> = {
  'crisis.emergency': '911',
  'crisis.lines':
    '9-8-8: Canada, call or text, in English and French, day and night (check)\n988: United States, call or text, day and night (check)\nSamaritans 116 123: UK and Ireland, free, day and night (check)\nNHS 111: England, then choose the mental health option (check)',
  'crisis.onCall': 'Ring the duty phone, 555-0100. If nobody answers in five minutes, ring Sol on 555-0101.',
  'policy.gifts': 'Say thank you. Share food on the spot. Nothing goes home with you.',
  'policy.social': 'We keep our own accounts apart from work, with everyone.',
  'policy.phoneHours': 'Work phone only, 8:30 to 17:00. At night, give the crisis line.',
  'policy.money': 'We never lend or borrow. The emergency fund is one call away: 555-0120.',
  'policy.privacyScript':
    'What you tell me stays with our small team. If I think somebody is in danger, I tell the duty worker, and I tell you first if I can.',
  'policy.homeVisits':
    'We visit in pairs the first three times, and tell the duty worker when we go in and when we come out.',
  'policy.mandatoryReport':
    'Everybody who works here reports abuse or neglect of a child or an adult in care: to Sol or Uma on the same day, and with them to the county line, 555-0140.',
  'policy.documentation':
    'A short note in the team’s system by the end of the next working day. No guesses, no other people’s names. The person may read it and write it with you.',
  'hr.adjustments': 'Ask Ada, 555-0105. You need not say why, and no diagnosis is needed.',
  'hr.support': 'Free and private, day and night: 555-0150. Nobody at work is told that you called.',
  'policy.afterEnding': 'No private contact for two years. A hello in the street is fine.',
  'policy.suicideTalk': 'always-tell-same-shift',
  'team.type': 'ACT team',
  'team.tasks':
    'Do: listen, share experience, go along to appointments. Share: morning visits, the phone. Don’t: medicine, money, risk assessment.',
  speakUp: 'Talk to Sol or Uma, or write to speak-up@riverbend.example. You may do it without your name.',
  'culture.local':
    'Two Rivers healing circle: with an Elder, Tuesdays, 555-0160\nOpen Door newcomer centre: interpreters and settlement help, 555-0161\nRainbow Porch: LGBTQ+ drop-in, Thursday evenings, 555-0162\nQuiet Hands: Deaf community support, text 555-0163\nRiverbend interfaith line: a chaplain of your own faith, 555-0164',
  'policy.duty':
    'Get yourself safe first. Ring the duty phone, 555-0100, before you leave work, and tell Sol or Uma the same day. If it is happening now, call the emergency number.',
  'policy.suicideCriteria':
    'Always. If somebody speaks of not wanting to live, or of killing themselves, we tell the duty worker on the same shift, and the person first if we can.',
  'crisis.mobileTeam': 'Riverbend outreach: 555-0170, noon to midnight, comes to homes and shelters without police.',
  'crisis.walkIn':
    'The Lamp, 12 Mill Lane: open 6 to 11 in the evening, every day. No appointment and no proof of anything.',
  'policy.transport': 'We ride the bus together, or take the team’s car. Nobody rides in a worker’s own car.',
  'policy.touch':
    'We ask first and follow the person. A handshake or a short hug that they offer is fine. Nothing more.',
  'peers.network':
    'Peer support workers meet without managers on the first Wednesday of the month, 3 to 4, at The Lamp. Ask Ben to add you.',
};
