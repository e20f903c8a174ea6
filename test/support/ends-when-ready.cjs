// Given to a restore with --require: it ends as by kill -9 at its one moment, between the rename and whatever comes after.
const fs = require('node:fs');

const rename = fs.renameSync;
fs.renameSync = (from, to) => {
  rename(from, to);
  if (String(to).endsWith('restore-ready')) process.kill(process.pid, 'SIGKILL');
};
