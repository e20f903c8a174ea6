// A test file shares the application, the packages, the console and the environment's variables with its worker, and leaves them as they were.
require('reflect-metadata');
const { TestEnvironment } = require('jest-environment-node');
const { atSource, requireOnce } = require('./load-once.cjs');

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    const { console, Error } = globalThis;
    const { prepareStackTrace } = Error;
    this.before = { console, prepareStackTrace, env: { ...process.env } };
    Error.prepareStackTrace = (error, frames) => prepareStackTrace(error, frames.map(atSource));
    globalThis.console = this.global.console;
    this.global.process.env = process.env;
    this.global.__requireOnce = requireOnce;
  }

  async teardown() {
    const { console, prepareStackTrace, env } = this.before;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    Object.assign(globalThis, { console });
    Error.prepareStackTrace = prepareStackTrace;
    await super.teardown();
  }
};
