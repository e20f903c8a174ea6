import { ForeignKey } from 'typeorm';
import { Id, Key, Text, Whole } from './columns';
import type { LedgerRow } from './ledger';

/** The columns that every row of a person's ledger has. */
export abstract class Chained implements LedgerRow {
  @Key() id: string;
  @ForeignKey('Person') @Id('person_id') personId: string;
  @Whole('chain_no') chainNo: number;
  @Text('digest', 64) digest: string;
}
