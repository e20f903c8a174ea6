import { CompletionsService } from '../../src/completions/completions.service';
import { AskedService } from '../../src/enrolments/asked.service';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rows } from '../../src/database/query';
import type { TestApp } from '../support/app';
import type { Browser } from '../support/browser';

/** The tests' course and two modules more: one that only campus teams are asked for, one that only clinical teams are. */
export function coursesByTeamType(): { coursesDir: string; clear: () => void } {
  const coursesDir = mkdtempSync(join(tmpdir(), 'waymark-courses-'));
  cpSync(join(__dirname, '..', 'courses'), coursesDir, { recursive: true });
  for (const type of ['campus', 'clinical']) {
    const slug = `on-${type}`;
    cpSync(join(coursesDir, 'kind-no'), join(coursesDir, slug), { recursive: true });
    const file = join(coursesDir, slug, 'module.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('title: A kind no', `title: On ${type}`));
    writeFileSync(
      join(coursesDir, 'paths', `${type}.yaml`),
      `title: ${type}\nfor: { roles: [learner], team_types: [${type}] }\ngroups:\n  - { title: First, why: It comes first., modules: [${slug}], due_after_days: 30 }\n`,
    );
  }
  return { coursesDir, clear: () => rmSync(coursesDir, { recursive: true, force: true }) };
}

export async function idOf(at: TestApp, key: string): Promise<string> {
  const email = `${key}@demo.example`;
  return (await rows<{ id: string }>(at.db, 'SELECT id FROM people WHERE email = ?', [email]))[0]!.id;
}

export const teamId = async (at: TestApp, name: string): Promise<string> =>
  (await rows<{ id: string }>(at.db, 'SELECT id FROM teams WHERE name = ?', [name]))[0]!.id;

/** What somebody is asked for or has begun now, with its due day. */
export async function asked(at: TestApp, key: string): Promise<Record<string, string | null>> {
  const progress = await at.app.get(CompletionsService).progressOf([await idOf(at, key)]);
  const due = await at.app.get(AskedService).of(progress);
  return Object.fromEntries(progress.map((one) => [one.slug, due.get(one.enrolmentId)?.dueOn ?? null]));
}

/** Sends one form of somebody's account page. */
export async function onAccount(
  at: TestApp,
  browser: Browser,
  key: string,
  form: string,
  fields: Record<string, string | string[]> = {},
) {
  const address = `/administration/people/${await idOf(at, key)}`;
  return browser.send(address, `${address}/${form}`, fields);
}
