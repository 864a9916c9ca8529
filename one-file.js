// Starts the reader where everything is in one file: page, styles, program and dossier. The build
// puts this file and the program's script into the page as one script, which the page's content
// policy names by its hash.

/** The page as it came, to put another dossier in. */
globalThis.saysoTemplate = `<!doctype html>\n${document.documentElement.outerHTML}`;

const packed = document.getElementById("program");

function show(text) {
  const status = document.getElementById("status");
  status.hidden = false;
  status.textContent = `Sayso could not start: ${text}`;
}

/** The program's bytes, unpacked while they are compiled. */
function unpacked(base64) {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream, { headers: { "content-type": "application/wasm" } });
}

if (typeof WebAssembly !== "object") {
  show("this browser does not run WebAssembly, or it is switched off here (a lockdown mode does that). The articles cannot be read without it.");
} else if (typeof DecompressionStream !== "function") {
  show("this browser is too old to unpack the program that is in this file. One of 2023 or later can.");
} else {
  const program = unpacked(packed.textContent);
  packed.remove();
  __wbg_init({ module_or_path: program }).catch((error) => {
    console.error(error);
    show(error instanceof WebAssembly.RuntimeError
      ? "it stopped while starting, which is a fault in Sayso. The browser’s console has the details."
      : `the program in this file could not be run (${error.message}). The browser may be too old, or the file damaged.`);
  });
}
