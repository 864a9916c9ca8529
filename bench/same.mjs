// Whether the package reads as the engine does natively: `node same.mjs PACKAGE texts [CORPUS]` or
// `… sample` compares every reading, as JSON, and shows the first place where two differ. With
// `--chromium` the package runs there, else in Node; with `--dev` the native half is compiled
// quickly.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { FAST, QUICKLY_COMPILED, native } from "./native.mjs";
import { lines, load } from "./package.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { chromium: { type: "boolean" }, dev: { type: "boolean" } },
});
const [pkg, ...which] = positionals;
const profile = values.dev ? QUICKLY_COMPILED : FAST;
const listed = native(profile, ...which);
const texts = lines(listed).map((line) => JSON.parse(line));
// Rust prints a whole number that is held as a double as 1.0, JavaScript as 1.
const wanted = readNatively().map((line) => JSON.stringify(JSON.parse(line)));
const found = values.chromium ? await inChromium() : await inNode();
if (texts.length === 0 || wanted.length !== texts.length || found.length !== texts.length) {
  fail(`${texts.length} texts, ${wanted.length} native readings, ${found.length} in wasm`);
}
texts.forEach(({ id }, n) => {
  if (wanted[n] === found[n]) return;
  const at = [...wanted[n]].findIndex((c, i) => c !== found[n][i]);
  const around = (line) => line.slice(Math.max(0, at - 60), at + 60);
  fail(`${id} is read otherwise:\n  natively …${around(wanted[n])}…\n  in wasm  …${around(found[n])}…`);
});
const words = texts.reduce((sum, text) => sum + text.words, 0);
const where = values.chromium ? "Chromium" : "Node";
console.log(`${texts.length} texts of ${words} words: read the same natively and in wasm in ${where}`);

function readNatively() {
  const folder = mkdtempSync(join(tmpdir(), "sayso-same-"));
  try {
    const file = join(folder, "texts.jsonl");
    writeFileSync(file, listed);
    return lines(native(profile, "readings", file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function inNode() {
  const read = await load(pkg);
  return texts.map(({ text }) => JSON.stringify(read(text)));
}

async function inChromium() {
  const { launch } = await import("../e2e/browser.mjs");
  const { openPage } = await import("./browser.mjs");
  const browser = await launch();
  try {
    const page = await openPage(browser, pkg, texts.map(({ text }) => text));
    const readings = await page.readings();
    await page.close();
    return readings;
  } finally {
    await browser.close();
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
