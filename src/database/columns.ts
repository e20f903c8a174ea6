import { Column, PrimaryColumn } from 'typeorm';

/** Columns that mean the same in SQLite and PostgreSQL. Instants are UTC ISO text (24 characters), days YYYY-MM-DD: they sort as they are. */
interface More {
  nullable?: boolean;
}
export const Key = (): PropertyDecorator => PrimaryColumn({ name: 'id', type: 'varchar', length: 36 });
export const Text = (name: string, length: number, more: More = {}): PropertyDecorator =>
  Column({ name, type: 'varchar', length, ...more });
export const Id = (name: string, more: More = {}): PropertyDecorator => Text(name, 36, more);
export const Instant = (name: string, more: More = {}): PropertyDecorator => Text(name, 24, more);
export const Day = (name: string, more: More = {}): PropertyDecorator => Text(name, 10, more);
export const Whole = (name: string, more: More = {}): PropertyDecorator => Column({ name, type: 'integer', ...more });
export const Long = (name: string, more: More = {}): PropertyDecorator => Column({ name, type: 'text', ...more });
