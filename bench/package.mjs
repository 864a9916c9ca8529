// The npm package, as it runs in Node.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The package's `read`. */
export async function load(folder) {
  const { initSync, read } = await import(pathToFileURL(resolve(folder, "sayso.js")).href);
  initSync({ module: readFileSync(join(folder, "sayso_bg.wasm")) });
  return read;
}

/** The lines of a text that ends in a line break. */
export const lines = (text) => text.split("\n").filter((line) => line !== "");
