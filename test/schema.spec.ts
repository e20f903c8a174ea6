import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/database/data-source';
import { entities } from '../src/entities';
it('schema', async () => {
  const db = await openDatabase({ databaseUrl: null, dataDir: mkdtempSync(join(tmpdir(), 'waymark-')) }, entities);
  expect((await db.driver.createSchemaBuilder().log()).upQueries.map((q) => q.query)).toEqual([]);
  await db.destroy();
});
