import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChecklistItem, DueRule, TrainingPath } from '../course-model.types';
import { didYouMean } from './did-you-mean';
import { frenchOf } from './french-file';
import { withFrenchPath } from './french-settings';
import type { Problems, Reporter } from './problems';
import { pathSchema } from './shared-schemas';
import { plainText } from './text-file';
import { readYaml, type YamlFile } from './yaml-file';

interface RawPath {
  title: string;
  for: { roles: string[]; team_types: string[] };
  start_checklist?: ChecklistItem[];
  groups: (RawDue & { title: string; why: string; modules: string[] })[];
}
interface RawDue {
  due_after_days?: number;
  due_after_hours?: number;
  volunteers?: { due_after_days: number } | 'none';
}

/** @param slugs the modules that there are. */
export function readPaths(folder: string, slugs: readonly string[], problems: Problems): TrainingPath[] {
  const paths = join(folder, 'paths');
  const items = new Map<string, ChecklistItem>();
  if (!existsSync(paths)) return [];
  const names = readdirSync(paths).sort();
  warnOfAlone(names, problems);
  return names
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('.fr.yaml'))
    .flatMap((name) => {
      const report = problems.of(`paths/${name}`);
      const found = readYaml<RawPath>(plainText(readFileSync(join(paths, name))), pathSchema, report);
      if (!found) return [];
      const { title, groups, for: whom, start_checklist: startChecklist = [] } = found.value;
      checkItems(found, items, report);
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
      const path: TrainingPath = {
        id: name.slice(0, -'.yaml'.length),
        title,
        for: { roles: whom.roles, teamTypes: whom.team_types },
        groups: groups.map(({ title, why, modules, ...raw }) => ({ title, why, modules, ...dueOf(raw) })),
        startChecklist,
      };
      return [names.includes(frenchOf(name)) ? translated(paths, path, problems) : path];
    });
}

function translated(paths: string, path: TrainingPath, problems: Problems): TrainingPath {
  const name = frenchOf(`${path.id}.yaml`);
  return withFrenchPath(plainText(readFileSync(join(paths, name))), path, problems.of(`paths/${name}`));
}

function warnOfAlone(names: readonly string[], problems: Problems): void {
  for (const name of names.filter((one) => one.endsWith('.fr.yaml') && !names.includes(one.replace('.fr.', '.'))))
    problems
      .of(`paths/${name}`)
      .warning(
        1,
        'FR-ALONE',
        'There is no English path of this name, so nobody sees it.',
        'Name it after the English file.',
      );
}

/** A signature points at an item's id: within a path each stands once, and two paths mean the same by it. */
function checkItems(path: YamlFile<RawPath>, items: Map<string, ChecklistItem>, report: Reporter): void {
  const ids = new Set<string>();
  (path.value.start_checklist ?? []).forEach((item, i) => {
    const line = path.lineOf('start_checklist', i);
    const other = items.get(item.id);
    if (ids.has(item.id))
      report.error(
        line,
        'PATH-ITEM-TWICE',
        `Two lines of the start checklist have the id “${item.id}”.`,
        'Give one of them another id.',
      );
    else if (other && other.text !== item.text)
      report.error(
        line,
        'PATH-ITEM-OTHER',
        `Another path says something else under the id “${item.id}”.`,
        'Use the same words where it is the same thing, else another id: it is signed once for both.',
      );
    ids.add(item.id);
    items.set(item.id, other ?? item);
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
