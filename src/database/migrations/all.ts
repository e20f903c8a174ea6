import { First1764000000000 } from './1764000000000-first';
import { Running1764200000000 } from './1764200000000-running';
import { Scenarios1764310000000 } from './1764310000000-scenarios';
import { Practising1764320000000 } from './1764320000000-practising';
import { Journal1764330000000 } from './1764330000000-journal';
import { Threads1764340000000 } from './1764340000000-threads';
import { Certificates1764350000000 } from './1764350000000-certificates';
import { Sessions1764360000000 } from './1764360000000-sessions';
import { Judgement1764370000000 } from './1764370000000-judgement';
import { Evidence1764400000000 } from './1764400000000-evidence';
import { SignOffs1764410000000 } from './1764410000000-sign-offs';
import { Answering1764430000000 } from './1764430000000-answering';
import { SupervisionLog1764431000000 } from './1764431000000-supervision-log';
import { Covers1764450000000 } from './1764450000000-covers';
import { OwnMessages1764451000000 } from './1764451000000-own-messages';
import { Calendar1764452000000 } from './1764452000000-calendar';
import { Conversations1764440000000 } from './1764440000000-conversations';

export const migrations = [
  First1764000000000,
  Running1764200000000,
  Scenarios1764310000000,
  Practising1764320000000,
  Journal1764330000000,
  Threads1764340000000,
  Certificates1764350000000,
  Sessions1764360000000,
  Judgement1764370000000,
  Evidence1764400000000,
  SignOffs1764410000000,
  Answering1764430000000,
  SupervisionLog1764431000000,
  Covers1764450000000,
  OwnMessages1764451000000,
  Calendar1764452000000,
  Conversations1764440000000,
];
