import 'reflect-metadata';
import { checkCertificate } from './certificates-check';
import { checkCourses } from './courses-check';
import { countCourses } from './courses-counts';
import { courseDrift } from './courses-drift';
import { backup, moveCommand, restoreCommand } from './backup/backup-commands';
import { importPeople } from './people-import';
import { checkRecord } from './records-check';
import { migrate } from './migrate';
import { publishCourses } from './courses-publish';
import { reminders } from './reminders';
import { Refusal } from '../shared/refusal';
import { startProblem } from './start-problem';
import { writeSchemas } from './courses-schemas';
import { verifyLedgers } from './verify';

type Command = (args: string[]) => Promise<number> | number;

/** Exit codes: 0 good, 1 problems found, 2 misuse. */
const commands: Record<string, { does: string; run: Command }> = {
  'courses check': {
    does: 'courses check [folder] [--format=json] [--fix]   what is wrong in the course files, with lines; --fix writes missing ids',
    run: checkCourses,
  },
  'courses counts': {
    does: 'courses counts [folder] [--format=json]  how much there is to read and to answer, and which competencies lack what',
    run: countCourses,
  },
  'courses drift': {
    does: 'courses drift [folder] [--mark[=module/page]]   which French is behind its English; --mark says that it is up to it',
    run: courseDrift,
  },
  'courses publish': {
    does: 'courses publish                          publish every module that is ready and was never published',
    run: publishCourses,
  },
  'courses schemas': {
    does: 'courses schemas                          write courses/schemas, the help that editors show while you type',
    run: writeSchemas,
  },
  'people import': {
    does: 'people import FILE [--dry-run]           add and change people from a roster (CSV); --dry-run only says what it would do',
    run: importPeople,
  },
  'certificates check': {
    does: 'certificates check FILE [--key public.pem]   whether a downloaded certificate is valid, altered or expired',
    run: checkCertificate,
  },
  'records check': {
    does: 'records check FILE [--key public.pem]    whether a signed record is as it was signed',
    run: checkRecord,
  },
  backup: {
    does: 'backup FILE [--passphrase-file=F]        write everything to one file, while the server runs',
    run: backup,
  },
  restore: {
    does: 'restore FILE [--check] [--passphrase-file=F] [--unverified]   put a backup in place, or only read and check it',
    run: restoreCommand,
  },
  move: {
    does: 'move --to=sqlite:FOLDER|postgres://…     copy everything into another, empty database',
    run: moveCommand,
  },
  reminders: {
    does: 'reminders [--dry-run]                    write the mails that are due: local facts that run out, weekly notes, due days; --dry-run says who would get what and why',
    run: reminders,
  },
  migrate: { does: 'migrate                                  bring the database up to date', run: migrate },
  verify: {
    does: 'verify                                   recompute every chain, score, completion and certificate, and print differences',
    run: verifyLedgers,
  },
};

export const commandNames = Object.keys(commands);

export async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.length === 0) return help(args.length === 0 ? 2 : 0);
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((one) => commands[one]);
  const command = name === undefined ? undefined : commands[name];
  if (!command) {
    console.error(`There is no command “${args.join(' ')}”.`);
    return help(2);
  }
  try {
    return await command.run(args.slice(name!.split(' ').length));
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message);
    console.error(startProblem(error) ?? error);
    return 2;
  }
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}

function help(code: number): number {
  console.log(
    ['bin/waymark <command>', '', ...Object.values(commands).map((command) => `  ${command.does}`)].join('\n'),
  );
  return code;
}
