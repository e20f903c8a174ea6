import fc from 'fast-check';
import { findColumns } from '../../src/rosters/columns.rules';
import { type Here, differences } from '../../src/rosters/differences.rules';
import { readTable } from '../../src/rosters/read-table';
import { readRow } from '../../src/rosters/read-row';

const nobody: Here = { people: [], teams: ['North', 'South'] };

function read(bytes: string | Uint8Array, here = nobody) {
  const table = readTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  if ('problem' in table) throw new Error(table.problem);
  const columns = findColumns(table.header);
  const lines = table.rows.map(({ line, cells }) => readRow(line, cells, columns));
  return {
    columns,
    ...differences(
      lines.map((one) => one.row),
      lines.flatMap((one) => one.problems),
      here,
    ),
  };
}
const codes = (text: string) => read(text).problems.map(({ line, code }) => `${line} ${code}`);

it.each([
  ['commas', 'Name,Email\nAda Roy,ada@x.example\n'],
  ['semicolons', 'Name;Email\r\nAda Roy;ada@x.example\r\n'],
  ['tabs', 'Name\tEmail\nAda Roy\tada@x.example'],
  ['a byte-order mark', '\uFEFFName,Email\nAda Roy,ada@x.example'],
  ['quotes and a delimiter inside them', '"Name, as signed","Email","Full name"\n"x, y",ada@x.example,"Ada Roy"'],
  ['empty lines and spaces', 'Name , Email\n\n Ada Roy ,  ADA@x.example \n,\n'],
])('reads a table with %s', (_, text) => {
  const { people, problems } = read(text);
  expect(problems).toEqual([]);
  expect(people.map(({ kind, row }) => [kind, row.name, row.email])).toEqual([['new', 'Ada Roy', 'ada@x.example']]);
});

it('reads names in Windows-1252 and in UTF-16', () => {
  expect(read(Buffer.from('Nom;Prénom;Courriel\nFaçade;Zoë;z@x.example\n', 'latin1')).people[0]!.row.name).toBe(
    'Zoë Façade',
  );
  const utf16 = Buffer.from('\uFEFFname\temail\nZoë Façade\tz@x.example', 'utf16le');
  expect(read(utf16).people[0]!.row.name).toBe('Zoë Façade');
});

it('knows the columns of common exports, and leaves passwords out', () => {
  const { columns } = read(
    'username,password,firstname,lastname,email,course1,group1\na,secret,Tom,Jones,t@x.example,m1,North',
  );
  expect(columns.leftOut).toEqual(['username', 'password', 'course1']);
  expect(columns.problem).toBeNull();
  expect(findColumns(['Employee', 'Team']).problem).toBe('no-email');
  expect(findColumns(['E-mail address', 'First name']).problem).toBe('no-name');
});

it('says every problem of every line, and leaves those lines out whole', () => {
  const text = [
    'name,email,team,supervisor,start date,hours,role',
    'No Address,,North,,,,',
    'Twice,ok@x.example,North,,,,',
    'Twice Again,OK@x.example,North,,,,',
    'Bad,not-an-address,Atlantis,,03/04/2026,99,chief',
    'Lonely,l@x.example,,nobody@x.example,,,',
    'Self,s@x.example,,s@x.example,,,',
    ',n@x.example,,,,,',
    'Feb,f@x.example,,,2026-02-30,,',
    'Power,p@x.example,,,,,administrator',
  ].join('\n');
  expect(codes(text)).toEqual([
    '2 emailMissing',
    '4 emailTwice',
    '5 emailInvalid',
    '5 dateInvalid',
    '5 hoursInvalid',
    '5 roleInvalid',
    '5 teamUnknown',
    '6 supervisorUnknown',
    '7 supervisorSelf',
    '8 nameMissing',
    '9 dateInvalid',
    '10 roleInvalid',
  ]);
  expect(read(text).people.map(({ row }) => row.email)).toEqual(['ok@x.example']);
});

it('adds a team that is not here when the roster gives its type', () => {
  const { newTeams, problems } = read(
    'name,email,team,team type\nA B,a@x.example,West,Peer Run\nC D,c@x.example,west,',
  );
  expect(problems).toEqual([]);
  expect(newTeams).toEqual([{ name: 'West', teamType: 'peer-run' }]);
});

it('takes as supervisor only somebody who will have the role, and follows refused lines to whoever names them', () => {
  const text = [
    'name,email,supervisor,role,hours',
    'Head,h@x.example,,supervisor,many',
    'Middle,m@x.example,h@x.example,supervisor,',
    'Below,b@x.example,m@x.example,,',
    'Boss,boss@x.example,,supervisor,',
    'Fine,f@x.example,boss@x.example,,',
    'Not,n@x.example,f@x.example,,',
  ];
  const wanted = ['2 hoursInvalid', '3 supervisorUnknown', '4 supervisorUnknown', '7 supervisorRole'];
  expect(codes(text.join('\n'))).toEqual(wanted);
});

it('refuses a closed team, two types for one new team, and adds no team that nobody joins', () => {
  const text = [
    'name,email,team,team type,hours',
    'A,a@x.example,Old,act,',
    'B,b@x.example,West,act,',
    'C,c@x.example,west,campus,',
    'D,d@x.example,East,act,',
    'D,d@x.example,East,act,',
    'E,e@x.example,Lone,act,many',
  ].join('\n');
  const { problems, newTeams } = read(text, { ...nobody, closedTeams: ['old'] });
  const found = problems.map(({ line, code }) => `${line} ${code}`);
  expect(found).toEqual(['2 teamClosed', '3 teamTypeTwo', '4 teamTypeTwo', '6 emailTwice', '7 hoursInvalid']);
  expect(newTeams.map((team) => team.name)).toEqual(['East']);
});

it.each([
  ['37,5', 2250],
  ['8', 480],
  ['0', 0],
])('reads %s hours a week as %i minutes', (text, minutes) => {
  expect(read(`name;email;hours\nA;a@x.example;${text}`).people[0]!.row.minutesPerWeek).toBe(minutes);
});

it.each([
  ['Mon-Fri', '12345'],
  ['Tuesday and Thursday', '24'],
  ['1 3 5', '135'],
  ['Sat, Sun', '67'],
])('reads the working days %s', (text, days) => {
  expect(read(`name;email;days\nA;a@x.example;${text}`).people[0]!.row.workingDays).toBe(days);
});

it('finds nothing to change when the place already is as the roster says, whatever the order of its lines', () => {
  const person = fc.record({
    n: fc.integer({ min: 1, max: 999 }),
    team: fc.constantFrom('North', 'south', ''),
    hours: fc.constantFrom('8', '37.5', ''),
  });
  fc.assert(
    fc.property(fc.uniqueArray(person, { selector: (one) => one.n, maxLength: 30 }), fc.nat(), (people, turn) => {
      const lines = people.map(({ n, team, hours }) => `Person ${n},p${n}@x.example,${team},${hours}`);
      const turned = [...lines.slice(turn % (lines.length || 1)), ...lines.slice(0, turn % (lines.length || 1))];
      const first = read(['name,email,team,hours', ...lines].join('\n'));
      const here: Here = {
        teams: nobody.teams,
        people: first.people.map(({ row }) => ({
          id: row.email,
          email: row.email,
          name: row.name!,
          active: true,
          language: 'en',
          startedOn: null,
          roles: ['learner'],
          teams: row.team ? [row.team] : [],
          supervisors: [],
          minutesPerWeek: row.minutesPerWeek,
          workingDays: row.minutesPerWeek === null ? null : '12345',
          engagement: row.minutesPerWeek === null ? null : 'paid',
        })),
      };
      const again = read(['name,email,team,hours', ...turned].join('\n'), here);
      expect(again.people.filter(({ kind }) => kind !== 'same')).toEqual([]);
      expect(again.people.length).toBe(people.length);
    }),
  );
});

it('never throws, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      readTable(bytes);
    }),
  );
});

it('refuses the addresses and days that the forms refuse', () => {
  const bad = ['sam..lee@x.example', 'sam.@x.example', 'sam@-x.example'];
  const lines = [
    ...bad.map((one) => `Sam,${one},,`),
    'Sam,sam@x.example,sam.@x.example,',
    'Tom,tom@x.example,,1026-11-23',
  ];
  expect(codes(['name,email,supervisor,start date', ...lines].join('\n'))).toEqual([
    '2 emailInvalid',
    '3 emailInvalid',
    '4 emailInvalid',
    '5 supervisorInvalid',
    '6 dateInvalid',
  ]);
});
