// Saves an answer when it changes, says when it is kept, and tries again until it is. Without this file the buttons do the same.
const form = document.querySelector('form[data-autosave]');
const words = form?.querySelector('[data-saved]');
let dirty = false;
let running = false;
let wait = 1000;

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

async function save() {
  if (running || !dirty) return;
  running = true;
  dirty = false;
  if (wait === 1000) say('waiting', form.dataset.saving);
  try {
    const reply = await fetch(form.action, {
      method: 'POST',
      body: body(),
      headers: { 'x-requested-with': 'autosave', accept: 'application/json' },
    });
    if (reply.status === 403) await renewToken();
    if (reply.status === 409) return location.reload(); // handed in on another page
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
    say('waiting', form.dataset[error.message] ?? form.dataset.again);
    setTimeout(save, wait);
    wait = Math.min(wait * 2, 30000);
  } finally {
    running = false;
    if (dirty && wait === 1000) void save();
  }
}

function changed() {
  form.elements.sequence.value = Number(form.elements.sequence.value) + 1;
  dirty = true;
  void save();
}

if (form) {
  form.addEventListener('change', changed);
  form.addEventListener('submit', () => (dirty = false));
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
