import { Table, type TableColumnOptions } from 'typeorm';

/** What migrations build tables of: the same columns on SQLite and PostgreSQL. */
type Column = TableColumnOptions;
export const text = (name: string, length: number, more: Partial<Column> = {}): Column => ({
  name,
  type: 'varchar',
  length: String(length),
  ...more,
});
export const id = (name = 'id', more: Partial<Column> = {}): Column => text(name, 36, more);
export const key = (): Column => id('id', { isPrimary: true });
export const instant = (name: string, more: Partial<Column> = {}): Column => text(name, 24, more);
export const day = (name: string, more: Partial<Column> = {}): Column => text(name, 10, more);
export const whole = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'integer', ...more });
export const long = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'text', ...more });
export const optional = { isNullable: true };

export interface Shape {
  /** A ledger of a person: its rows are linked to that person's rows before. */
  chained?: boolean;
  columns: Column[];
  /** `table`, for its id, or `table.column`. */
  refs?: Record<string, string>;
  unique?: string[][];
  index?: string[][];
  checks?: Record<string, string>;
}

const chained: Column[] = [id('person_id'), whole('chain_no'), text('digest', 64)];

export function tableOf(name: string, shape: Shape): Table {
  const isPersonLedger = shape.chained === true;
  const refs = { ...shape.refs, ...(isPersonLedger ? { person_id: 'people' } : {}) };
  const unique = [...(shape.unique ?? []), ...(isPersonLedger ? [['person_id', 'chain_no']] : [])];
  return new Table({
    name,
    columns: isPersonLedger ? [...shape.columns, ...chained] : shape.columns,
    foreignKeys: Object.entries(refs).map(([column, target]) => ({
      // The chain's own columns are declared once for every ledger, so their key has TypeORM's generated name.
      ...(isPersonLedger && column === 'person_id' ? {} : { name: `fk_${name}_${column}` }),
      columnNames: [column],
      referencedTableName: target.split('.')[0]!,
      referencedColumnNames: [target.split('.')[1] ?? 'id'],
    })),
    uniques: unique.map((columns) => ({ name: `uq_${name}_${columns.join('_')}`.slice(0, 60), columnNames: columns })),
    indices: (shape.index ?? []).map((columns) => ({ name: `ix_${name}_${columns.join('_')}`, columnNames: columns })),
    checks: Object.entries(shape.checks ?? {}).map(([what, expression]) => ({
      name: `ck_${name}_${what}`,
      expression,
    })),
  });
}
