// Measures in Chromium: readers in a page, and the built site as it starts.

import { build } from "esbuild";
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../e2e/server.mjs";

const PAGE = `<!doctype html><meta charset="utf-8"><title>Bench</title><script src="page.js"></script>`;

/** A page that reads `texts`. Returns `{ measure, readings, close }`. */
export async function openPage(browser, pkg, texts) {
  const folder = await mkdtemp(join(tmpdir(), "sayso-bench-"));
  await build({
    entryPoints: [fileURLToPath(new URL("page.mjs", import.meta.url))],
    outfile: join(folder, "page.js"),
    bundle: true,
    minify: true,
    logLevel: "error",
  });
  await writeFile(join(folder, "index.html"), PAGE);
  await mkdir(join(folder, "package"));
  for (const file of await readdir(pkg)) {
    if (/\.(js|wasm)$/.test(file)) await copyFile(join(pkg, file), join(folder, "package", file));
  }
  const server = await serve({ folder });
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.evaluate((texts) => globalThis.prepare(texts), texts);
  return {
    measure: (name) => page.evaluate((name) => globalThis.measure(name), name),
    readings: () => page.evaluate(() => globalThis.readings()),
    close: async () => {
      await page.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Runs in the site before its own scripts, and writes down when what happened. */
function watch() {
  const times = {};
  globalThis.benchTimes = times;
  for (const name of ["instantiateStreaming", "instantiate"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original(...given);
      times.compiled ??= performance.now();
      globalThis.benchMemory = made.instance.exports.memory;
      return made;
    };
  }
  new MutationObserver(() => {
    if (times.marked || !document.querySelector("#article mark")) return;
    times.marked = performance.now();
    // The frame in which it is painted is over when the task after it runs.
    requestAnimationFrame(() => setTimeout(() => (times.painted = performance.now())));
  }).observe(document, { childList: true, subtree: true });
}

/** How long a new window is left alone, in ms: Chromium sets up parts of its own window first, on the
 * same processors. */
const SETTLES = 2000;

/** Starts the site in an open window with nothing in any cache. Times in milliseconds from the
 * navigation. */
export async function start(browser, served = {}) {
  const server = await serve(served);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.waitForTimeout(SETTLES);
  await page.goto(server.url);
  await page.waitForFunction(() => globalThis.benchTimes.painted);
  await page.waitForFunction(() => !document.getElementById("status").textContent);
  const result = await page.evaluate(() => {
    const wasm = performance.getEntriesByType("resource").find((e) => e.name.endsWith(".wasm"));
    return {
      fetched: wasm.responseEnd,
      ...globalThis.benchTimes,
      all: performance.now(),
      heap: globalThis.benchMemory.buffer.byteLength,
    };
  });
  await context.close();
  await server.close();
  return result;
}

/** The site with a dossier of the texts given. */
export async function startWith(browser, texts) {
  const name = (n) => `bench-${n}.txt`;
  const articles = texts.map((_, n) => ({ file: name(n) }));
  const replaced = { "seeds/dossier.json": JSON.stringify({ title: "Bench", language: "en", articles }) };
  texts.forEach((text, n) => (replaced[`seeds/${name(n)}`] = text));
  return start(browser, { replaced });
}
