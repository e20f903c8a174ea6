import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompetencyArea, DueRule, GlossaryTerm, LocalSlot, Resource, TrainingPath } from '../course-model.types';
import { didYouMean } from './did-you-mean';
import { readGlossary } from './glossary-file';
import type { Problems } from './problems';
import { readResources } from './resource-files';
import { competenciesSchema, pathSchema, slotsSchema } from './shared-schemas';
import { plainText } from './text-file';
import { readYaml } from './yaml-file';

/** What all modules share: competencies, local slots, resources, glossary. */
export interface Registry {
  areas: CompetencyArea[];
  slots: LocalSlot[];
  /** Null where a file of them cannot be read. */
  resources: Resource[] | null;
  glossary: GlossaryTerm[];
}
interface RawArea {
  code: string;
  title: string;
  competencies: {
    code: string;
    title: string;
    weight: number;
    safety_critical?: boolean;
    levels: { before_contact: number; day_90: number; yearly: number };
    evidence?: string[];
  }[];
}
interface RawPath {
  title: string;
  for: { roles: string[]; team_types: string[] };
  groups: (RawDue & { title: string; why: string; modules: string[] })[];
}
interface RawDue {
  due_after_days?: number;
  due_after_hours?: number;
  volunteers?: { due_after_days: number } | 'none';
}

const read = (file: string): string => plainText(readFileSync(file));

/** @param today the day that resources are old or fresh on. */
export function readRegistry(folder: string, today: string, problems: Problems): Registry {
  const yaml = <T>(name: string, schema: object): T | null =>
    existsSync(join(folder, name))
      ? (readYaml<T>(read(join(folder, name)), schema, problems.of(name))?.value ?? null)
      : null;
  const areas = yaml<{ areas: RawArea[] }>('competencies.yaml', competenciesSchema)?.areas ?? [];
  const slots =
    yaml<{ slots: (Omit<LocalSlot, 'expiresDays'> & { expires_days?: number })[] }>('local/slots.yaml', slotsSchema)
      ?.slots ?? [];
  return {
    areas: areas.map((area) => ({
      ...area,
      competencies: area.competencies.map(({ safety_critical, levels, evidence, ...rest }) => ({
        ...rest,
        safetyCritical: safety_critical ?? false,
        levels: { beforeContact: levels.before_contact, day90: levels.day_90, yearly: levels.yearly },
        evidence: evidence ?? [],
      })),
    })),
    slots: slots.map(({ expires_days, ...slot }) => ({
      ...slot,
      ...(expires_days ? { expiresDays: expires_days } : {}),
    })),
    resources: readResources(folder, today, problems),
    glossary: glossaryOf(folder, problems),
  };
}

function glossaryOf(folder: string, problems: Problems): GlossaryTerm[] {
  const file = join(folder, 'glossary.md');
  return existsSync(file) ? readGlossary(read(file), problems.of('glossary.md')) : [];
}

/** @param slugs the modules that there are. */
export function readPaths(folder: string, slugs: readonly string[], problems: Problems): TrainingPath[] {
  const paths = join(folder, 'paths');
  if (!existsSync(paths)) return [];
  return readdirSync(paths)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const report = problems.of(`paths/${name}`);
      const found = readYaml<RawPath>(read(join(paths, name)), pathSchema, report);
      if (!found) return [];
      const { title, groups, for: whom } = found.value;
      groups.forEach((group, g) => {
        if (group.due_after_days && group.due_after_hours)
          report.warning(
            found.lineOf('groups', g, 'due_after_hours'),
            'PATH-DUE',
            'This group says both “due_after_days” and “due_after_hours”; the hours are left out.',
            'Keep the one that you mean. Days are stretched for people who work fewer hours.',
          );
        group.modules.forEach((slug, m) => {
          if (!slugs.includes(slug))
            report.error(
              found.lineOf('groups', g, 'modules', m),
              'PATH-MODULE',
              `There is no module “${slug}”.${didYouMean(slug, slugs)}`,
              'Name a folder under courses/ that has a module.yaml.',
            );
        });
      });
      return [
        {
          id: name.slice(0, -'.yaml'.length),
          title,
          for: { roles: whom.roles, teamTypes: whom.team_types },
          groups: groups.map(({ title, why, modules, ...raw }) => ({ title, why, modules, ...dueOf(raw) })),
        },
      ];
    });
}

function dueOf({ due_after_days, due_after_hours, volunteers }: RawDue): { due?: DueRule } {
  if (!due_after_days && !due_after_hours && !volunteers) return {};
  return {
    due: {
      ...(due_after_days ? { days: due_after_days } : due_after_hours ? { hours: due_after_hours } : {}),
      ...(volunteers ? { volunteers: volunteers === 'none' ? 'none' : { days: volunteers.due_after_days } } : {}),
    },
  };
}
