// A test file as CommonJS that loads what it tests once a worker (load-once.cjs).
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { compile } = require('./load-once.cjs');

const own = [__filename, require.resolve('./load-once.cjs')].map((file) => readFileSync(file, 'utf8')).join('');

module.exports = {
  canInstrument: false,
  getCacheKey: (source, file) => createHash('sha1').update([own, file, source].join('\0')).digest('hex'),
  process(source, file) {
    const { code, map } = compile(source, file);
    return { code: `var require = __requireOnce(__filename, require);${code}`, map };
  },
};
