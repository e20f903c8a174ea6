// Says in good time that this sign-in is about to end, and extends it when asked. On a shared computer the page is covered when it has ended.
const page = document.body.dataset;
const notice = document.querySelector('[data-signing-out]');
const words = notice.querySelector('p');
const form = notice.querySelector('form');
const again = notice.querySelector('a');
const tabs = new BroadcastChannel('signed-in');
const early = 5 * 60_000;
const longest = 12 * 3_600_000; // a longer timer fires at once
let state = '';
let timer;
let cameFrom = null;

/** By the server's clock, on this computer's. */
const here = (then, now) => Date.now() + Number(then) - Number(now);
let ends = here(page.ends, page.now);
const idle = Number(page.until) - Number(page.now);
let end = here(page.until, page.now);

function say(next) {
  if (next === state) return;
  state = next;
  const time = new Date(end).toLocaleTimeString(document.documentElement.lang, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  words.textContent = next ? notice.dataset[next].replace('{time}', time) : '';
  form.hidden = next !== 'soon' && next !== 'unreached';
  again.hidden = next !== 'out' && next !== 'covered';
  document.querySelector('main').hidden = next === 'covered';
}

function look() {
  clearTimeout(timer);
  const left = end - Date.now();
  if (left <= 0) return say(page.shared === undefined ? 'out' : 'covered');
  if (left > early) {
    if (state !== 'stayed') say('');
  } else if (state !== 'unreached') say(end < ends - 1000 ? 'soon' : 'last');
  timer = setTimeout(look, Math.min(left > early ? left - early : left, longest));
}

function extended(until) {
  end = Math.min(until, ends);
  look();
}

function seen() {
  extended(Date.now() + idle);
  tabs.postMessage({ person: page.person, end });
}

async function stay(event) {
  event.preventDefault();
  try {
    const body = new URLSearchParams(new FormData(form));
    const reply = await fetch(form.action, { method: 'POST', body, headers: { 'x-requested-with': 'stay' } });
    if (!reply.ok) return say('out');
    say('stayed');
    seen();
    cameFrom?.focus();
    setTimeout(() => state === 'stayed' && say(''), 10_000);
  } catch {
    say('unreached');
  }
}

/** Whoever has signed in again in another tab goes on here: with the new session's token. Anybody else must not see this page. */
async function lookForReturn() {
  if (state !== 'out' && state !== 'covered') return look();
  const reply = await fetch('/help').catch(() => null);
  if (!reply?.ok) return;
  const other = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const { person } = other.body.dataset;
  if (!person) return;
  if (person !== page.person) return location.replace('/');
  const token = other.querySelector('[name=_csrf]').value;
  for (const field of document.querySelectorAll('[name=_csrf]')) field.value = token;
  ends = here(other.body.dataset.ends, other.body.dataset.now);
  seen();
}

form.addEventListener('submit', stay);
notice.addEventListener('focusin', ({ relatedTarget }) => (cameFrom = relatedTarget ?? cameFrom));
addEventListener('answer-kept', seen);
addEventListener('visibilitychange', lookForReturn);
addEventListener('focus', lookForReturn);
tabs.addEventListener('message', ({ data }) => data.person === page.person && data.end > end && extended(data.end));
seen();
