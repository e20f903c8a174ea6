import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { isMap, LineCounter, type Node, parseDocument } from 'yaml';
import { didYouMean } from './did-you-mean';
import type { Reporter } from './problems';

const ajv = new Ajv({ allErrors: true, verbose: true });
ajv.addFormat('date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const compiled = new Map<object, ValidateFunction>();

export interface YamlFile<T> {
  value: T;
  /** The line of the setting at a path, for problems found later. */
  lineOf: (...path: (string | number)[]) => number;
}

/** Reads short settings against a schema. @param firstLine where the text starts in its file. @returns null after reporting what is wrong. */
export function readYaml<T>(text: string, schema: object, report: Reporter, firstLine = 1): YamlFile<T> | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, schema: 'core' });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  for (const problem of document.errors) {
    const hint =
      problem.code === 'BLOCK_AS_IMPLICIT_KEY'
        ? 'There is a second “: ” on this line, or a dash too few: put the whole value in double quotes.'
        : 'Look at the spaces, dashes and quotes on this line.';
    report.error(
      lineAt(problem.pos[0]),
      `YAML-${problem.code.replaceAll('_', '-')}`,
      'This line cannot be read as a setting.',
      hint,
      lines.linePos(problem.pos[0]).col,
    );
  }
  for (const [i, line] of text.split('\n').entries()) {
    if (/^[^"'#]*:\s+[^"'#\s][^"'#]*\s#/.test(line))
      report.warning(
        i + firstLine,
        'YAML-HASH',
        'Everything after “#” on this line is left out.',
        'Put the whole value in double quotes.',
      );
  }
  if (document.errors.length > 0) return null;
  const value = safely(() => document.toJS({ maxAliasCount: 0 }) as unknown);
  if (value === undefined) return fail(report, firstLine);
  const nodeAt = (path: (string | number)[]) =>
    path.length === 0 ? document.contents : (document.getIn(path, true) as Node | undefined);
  const lineOf = (...path: (string | number)[]): number => {
    for (let n = path.length; n >= 0; n--) {
      const offset = keyOffset(document.contents, path.slice(0, n)) ?? nodeAt(path.slice(0, n))?.range?.[0];
      if (offset !== undefined) return lineAt(offset);
    }
    return firstLine;
  };
  const check = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, check);
  if (check(value)) return { value: value as T, lineOf };
  for (const error of check.errors ?? []) sayError(error, lineOf, report);
  return null;
}

function safely<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function fail(report: Reporter, line: number): null {
  report.error(line, 'YAML-ALIAS', 'This file uses “&” and “*” references.', 'Write the value out in full.');
  return null;
}

function keyOffset(root: unknown, path: (string | number)[]): number | undefined {
  let node: unknown = root;
  let offset: number | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === String(step));
      offset = (pair?.key as Node | undefined)?.range?.[0];
      node = pair?.value;
    } else {
      node = (node as { items?: unknown[] } | undefined)?.items?.[Number(step)];
      offset = (node as Node | undefined)?.range?.[0];
    }
    if (offset === undefined) return undefined;
  }
  return offset;
}

function sayError(error: ErrorObject, lineOf: (...path: (string | number)[]) => number, report: Reporter): void {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const name = String(path.at(-1) ?? 'this file');
  const line = lineOf(...path);
  if (error.keyword === 'additionalProperties') {
    const extra = String((error.params as { additionalProperty: string }).additionalProperty);
    const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
    return report.error(
      lineOf(...path, extra),
      'YAML-FIELD',
      `“${extra}” is not a field here.${didYouMean(extra, known)}`,
      `Known fields: ${known.join(', ')}.`,
    );
  }
  if (error.keyword === 'required') {
    const missing = String((error.params as { missingProperty: string }).missingProperty);
    return report.error(line, 'YAML-MISSING', `The field “${missing}” is missing.`, `Add a line “${missing}: …”.`);
  }
  if (error.keyword === 'enum') {
    const allowed = (error.params as { allowedValues: unknown[] }).allowedValues.map(String);
    return report.error(
      line,
      'YAML-VALUE',
      `“${String(error.data)}” cannot stand here.${didYouMean(String(error.data), allowed)}`,
      `Use one of: ${allowed.join(', ')}.`,
    );
  }
  if (error.keyword === 'format')
    return report.error(
      line,
      'YAML-DATE',
      `“${String(error.data)}” is not a date.`,
      'Write it as year-month-day, like 2026-11-23.',
    );
  if (error.keyword === 'oneOf' || error.keyword === 'anyOf' || error.schemaPath.includes('oneOf/')) {
    if (error.keyword === 'oneOf')
      report.error(
        line,
        'YAML-ENTRY',
        'This entry is not a lesson, a quiz or a scenario.',
        'Write “- lesson: its-id”, “- quiz: its-id” or “- scenario: its-id”.',
      );
    return;
  }
  report.error(
    line,
    'YAML-VALUE',
    `“${name}” has a value that cannot stand here: it ${error.message ?? 'is wrong'}.`,
    'Compare it with the example in courses/README.md.',
  );
}
