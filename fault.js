// Says so when the program has stopped: for a fault in it, or because the browser's memory or stack
// was used up. It stands apart from the program, which cannot be trusted to say anything then.

/** Whether it was the program that stopped. Browsers name its code in the stack. */
function isOurs(error) {
  if (error instanceof RangeError || /wasm/i.test(error?.stack ?? "")) return true;
  return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
}

let isSaid = false;

function say(error) {
  if (isSaid || !isOurs(error)) return;
  isSaid = true;
  const fault = document.getElementById("fault");
  const version = document.querySelector('meta[name="version"]')?.content ?? "in one file";
  // What the program itself said last, if it did (src/site/mod.rs).
  const said = globalThis.saysoFault ?? "";
  document.getElementById("fault-lines").value = [`Sayso ${version}`, navigator.userAgent, said, error.stack ?? error].join("\n");
  document.getElementById("fault-again").href = location.href.split("#")[0];
  document.getElementById("status").textContent = "";
  // Nothing behind an open dialog could be read.
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  fault.hidden = false;
  fault.focus();
}

addEventListener("error", ({ error }) => say(error));
addEventListener("unhandledrejection", ({ reason }) => say(reason));
