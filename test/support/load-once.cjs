// Jest loads every module anew for each test file, and loading the application took longer than most tests. So Node itself loads src and the
// packages, once a worker, and the test files share them as the tests of one file do.
const { readFileSync } = require('node:fs');
const { createRequire, SourceMap } = require('node:module');
const { dirname, join, sep } = require('node:path');
const swc = require('@swc/core');

const options = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: true,
};
const tests = join(__dirname, '..') + sep;
const maps = new Map();

exports.compile = (source, file) => swc.transformSync(source, { ...options, filename: file });

require.extensions['.ts'] = (module, file) => {
  const { code, map } = exports.compile(readFileSync(file, 'utf8'), file);
  maps.set(file, map);
  module._compile(code, file);
};

/** What `require` is in a test file: other files of the tests are Jest's, anything else is Node's. */
exports.requireOnce = (file, ofJest) => {
  const ofNode = createRequire(file);
  const isTest = (id) => id.startsWith('.') && join(dirname(file), id).startsWith(tests);
  return Object.assign((id) => (isTest(id) ? ofJest(id) : ofNode(id)), { resolve: ofNode.resolve });
};

/** A frame of a stack with the line that stands in the source: Jest knows only what it has compiled itself. */
exports.atSource = (frame) => {
  const map = maps.get(frame.getFileName());
  if (!map) return frame;
  if (typeof map === 'string') maps.set(frame.getFileName(), new SourceMap(JSON.parse(map)));
  const found = maps.get(frame.getFileName()).findEntry(frame.getLineNumber() - 1, frame.getColumnNumber() - 1);
  const at = { getLineNumber: () => found.originalLine + 1, getColumnNumber: () => found.originalColumn + 1 };
  return new Proxy(frame, { get: (target, name) => at[name] ?? target[name].bind(target) });
};
