export type Value = string | number | null;

/** One table as it stands in a database: columns in the order of their names, and the columns of its key. */
export interface TableShape {
  name: string;
  columns: string[];
  key: string[];
}

/** A whole database as rows, whichever kind it is. One snapshot for reading, one transaction for writing. */
export interface Facts {
  kind: 'sqlite' | 'postgres';
  /** The names of the migrations it has had, oldest first; none in an empty database. */
  migrations(): Promise<string[]>;
  /** Every table but the list of migrations, each after those it refers to. */
  tables(): Promise<TableShape[]>;
  /** In the order of the key, compared byte by byte: the same on both kinds. */
  rows(table: TableShape): AsyncIterable<Value[]>;
  /** Reading: everything from here on is as at this instant. */
  snapshot(): Promise<void>;
  /** Writing: empties every table, and takes rows until `keep`. */
  replace(): Promise<void>;
  add(table: Pick<TableShape, 'name' | 'columns'>, rows: readonly Value[][]): Promise<void>;
  keep(): Promise<void>;
  close(): Promise<void>;
}

export interface TableDigest {
  rows: number;
  /** SHA-256 (hex) of the names of the columns and every row, as canonical lines. */
  sha256: string;
}
