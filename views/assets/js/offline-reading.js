// Keeps the lessons of modules in progress for when there is no connection, on one's own computer alone. service-worker.js shows them then.
const { person, shared, keptAt } = document.body.dataset;
const note = document.querySelector('[data-said]');
const prefix = 'reading:';
const own = prefix + person;
const minute = 60_000;

async function forget(isTheirs) {
  for (const name of await caches.keys()) if (name.startsWith(prefix) && isTheirs(name)) await caches.delete(name);
}

async function leaveNothing() {
  await forget(() => true);
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
}

const ageOf = (reply) => Date.now() - Date.parse(reply?.headers.get('date') ?? 0);
const pathOf = (address) => new URL(address, location.href).pathname;
const readPage = async (reply) => new DOMParser().parseFromString(await reply.clone().text(), 'text/html');

/** Style sheet, scripts, font and icons, as this page has loaded them. */
const assetsHere = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => pathOf(name))
    .filter((path) => path.startsWith('/assets/'));

async function fetchPage(path) {
  const reply = await fetch(path);
  return reply.ok && !reply.redirected ? reply : null;
}

/** @returns the addresses that it holds now. */
async function keepPage(cache, path) {
  const reply = await fetchPage(path);
  if (!reply) return [];
  const page = await readPage(reply);
  if (page.body.dataset.person !== person || page.body.dataset.shared !== undefined) return [];
  await cache.put(path, reply);
  return [path, ...[...page.querySelectorAll('main img')].map((image) => pathOf(image.getAttribute('src')))];
}

/** The list once in ten minutes, the pages when it has changed or after six hours; a page that is opened renews itself. */
async function keepUp() {
  const cache = await caches.open(own);
  const before = await cache.match('/offline');
  if (ageOf(before) < 10 * minute) return;
  const list = await fetchPage('/offline');
  if (!list) return;
  const links = [...(await readPage(list)).querySelectorAll('[data-keep]')].map((link) => link.getAttribute('href'));
  const held = new Set((await cache.keys()).map(({ url }) => pathOf(url)));
  const wanted = new Set(['/help', ...links]);
  const oldest = Math.max(...(await Promise.all([...wanted].map(async (path) => ageOf(await cache.match(path))))));
  const assets = assetsHere();
  for (const path of oldest > 360 * minute ? [...wanted] : []) {
    const now = await keepPage(cache, path);
    if (now.length === 0) wanted.delete(path);
    for (const image of now.slice(1)) assets.push(image);
  }
  for (const path of assets) if (!held.has(path)) await cache.add(path);
  const isStill = (path) => path.includes('/images/') || assets.includes(path);
  for (const path of held) if (path !== '/offline' && !wanted.has(path) && !isStill(path)) await cache.delete(path);
  await cache.put('/offline', list);
}

function sayKept() {
  const how = { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' };
  const time = new Date(Number(keptAt)).toLocaleString(document.documentElement.lang, how);
  note.textContent = note.dataset.kept.replace('{time}', time);
  addEventListener('submit', (event) => {
    event.preventDefault(); // the button would lead to the browser's own error page
    note.textContent = note.dataset.cut;
    note.scrollIntoView({ block: 'center' });
  });
  addEventListener('online', () => location.reload());
}

async function begin() {
  if (shared !== undefined) return leaveNothing();
  if (keptAt) return sayKept();
  await forget((name) => name !== own);
  await navigator.serviceWorker.register('/service-worker.js');
  if (!navigator.connection?.saveData) setTimeout(() => keepUp().catch(() => undefined), 3000);
}

if (note && 'serviceWorker' in navigator && 'caches' in window) void begin();
