// Keeps on this computer what the server has not acknowledged, and sends it in order once the connection is back. Never on a shared computer.
const { person, shared, now } = document.body.dataset;
const prefix = 'unsent:';
const most = { answers: 60, length: 40_000, age: 30 * 86_400_000 };
const form = document.querySelector('form[data-autosave]');
const note = document.querySelector('[data-said]');
const store = openStore();
let isTouched = false;
let isSigningOut = false;
let sending = null;

function openStore() {
  try {
    return localStorage;
  } catch {
    return null; // the browser keeps nothing for us
  }
}

function read(key) {
  try {
    return { key, ...JSON.parse(store.getItem(key)) };
  } catch {
    return { key };
  }
}

const all = () =>
  Object.keys(store)
    .filter((key) => key.startsWith(prefix))
    .map(read)
    .sort((a, b) => a.at - b.at);

const forget = (entries) => entries.forEach(({ key }) => store.removeItem(key));

function keep({ detail }) {
  isTouched = true;
  const body = new URLSearchParams(detail);
  body.delete('_csrf'); // belongs to the session, and the next one has its own
  const key = `${prefix}${new URL(form.action).pathname}:${body.get('pageId')}`;
  const entry = JSON.stringify({ person, at: Date.now(), action: new URL(form.action).pathname, body: String(body) });
  if (entry.length > most.length || (all().length >= most.answers && !store.getItem(key))) return;
  try {
    store.setItem(key, entry);
  } catch {
    // full: the answer stays on the page, which warns before it is left
  }
}

/** What was changed since it was sent stays. */
function acknowledged({ detail }) {
  const sent = new URLSearchParams(detail);
  const key = `${prefix}${new URL(form.action).pathname}:${sent.get('pageId')}`;
  if (new URLSearchParams(read(key).body).get('sequence') === sent.get('sequence')) store.removeItem(key);
}

const isOwnPage = (entry) => form && new URLSearchParams(entry.body).get('pageId') === new FormData(form).get('pageId');
const isShownHere = (entry) =>
  form &&
  entry.action === new URL(form.action).pathname &&
  new URLSearchParams(entry.body).get('questionId') === new FormData(form).get('questionId');

/** The same page and sequence again is the same save. @returns "had" where it had arrived before this page was made: then the page shows it. */
async function send(entry) {
  const body = new URLSearchParams(entry.body);
  body.set('_csrf', document.querySelector('[name=_csrf]').value);
  const headers = { 'x-requested-with': 'autosave', accept: 'application/json' };
  const reply = await fetch(entry.action, { method: 'POST', body, headers });
  if (!reply.ok && ![400, 404, 409, 422].includes(reply.status)) throw new Error('later');
  const kept = reply.ok ? await reply.json() : null;
  if (read(entry.key).body === entry.body) store.removeItem(entry.key);
  return !kept ? 'late' : Date.parse(kept.savedAt) < Number(now) ? 'had' : 'sent';
}

async function sendAll() {
  const outcomes = new Set();
  for (const entry of all().filter((one) => !isOwnPage(one))) {
    const outcome = await send(entry);
    if (outcome === 'sent' && isShownHere(entry) && !isTouched) return location.reload();
    outcomes.add(outcome);
  }
  const said = ['late', 'sent'].find((one) => outcomes.has(one));
  if (said) note.textContent = note.dataset[said];
}

function sendSoon() {
  sending ??= sendAll()
    .catch(() => setTimeout(sendSoon, 20_000))
    .finally(() => (sending = null));
}

if (store && shared !== undefined) forget(all());
if (store && person && shared === undefined) {
  forget(all().filter((entry) => entry.person !== person || !(Date.now() - entry.at < most.age)));
  form?.addEventListener('answer-unsent', keep);
  form?.addEventListener('answer-kept', acknowledged);
  addEventListener('submit', (event) => (isSigningOut ||= event.target.matches('[action="/sign-out"]')));
  addEventListener('pagehide', () => isSigningOut && forget(all()));
  addEventListener('online', sendSoon);
  sendSoon();
}
