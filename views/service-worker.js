// Shows the lessons of modules in progress where there is no connection. offline-reading.js says which; nothing else is ever kept.
const prefix = 'reading:';
const readable = /^\/(help|offline|modules\/[\w-]+(\/document|\/lessons\/[\w-]+)?)$/;
const still = /^\/(assets|modules\/[\w-]+\/versions\/[\w-]+\/images)\//;
const signsOut = /^\/(sign-out|account\/sign-outs)$/;
const away = [502, 503, 504]; // what a web server in front says when Waymark does not answer
const longest = 14 * 86_400_000; // as long as a sign-in lasts

const kept = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));
const empty = async () => Promise.all((await kept()).map((name) => caches.delete(name)));

async function find(path) {
  for (const name of await kept()) {
    const reply = await (await caches.open(name)).match(path);
    if (reply) return reply;
  }
  return null;
}

/** A newer copy of what is kept already, for the same person. */
async function renew(path, reply) {
  const text = await reply.clone().text();
  for (const name of await kept()) {
    const cache = await caches.open(name);
    const isOwn = text.includes(`data-person="${name.slice(prefix.length)}"`) && !text.includes(' data-shared');
    if (isOwn && (await cache.match(path))) await cache.put(path, reply.clone());
  }
}

/** The kept page, which says itself of when it is. */
async function copyOf(path, status) {
  const reply = await find(path);
  const at = Date.parse(reply?.headers.get('date') ?? '');
  if (!reply || !(Date.now() - at < longest)) return null;
  const text = (await reply.text()).replace('<body', `<body data-kept-at="${at}"`);
  return new Response(text, { status, headers: reply.headers });
}

const insteadOf = async (path) => (readable.test(path) && (await copyOf(path, 200))) || (await copyOf('/offline', 503));

async function open(request, path) {
  try {
    const reply = await fetch(request);
    if (away.includes(reply.status)) return (await insteadOf(path)) ?? reply;
    if (path === '/sign-in' && reply.ok) await empty(); // only the signed-out are shown it
    if (readable.test(path) && reply.status === 200) await renew(path, reply);
    return reply;
  } catch {
    return (await insteadOf(path)) ?? Response.error();
  }
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === 'POST' && signsOut.test(pathname)) event.waitUntil(empty());
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(open(request, pathname));
  else if (still.test(pathname)) event.respondWith(find(pathname).then((reply) => reply ?? fetch(request)));
});
