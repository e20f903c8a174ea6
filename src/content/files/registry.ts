import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompetencyArea, GlossaryTerm, LocalSlot, Resource, SlotChoice } from '../course-model.types';
import type { DeficitWord } from '../advice/words.types';
import { readGlossary, withFrenchTerms } from './glossary-file';
import type { Problems } from './problems';
import { readResources } from './resource-files';
import { checkUnsafe } from './sections';
import { competenciesSchema, slotsSchema, wordsSchema } from './shared-schemas';
import { plainText } from './text-file';
import { readYaml } from './yaml-file';

/** What all modules share: competencies, local slots, resources, glossary. */
export interface Registry {
  areas: CompetencyArea[];
  slots: LocalSlot[];
  /** Null where a file of them cannot be read. */
  resources: Resource[] | null;
  glossary: GlossaryTerm[];
  words: DeficitWord[];
  /** Of competencies.yaml, for the place of an area and of a competency in it. */
  lineOfCompetency: (area: number, competency: number) => number;
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

type RawSlot = Omit<LocalSlot, 'expiresDays' | 'choices'> & {
  choices?: (string | SlotChoice)[];
  expires_days?: number;
};

/** A choice without a text of its own is shown as its words. */
const choiceOf = (raw: string | SlotChoice): SlotChoice =>
  typeof raw === 'string' ? { value: raw, text: raw.replaceAll('-', ' ') } : raw;

const read = (file: string): string => plainText(readFileSync(file));

/** @param today the day that resources are old or fresh on. */
export function readRegistry(folder: string, today: string, problems: Problems): Registry {
  const yamlFile = <T>(name: string, schema: object) => {
    if (!existsSync(join(folder, name))) return null;
    const text = read(join(folder, name));
    checkUnsafe(text, 1, problems.of(name));
    return readYaml<T>(text, schema, problems.of(name));
  };
  const yaml = <T>(name: string, schema: object): T | null => yamlFile<T>(name, schema)?.value ?? null;
  const competencies = yamlFile<{ areas: RawArea[] }>('competencies.yaml', competenciesSchema);
  const areas = competencies?.value.areas ?? [];
  const slots = yaml<{ slots: RawSlot[] }>('local/slots.yaml', slotsSchema)?.slots ?? [];
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
    slots: slots.map(({ expires_days, choices, ...slot }) => ({
      ...slot,
      ...(choices ? { choices: choices.map(choiceOf) } : {}),
      ...(expires_days ? { expiresDays: expires_days } : {}),
    })),
    resources: readResources(folder, today, problems),
    glossary: glossaryOf(folder, problems),
    words: yaml<{ words: DeficitWord[] }>('words.yaml', wordsSchema)?.words ?? [],
    lineOfCompetency: (area, i) => competencies?.lineOf('areas', area, 'competencies', i) ?? 1,
  };
}

function glossaryOf(folder: string, problems: Problems): GlossaryTerm[] {
  const termsIn = (name: string) =>
    existsSync(join(folder, name)) ? readGlossary(read(join(folder, name)), problems.of(name)) : [];
  return withFrenchTerms(termsIn('glossary.md'), termsIn('glossary.fr.md'), problems.of('glossary.fr.md'));
}
