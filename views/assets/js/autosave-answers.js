// Saves an answer when it changes, says when it is kept, and tries again until it is. Without this file the buttons do the same.
const form = document.querySelector('form[data-autosave]');
const words = form?.querySelector('[data-saved]');
let dirty = false;
let running = false;
let wait = 1000;
let pause;
let isCutOff = false;

/** unsent-answers.js listens: it keeps what the server has not acknowledged. */
const tell = (what, answer) => form.dispatchEvent(new CustomEvent(what, { bubbles: true, detail: String(answer) }));

function say(state, text) {
  words.dataset.state = state;
  words.querySelector('span').textContent = text;
}

function body() {
  const data = new URLSearchParams(new FormData(form));
  data.delete('then');
  return data;
}

/** Whoever signs in again has a new session, and the form's token belongs to the old one. */
async function renewToken() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  form.elements._csrf.value = page.querySelector('form[data-autosave] [name=_csrf]')?.value ?? '';
}

/** Handed in on another page; or other words were compared with the model there, and what is typed here stays to be read. */
function refused({ submitted }) {
  if (submitted) return location.reload();
  say('waiting', form.dataset.stands);
}

async function save() {
  clearTimeout(pause);
  if (running || !dirty) return;
  running = true;
  dirty = false;
  if (wait === 1000) say('waiting', form.dataset.saving);
  const sent = body();
  try {
    const reply = await fetch(form.action, {
      method: 'POST',
      body: sent,
      headers: { 'x-requested-with': 'autosave', accept: 'application/json' },
    });
    isCutOff = false;
    if (reply.status === 403) await renewToken();
    if (reply.ok || reply.status === 409) tell('answer-kept', sent);
    if (reply.status === 409) return refused(await reply.json());
    if (!reply.ok) throw new Error(reply.status === 401 ? 'signedOut' : 'again');
    const kept = await reply.json();
    wait = 1000;
    if (kept.others.length > 0) return say('kept', form.dataset.other);
    form.elements.base.value = kept.revision;
    const time = new Date(kept.savedAt).toLocaleTimeString([], {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone: form.dataset.timeZone,
    });
    say('kept', form.dataset.kept.replace('{time}', time));
  } catch (error) {
    dirty = true;
    isCutOff = error instanceof TypeError; // what fetch throws where nobody answers
    say('waiting', form.dataset[isCutOff ? 'offline' : error.message] ?? form.dataset.again);
    setTimeout(save, wait);
    wait = Math.min(wait * 2, 30000);
  } finally {
    running = false;
    if (dirty && wait === 1000) void save();
  }
}

function count() {
  form.elements.sequence.value = Number(form.elements.sequence.value) + 1;
}

const isTyped = (field) => field.matches('textarea, input[type=text]');

function changed(event) {
  if (isTyped(event.target) && !dirty) return; // saved while typing
  count();
  dirty = true;
  tell('answer-unsent', body());
  void save();
}

/** Whoever types is not interrupted by every letter. */
function typed(event) {
  if (!isTyped(event.target)) return;
  count();
  dirty = true;
  tell('answer-unsent', body());
  if (wait === 1000) say('waiting', form.dataset.saving);
  clearTimeout(pause);
  pause = setTimeout(save, 1000);
}

function retryNow() {
  wait = 1000;
  void save();
}

/** Pressed without a connection, the button would lead to the browser's own error page. */
async function pressed(event) {
  if (!isCutOff) {
    count(); // a button may say more than the last save did
    if (dirty || running) tell('answer-unsent', body());
    return (dirty = false);
  }
  event.preventDefault();
  wait = 1000;
  await save();
  if (!isCutOff) form.requestSubmit(event.submitter);
}

if (form) {
  form.addEventListener('change', changed);
  form.addEventListener('input', typed);
  form.addEventListener('submit', pressed);
  addEventListener('online', retryNow);
  addEventListener('beforeunload', (event) => dirty && event.preventDefault());
  addEventListener('pagehide', () => {
    if (dirty)
      void fetch(form.action, {
        method: 'POST',
        body: body(),
        keepalive: true,
        headers: { 'x-requested-with': 'autosave' },
      });
  });
}
