// `node run.mjs PACKAGE CORPUS`: measures, prints, and writes docs/benchmarks.md. CORPUS may be
// missing; then the texts are made from the bundled articles.

import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { launch } from "../e2e/browser.mjs";
import { openPage, start, startWith } from "./browser.mjs";
import { interaction } from "./interaction.mjs";
import { contenders, pass } from "./contenders.mjs";
import { FAST, native, nativeRounds } from "./native.mjs";
import { lines, load } from "./package.mjs";
import { report } from "./report.mjs";

/** Rounds that only warm up, and rounds that count. */
const WARM = 4;
const ROUNDS = 9;
/** How often the site is started. */
const STARTS = 9;
const ARTICLES = [1, 10, 100, 1000, 10000];
const DOSSIERS = [10, 100, 1000, 3000];
const BYTES = [10_000, 100_000, 1_000_000, 4_000_000];

const root = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const [pkg, corpus] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "sayso-bench-"));
const file = join(folder, "texts.jsonl");
const isCorpus = corpus !== undefined && existsSync(corpus);
writeFileSync(file, native(FAST, "texts", ...(isCorpus ? [corpus] : [])));
const articles = lines(readFileSync(file, "utf8")).map((line) => JSON.parse(line));
const texts = articles.map(({ text }) => text);
const words = articles.reduce((sum, article) => sum + article.words, 0);

const browser = await launch();
try {
  say(`${texts.length} texts of ${words} words, ${WARM} + ${ROUNDS} rounds`);
  const speed = await rounds();
  say("growth");
  const growth = ARTICLES.map((n) => JSON.parse(native(FAST, "growth", file, String(n))));
  const length = BYTES.map((n) => JSON.parse(native(FAST, "length", file, String(n))));
  const dossiers = DOSSIERS.map((n) => JSON.parse(native(FAST, "dossier", String(n))));
  say(`${STARTS} starts of the site`);
  const starts = [];
  for (let n = 0; n < STARTS; n++) starts.push(await start(browser));
  say("what a reader does in a large dossier");
  const acts = await interaction(browser);
  const hundred = Array.from({ length: 100 }, (_, n) => texts[n % texts.length]);
  const result = {
    machine: `${cpus()[0].model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    commit: execFileSync("git", ["describe", "--always", "--dirty"], { cwd: root("."), encoding: "utf8" }).trim(),
    // Of the last minutes: what else the machine does makes all of this slower and less sure.
    busy: loadavg()[1],
    programs: `Node ${process.versions.node}, Chromium ${browser.version()}`,
    texts: isCorpus ? "PolNeAR's development articles" : "texts made of the bundled articles",
    n: texts.length,
    words,
    rounds: ROUNDS,
    versions: JSON.parse(readFileSync(root("bench/package.json"), "utf8")).devDependencies,
    speed,
    growth,
    length,
    dossiers,
    starts,
    hundred: await startWith(browser, hundred),
    acts,
    sizes: sizes(),
  };
  const text = report(result);
  writeFileSync(root("docs/benchmarks.md"), text);
  console.log(text);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** Every reader in every place, one after the other in each round, so that what else the machine
 * does falls on all alike. Milliseconds by reader, and the nanoseconds of our stages. */
async function rounds() {
  const ours = nativeRounds(file);
  const page = await openPage(browser, pkg, texts);
  const here = contenders(await load(pkg));
  const times = { native: [], node: {}, chromium: {}, stages: [] };
  for (let n = 0; n < WARM + ROUNDS; n++) {
    const { whole, stages } = await ours.round();
    const row = { native: whole / 1e6, node: {}, chromium: {} };
    for (const name in here) {
      row.node[name] = pass(here[name], texts);
      row.chromium[name] = await page.measure(name);
    }
    if (n < WARM) continue;
    times.native.push(row.native);
    times.stages.push(stages);
    for (const name in here) {
      (times.node[name] ??= []).push(row.node[name]);
      (times.chromium[name] ??= []).push(row.chromium[name]);
    }
  }
  ours.close();
  await page.close();
  return times;
}

/** What a reader downloads, in bytes of brotli at its strongest, without the texts. */
function sizes() {
  // What is fetched to keep the reader, not to read.
  const aside = ["sayso.html", "sayso.webmanifest", "sw.js", "licences.txt"];
  const brotli = (bytes) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } }).length;
  const parts = {};
  for (const name of readdirSync(root("dist"))) {
    const path = join(root("dist"), name);
    if (statSync(path).isFile() && !aside.includes(name)) {
      const part = extname(name).slice(1);
      parts[part] = (parts[part] ?? 0) + brotli(readFileSync(path));
    }
  }
  return { parts, model: brotli(readFileSync(root("crates/engine/data/model.bin"))) };
}

function say(text) {
  console.log(`==> ${text}`);
}
