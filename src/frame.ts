import type { Config } from './config/config';
import type { Role } from './people/people.types';
import { languageName } from './shared/texts';
import type { Frame } from './shared/views';
import { browserMark, formToken } from './sign-in/form-token';
import { type AskedRequest, languageOf } from './sign-in/request';
import type { OpenSession } from './sign-in/sessions.service';

/** `within` are the addresses that belong to a door but do not begin with its own. */
const doors: { href: string; key: string; for: Role | 'signed-in'; within?: string[] }[] = [
  { href: '/my-training', key: 'nav.myTraining', for: 'signed-in', within: ['/modules/', '/attempts/', '/runs/'] },
  { href: '/my-record', key: 'nav.myRecord', for: 'signed-in', within: ['/my-needs', '/my-supervision'] },
  { href: '/journal', key: 'nav.journal', for: 'signed-in' },
  { href: '/questions', key: 'nav.questions', for: 'signed-in' },
  { href: '/team', key: 'nav.team', for: 'supervisor', within: ['/people/'] },
  { href: '/studio', key: 'nav.studio', for: 'trainer' },
  { href: '/administration', key: 'nav.administration', for: 'administrator' },
];

const isWithin = (path: string, door: (typeof doors)[number]): boolean =>
  [door.href, ...(door.within ?? [])].some((start) => `${path}/`.startsWith(start.endsWith('/') ? start : `${start}/`));

interface Site {
  formKey: string;
  organisation: string;
  config: Pick<Config, 'development'>;
  now: Date;
}

/** What stands around every page: the doors that this person has, the token of the forms, and how long they stay signed in. */
export function frameOf(request: AskedRequest, { formKey, organisation, config, now }: Site): Frame {
  const lang = languageOf(request);
  const { person, texts } = request;
  const path = request.url.split('?')[0] ?? '/';
  const mine = doors.filter((door) => person && (door.for === 'signed-in' || person.roles.has(door.for)));
  return {
    lang,
    dir: 'ltr',
    organisation,
    signedIn: person ? { name: person.name.split(' ')[0] ?? person.name, isAtAccount: path === '/account' } : null,
    languages: canBeAskedAgain(request) ? texts.languages.filter((code) => code !== lang).map(named) : [],
    here: request.url,
    nav: mine.map((door) => ({
      href: door.href,
      label: texts.in(lang)(door.key),
      current: path === door.href ? 'page' : isWithin(path, door) ? 'true' : null,
    })),
    session: request.session ? sessionFrame(request.session, formKey, now) : null,
    csrf: request.formCookie ? formToken(formKey, request.formCookie, person?.id) : '',
    path,
    development: config.development,
  };
}

/** A page that answers a form holds what was typed, or a code that is shown once: asked for anew it would be without. */
const canBeAskedAgain = ({ method, url, formCookie, body }: AskedRequest): boolean =>
  Boolean(formCookie) && (method === 'GET' || (url === '/sign-in' && !(body as { kept?: unknown } | undefined)?.kept));

const named = (code: string) => ({ code, name: languageName(code) });

const sessionFrame = ({ person, isShared, until, endsAt }: OpenSession, formKey: string, now: Date) => ({
  isShared,
  person: browserMark(formKey, person.id),
  now: now.getTime(),
  until: until.getTime(),
  ends: endsAt.getTime(),
  endsAt: until.toISOString(),
});
