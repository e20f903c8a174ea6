// Brings the place of DATA_DIR / DATABASE_URL up to date with every migration and one more that rebuilds each ledger, as a start does,
// and kills itself (-9) before statement KILL_AT. Prints how many statements there were.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { TableColumn } = require('typeorm');
const { readConfig } = require('../dist/config/config.js');
const { readSecrets } = require('../dist/config/secrets.js');
const { openDatabase } = require('../dist/database/data-source.js');
const { personLedgers } = require('../dist/database/ledger-tables.js');
const { migrations } = require('../dist/database/migrations/all.js');
const { freeze } = require('../dist/database/migrations/triggers.js');
const { entities } = require('../dist/entities.js');
const { migrateSafely } = require('../dist/operations/backup/migrate-safely.js');

class AddNote1900000000000 {
  async up(q) {
    for (const table of personLedgers)
      await q.addColumn(table, new TableColumn({ name: 'note', type: 'text', isNullable: true }));
    await freeze(q, personLedgers);
  }
  async down() {}
}

const killAt = Number(process.env.KILL_AT);
let statements = 0;

function countStatements(db) {
  const make = db.createQueryRunner.bind(db);
  db.createQueryRunner = (...mode) => {
    const runner = make(...mode);
    const query = runner.query.bind(runner);
    runner.query = (...asked) => {
      if (++statements === killAt) process.kill(process.pid, 'SIGKILL');
      return query(...asked);
    };
    return runner;
  };
}

const config = readConfig();
const upToDate = migrateSafely(config, readSecrets(config.dataDir), () => undefined);
const migrate = async (db) => {
  countStatements(db);
  await upToDate(db);
};
const db = await openDatabase(config, entities, { known: [...migrations, AddNote1900000000000], migrate });
await db.destroy();
console.log(statements);
