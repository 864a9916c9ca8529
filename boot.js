// Starts the reader, and says in plain words why when it cannot start.
//
// Trunk names the two files to load in links of the page's head. It would also write an inline script
// to load them, which the page's content policy forbids: hence this file.

class Failure extends Error {}

const fileName = (url) => new URL(url).pathname.split("/").pop();

function show(text) {
  const status = document.getElementById("status");
  if (!status) return;
  status.hidden = false;
  status.textContent = text;
}

class Missing extends Failure {
  constructor(url, reason) {
    super(`the file ${fileName(url)} could not be loaded: ${reason}. Reload the page; if that does not help, whoever runs this site has to put up all files of one version.`);
    this.file = fileName(url);
  }
}

/** A program file, if it is one: `kind` matches the content type it may have. */
async function load(link, kind) {
  let response;
  try {
    response = await fetch(link.href);
  } catch {
    throw new Missing(link.href, "no answer");
  }
  if (!response.ok) throw new Missing(link.href, `the server answered ${response.status}`);
  const type = response.headers.get("content-type") ?? "";
  // Some hosts send a page of theirs, and call it a success.
  if (type.startsWith("text/html")) throw new Missing(link.href, "the server sent a web page in its place");
  if (kind && !kind.test(type)) throw new Failure(`the server sends the file ${fileName(link.href)} as “${type}”, which browsers do not run. Whoever runs this site has to have it sent as text/javascript.`);
  return response;
}

/** Imports the script; where that fails, finds out why. */
async function loadModule(link) {
  try {
    return await import(link.href);
  } catch (error) {
    await load(link, /javascript|ecmascript/);
    console.error(error);
    throw new Missing(link.href, "it is damaged");
  }
}

async function start() {
  if (typeof WebAssembly !== "object") {
    throw new Failure("this browser does not run WebAssembly, or it is switched off here (a lockdown mode does that). The articles cannot be read without it.");
  }
  const module = document.head.querySelector('link[rel="modulepreload"]');
  const wasm = document.head.querySelector('link[type="application/wasm"]');
  if (!module || !wasm) throw new Failure("this page was built incompletely: it does not name its program files.");

  // first.js: what there is to read meanwhile, which should not wait for the program.
  const afterWords = Promise.resolve(globalThis.saysoFirst).then(() => load(wasm));
  const [{ default: init }, program] = await Promise.all([loadModule(module), afterWords]);
  try {
    // Falls back to compiling from memory where the server sends a wrong content type.
    await init({ module_or_path: program });
  } catch (error) {
    console.error(error);
    if (error instanceof WebAssembly.RuntimeError) throw new Failure("it stopped while starting, which is a fault in Sayso. The browser's console has the details.");
    throw new Failure(`the file ${fileName(wasm.href)} could not be run (${error.message}). The browser may be too old, or the file damaged.`);
  }
}

/**
 * Whether the server has another page by now than the one that a cache gave us. Asking for it puts
 * it into the cache, so that reloading shows it.
 */
async function isOutdated(file) {
  try {
    const response = await fetch(location.pathname, { cache: "reload" });
    return response.ok && !(await response.text()).includes(file);
  } catch {
    return false;
  }
}

start().catch(async (error) => {
  if (error instanceof Missing && await isOutdated(error.file)) location.reload();
  else show(`Sayso could not start: ${error.message}`);
});
