// Kills the built server (SIGKILL) in the instant it acknowledges an answer, while others are saving, and looks for every answer afterwards.
//   ROUNDS=100 npm run test:crash        on SQLite; with DATABASE_URL on that empty PostgreSQL database
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from './built-server.mjs';
import { hiddenFields, Visitor } from './visitor.mjs';

const rounds = Number(process.env.ROUNDS || 100);
const password = 'saved-means-saved';
const names = ['amara', 'ben', 'chloe', 'dmitri', 'eleni', 'farid', 'grace', 'hiro'];
const quiz = '/modules/kind-no/quizzes/check';
const questions = [1, 2, 3];
const mostBeforeKill = 40;

const root = join(import.meta.dirname, '..');
const dataDir = mkdtempSync(join(tmpdir(), 'waymark-crash-'));
const env = { DATA_DIR: dataDir, COURSES_DIR: join(root, 'test', 'courses'), DEMO: '1', DEMO_PASSWORD: password };
const below = (n) => Math.floor(Math.random() * n);
const same = (a, b) => [...a].sort().join() === [...b].sort().join();

/** A learner with an open attempt, what of it was acknowledged, and the one save whose answer never came. */
class Learner extends Visitor {
  acknowledged = 0;
  kept = new Map(questions.map((n) => [n, { count: 0, last: [] }]));
  cut = null;

  async begin(base) {
    await this.signIn(base, password);
    const { location } = await this.send(base, quiz, `${quiz}/attempts`);
    this.attempt = location.replace('/questions/1', '');
  }

  async look(base, n) {
    const { status, text } = await this.ask(`${base}${this.attempt}/questions/${n}`);
    if (status !== 200) throw new Error(`${this.name} was shown ${status} for an open question.`);
    const options = [...text.matchAll(/name="option" id="[^"]+" value="([^"]+)"( checked)?/g)];
    return {
      fields: hiddenFields(text, `${this.attempt}/answers`),
      options: options.map(([, value]) => value),
      chosen: options.filter(([, , checked]) => checked).map(([, value]) => value),
    };
  }

  /** Answers until the server is gone: a form at a time without the script, or several saves from one page with it. */
  async answer(base, acknowledged) {
    for (;;) {
      const n = questions[below(questions.length)];
      const { fields, options } = await this.look(base, n);
      const saves = Math.random() < 0.5 ? 0 : 1 + below(4);
      const chosen = () => options.filter(() => Math.random() < 0.5).concat(options[below(options.length)]);
      if (saves === 0)
        await this.save(base, { n, chosen: chosen(), fields: { ...fields, then: 'stay' } }, acknowledged);
      for (let sequence = 1; sequence <= saves; sequence++) {
        const { text } = await this.save(
          base,
          { n, chosen: chosen(), fields: { ...fields, sequence }, headers: { 'x-requested-with': 'autosave' } },
          acknowledged,
        );
        fields.base = JSON.parse(text).revision;
      }
    }
  }

  async save(base, given, acknowledged = () => undefined) {
    this.cut = given;
    const form = [...Object.entries(given.fields), ...new Set(given.chosen)].map((one) =>
      Array.isArray(one) ? one : ['option', one],
    );
    const saved = (status) => {
      if (status !== 200 && status !== 303) throw new Error(`${this.name} was answered ${status} to a save.`);
      this.cut = null;
      this.acknowledged++;
      this.kept.set(given.n, { count: this.kept.get(given.n).count + 1, last: [...new Set(given.chosen)] });
      acknowledged();
    };
    return this.ask(`${base}${this.attempt}/answers`, { form, headers: given.headers, acknowledged: saved });
  }

  /** @returns how many acknowledged answers the pages do not show; then sends the cut-off save again, as a browser would, which must count once. */
  async lost(base) {
    let lost = await this.#missing(base);
    if (this.cut) {
      await this.save(base, this.cut);
      lost += await this.#missing(base);
    }
    return lost;
  }

  async #missing(base) {
    let missing = 0;
    for (const n of questions) {
      const { fields, chosen } = await this.look(base, n);
      const { count, last } = this.kept.get(n);
      const cut = this.cut?.n === n ? this.cut : null;
      const revision = Number(fields.base);
      const isKept = revision === count && same(chosen, last);
      const isCutKeptToo = cut && revision === count + 1 && same(chosen, new Set(cut.chosen));
      if (isKept || isCutKeptToo) continue;
      missing += Math.max(1, count - revision);
      console.error(`${this.name}, question ${n}: ${count} were acknowledged, the page knows ${revision}.`);
      this.kept.set(n, { count: revision, last: chosen }); // counted once
    }
    return missing;
  }
}

/** All save at once until the server is killed by the acknowledgement whose turn it is. */
async function answerUntilKilled(base) {
  let left = 1 + below(mostBeforeKill);
  const acknowledged = () => --left === 0 && void server.end('SIGKILL');
  const ends = await Promise.all(learners.map((learner) => learner.answer(base, acknowledged).catch((error) => error)));
  const wrong = ends.find((error) => !['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(error.code));
  if (wrong) throw wrong;
  await server.ended;
}

async function restart() {
  server = startServer(env);
  return server.ready;
}

const learners = names.map((name) => new Learner(name));
const total = (numbers) => numbers.reduce((all, one) => all + one, 0);
let server;
try {
  let base = await restart();
  let lost = 0;
  await Promise.all(learners.map((learner) => learner.begin(base)));
  for (let n = 1; n <= rounds; n++) {
    await answerUntilKilled(base);
    base = await restart();
    lost += total(await Promise.all(learners.map((learner) => learner.lost(base))));
  }
  await server.end('SIGTERM');
  const verify = [join(root, 'bin', 'waymark'), 'verify'];
  const { status } = spawnSync(process.execPath, verify, { stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(
    `${rounds} rounds: ${total(learners.map((learner) => learner.acknowledged))} acknowledged, ${lost} lost.`,
  );
  process.exitCode = lost === 0 && status === 0 ? 0 : 1;
} finally {
  await server.end('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
}
