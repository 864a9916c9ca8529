// The part that runs in the browser: bundled with its dependencies, it waits to be asked.

import { contenders, pass } from "./contenders.mjs";

let texts;
let readers;
let sayso;

/** Loads the package from beside the page, and takes the texts. */
globalThis.prepare = async (given) => {
  const { default: init, read } = await import(new URL("package/sayso.js", location).href);
  await init();
  texts = given;
  sayso = read;
  readers = contenders(read);
};

globalThis.measure = (name) => pass(readers[name], texts);

globalThis.readings = () => texts.map((text) => JSON.stringify(sayso(text)));
