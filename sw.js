// The service worker: after one visit the reader opens with the network gone.
//
// `cargo xtask build` puts two lines in front of this file: VERSION, and FILES, the program's files.
// Without them, as while developing, it takes itself and what it kept away.
//
// The program comes from its cache, one for each version, so that its files always fit together. A
// new version waits until the page is told to take it. The dossier comes from the network, since
// hosts change it with no new version, and from its own cache where the network does not answer.

const SCOPE = self.registration.scope;
// Several readers may live on one origin; a path never holds a space.
const OWN = `sayso ${new URL(SCOPE).pathname} `;
const BUILT = typeof VERSION === "string";
const PROGRAM = BUILT ? OWN + VERSION : "";
const DOSSIER = `${OWN}dossier`;
const LIST = "seeds/dossier.json";
/** The reader as one file, which the reader takes to save a dossier with. Kept, but not waited for. */
const ONE_FILE = "sayso.html";
/** How long, in milliseconds, the network may take before what was kept is shown. */
const PATIENCE = 4000;

const address = (file) => new URL(file, SCOPE).href;

self.addEventListener("install", (event) => event.waitUntil(BUILT ? install() : self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE) || !BUILT) return;
  const path = request.url.slice(SCOPE.length).replace(/[?#].*$/, "");
  const file = path === "" || path === "index.html" ? "./" : path;
  if (file.startsWith("seeds/")) event.respondWith(fresh(file, event));
  // Opened or downloaded it is read for its dossier, which hosts change with no new version.
  else if (file === ONE_FILE && request.mode === "navigate") event.respondWith(fetch(request).catch(() => kept(file, request)));
  else if (file === ONE_FILE || FILES.includes(file)) event.respondWith(kept(file, request));
});

async function install() {
  const cache = await caches.open(PROGRAM);
  await Promise.all(FILES.map(async (file) => {
    const response = await ask(file);
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    // While a host is putting up a new version, the page may be of another one than this file.
    if (file === "./" && !(await response.clone().text()).includes(VERSION)) throw new Error("the page is of another version");
    await cache.put(address(file), response);
  }));
  await keepDossier().catch(() => {});
}

/** A file as the server has it now. What bears a hash in its name never changes. */
const ask = (file) => fetch(address(file), { cache: /-[0-9a-f]{12,}/.test(file) ? "default" : "no-cache" });

async function tidy() {
  const own = (await caches.keys()).filter((name) => name.startsWith(OWN));
  const old = own.filter((name) => !BUILT || (name !== PROGRAM && name !== DOSSIER));
  await Promise.all(old.map((name) => caches.delete(name)));
  if (!BUILT) await self.registration.unregister();
  else if (!navigator.connection?.saveData) kept(ONE_FILE, address(ONE_FILE)).catch(() => {});
}

async function kept(file, request) {
  const cache = await caches.open(PROGRAM);
  const found = await cache.match(address(file), { ignoreVary: true });
  if (found) return found;
  const response = await fetch(request);
  if (response.ok && file === ONE_FILE) await cache.put(address(file), response.clone());
  return response;
}

/** A file of the dossier: the server's, or what was kept where the server fails or is slow. */
async function fresh(file, event) {
  const cache = await caches.open(DOSSIER);
  const found = await cache.match(address(file), { ignoreVary: true });
  // Hosts let browsers keep files for a while; a changed dossier is to be seen at once.
  const asked = fetch(event.request, { cache: "no-cache" }).then(async (response) => {
    if (response.ok) await cache.put(address(file), response.clone());
    if (response.status === 404 || response.status === 410) await cache.delete(address(file));
    // A list that is broken is for the page to tell of.
    if (response.ok && file === LIST) await listed(response.clone()).then((files) => forgetOthers(cache, files)).catch(() => {});
    return response;
  });
  // An answer that comes too late for now is kept for the next time.
  event.waitUntil(asked.catch(() => {}));
  if (!found) return asked;
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const answer = await Promise.race([asked.catch(() => {}), patience]);
  return answer && answer.status < 500 ? answer : found;
}

/** Keeps the files of the dossier that the page loaded before there was a service worker. */
async function keepDossier() {
  const response = await ask(LIST);
  if (!response.ok) return;
  const files = await listed(response.clone());
  const cache = await caches.open(DOSSIER);
  await cache.put(address(LIST), response);
  await forgetOthers(cache, files);
  await Promise.allSettled(files.map((file) => cache.add(file)));
}

/** The addresses of the files that a dossier lists, but for those outside of its folder. */
async function listed(response) {
  const { articles, corrections } = await response.json();
  const files = [...articles.map((article) => article?.file), corrections];
  return files.filter((file) => typeof file === "string").map((file) => address(`seeds/${file}`)).filter((file) => file.startsWith(address("seeds/")));
}

async function forgetOthers(cache, files) {
  const others = (await cache.keys()).filter(({ url }) => url !== address(LIST) && !files.includes(url));
  await Promise.all(others.map((request) => cache.delete(request)));
}
