// Starts the reader, and says in plain words why when it cannot start.
//
// Trunk names the two files to load in preload links of the page's head. It would also write an
// inline script to load them, which the page's content policy forbids: hence this file.

class Failure extends Error {}

const fileName = (url) => new URL(url).pathname.split("/").pop();

function show(text) {
  const status = document.getElementById("status");
  if (!status) return;
  status.hidden = false;
  status.textContent = text;
}

const missing = (url, reason) =>
  new Failure(`the file ${fileName(url)} could not be loaded (${reason}). Reload the page; if that does not help, the file may be missing from this site.`);

async function load(link) {
  let response;
  try {
    response = await fetch(link.href);
  } catch {
    throw missing(link.href, "no answer");
  }
  if (!response.ok) throw missing(link.href, `the server answered ${response.status}`);
  return response;
}

async function start() {
  if (typeof WebAssembly !== "object") {
    throw new Failure("this browser does not run WebAssembly, or it is switched off here (a lockdown mode does that). The articles cannot be read without it.");
  }
  const module = document.head.querySelector('link[rel="modulepreload"]');
  const wasm = document.head.querySelector('link[rel="preload"][type="application/wasm"]');
  if (!module || !wasm) throw new Failure("this page was built incompletely: it does not name its program files.");

  const reader = import(module.href).catch(() => {
    throw missing(module.href, "it is missing or damaged");
  });
  const [{ default: init }, program] = await Promise.all([reader, load(wasm)]);
  try {
    // Falls back to compiling from memory where the server sends a wrong content type.
    await init({ module_or_path: program });
  } catch (error) {
    console.error(error);
    if (error instanceof WebAssembly.RuntimeError) throw new Failure("it stopped while starting, which is a fault in Sayso. The browser's console has the details.");
    throw new Failure(`the file ${fileName(wasm.href)} could not be run (${error.message}). The browser may be too old, or the file damaged.`);
  }
}

start().catch((error) => show(`Sayso could not start: ${error.message}`));
