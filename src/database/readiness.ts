import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class Readiness {
  constructor(private readonly db: DataSource) {}

  /** Whether the database answers and no migration waits. */
  async isReady(): Promise<boolean> {
    try {
      return !(await this.db.showMigrations());
    } catch {
      return false;
    }
  }
}
