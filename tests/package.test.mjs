// The npm package as others use it: `PACKAGE=folder node --test tests/package.test.mjs`, where the
// folder is what `cargo xtask package` builds.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "../e2e/browser.mjs";
import { serve } from "../e2e/server.mjs";

const folder = resolve(process.env.PACKAGE ?? "pkg");
const example = fileURLToPath(new URL("../examples/page/", import.meta.url));
let home;
let sayso;

before(async () => {
  // By its name, as where it is installed.
  home = await mkdtemp(join(tmpdir(), "sayso-package-"));
  await mkdir(join(home, "node_modules"));
  await symlink(folder, join(home, "node_modules", "sayso"));
  const { createRequire } = await import("node:module");
  sayso = await import(pathToFileURL(createRequire(join(home, "x.js")).resolve("sayso")).href);
});
after(() => rm(home, { recursive: true }));

const words = (text, extents) => extents.map(([start, end]) => text.slice(start, end));

test("an article is read in Node without further ado", () => {
  const text = "The bridge is safe\n\n“Nobody was hurt,” mayor Ann Lee said on Monday.\n";
  const reading = sayso.read(text);
  assert.equal(reading.offsets, "utf-16 code units");
  const [claim] = reading.attributions;
  assert.deepEqual(words(text, claim.content), ["“Nobody was hurt,”"]);
  assert.deepEqual(words(text, claim.cue), ["said"]);
  assert.equal(claim.speaker, "Ann Lee");
  assert.equal(claim.form, "direct");
  assert.equal(reading.published, null, "what is not told is null");
});

test("offsets fit JavaScript's strings after whatever comes before", () => {
  const plain = "“We wait,” said Ann Lee on Monday.";
  const [expected] = sayso.read(plain).attributions.map(({ content }) => words(plain, content));
  for (const odd of ["🌱🌱 ", "👩🏽‍🚀 e\u0301\u0302 ", "\ud800 ", "\udc00\ud800x ", "\0 ", "\ufeff", "\u202e ", "𐀀é漢 ", "\ud83c"]) {
    const text = `${odd}${plain}`;
    const found = sayso.read(text).attributions.map(({ content }) => words(text, content));
    assert.equal(found.length, 1, JSON.stringify(odd));
    assert.ok(found[0].join().endsWith(expected.join()), `${JSON.stringify(odd)}: ${found} for ${expected}`);
  }
});

test("every block, source and figure lies inside the text and covers it in order", () => {
  const text = "Quake\n\nPublished 6 February 2024\n\nThe quake in Norland 🌋 killed 120 people, Zoë Lee said.\n".repeat(3);
  const extents = [];
  (function gather(value) {
    if (Array.isArray(value) && value.length === 2 && value.every(Number.isInteger)) extents.push(value);
    else if (value && typeof value === "object") Object.values(value).forEach(gather);
  })(sayso.read(text));
  assert.ok(extents.length > 20);
  for (const [start, end] of extents) assert.ok(0 <= start && start <= end && end <= text.length, `${start} to ${end}`);
});

test("articles are compared, with the reason", () => {
  const told = (n) => `Quake\n\nPublished 6 February 2024\n\nThe quake in Norland killed ${n} people.`;
  const [pair] = sayso.compare([told(120), told(150)]).pairs;
  assert.equal(pair.status, "differs");
  assert.match(pair.because, /killed/);
  assert.deepEqual(sayso.compare([]).pairs, []);
});

test("what is no text is refused in words", () => {
  for (const wrong of [undefined, null, 42, {}, ["a"]]) {
    assert.throws(() => sayso.read(wrong), /read takes the text of an article, a string/);
  }
  assert.throws(() => sayso.compare(["a", 42]), /compare takes the texts of articles, strings/);
  assert.throws(() => sayso.read("long ".repeat(1 << 20)), /too long: 5\.0 MiB of text, and at most 4 MiB is read/);
  assert.equal(sayso.read("").attributions.length, 0);
});

test("its types name what it gives", async () => {
  for (const target of ["web", "node"]) {
    const types = await readFile(join(folder, target, "sayso.d.ts"), "utf8");
    assert.match(types, /export function read\(text: string\): ReadingLine<UnitsUtf16>/);
    assert.match(types, /export function compare\(texts: string\[\]\): ComparisonLine<UnitsUtf16>/);
    assert.match(types, /UTF-16 code units/);
    const declared = ["ReadingLine<U> extends Metadata", "Metadata"].flatMap((name) => {
      const [, body] = types.split(`export interface ${name} {`);
      return [...body.split("\n}")[0].matchAll(/^ {4}(\w+)\??:/gm)].map(([, field]) => field);
    });
    const found = Object.keys(sayso.read("A title\n\n“We wait,” said Ann Lee.")).filter((name) => name !== "id");
    assert.deepEqual(found.filter((name) => !declared.includes(name)), [], "every field is declared");
  }
});

test("a compiler takes what its README shows, and refuses what is wrong", { timeout: 60_000 }, async () => {
  const readme = await readFile(join(folder, "README.md"), "utf8");
  const [, inNode] = /```js\n([^]+?)\n```/.exec(readme);
  const [, inPage] = /<script type="module">\n([^<]+)<\/script>/.exec(readme);
  const use = `
const [extent] = read("x").attributions.flatMap(({ content }) => content);
const speaker: string | null = read("x").attributions[0]!.speaker;
const because: string = compare(["a", "b"]).pairs[0]!.because;
const cut: string = "x".slice(...extent!);
// @ts-expect-error: offsets are said to be UTF-16 code units, and no others
const unit: "bytes" = read("x").offsets;
// @ts-expect-error: a text is a string
read(42);
// @ts-expect-error: there are no verdicts
read("x").attributions[0]!.verdict;
export { speaker, because, cut, unit };
`;
  const check = async (name, code, ...options) => {
    await writeFile(join(home, name), code);
    const tsc = fileURLToPath(new URL("../e2e/node_modules/typescript/bin/tsc", import.meta.url));
    const all = ["--noEmit", "--strict", "--noUncheckedIndexedAccess", "--target", "es2022", "--lib", "es2022,dom", ...options, name];
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...all], { cwd: home, encoding: "utf8" });
    assert.equal(status, 0, stdout);
  };
  await check("node.mts", inNode.replace("import { read }", "import { read, compare }") + use, "--module", "nodenext");
  const bundled = inPage.replace("{ read }", "{ read, compare }").replace("./web/sayso.js", "sayso");
  await check("page.ts", bundled + use, "--module", "esnext", "--moduleResolution", "bundler");
});

test("what is published is whole", async () => {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  assert.deepEqual(manifest.files, ["web", "node"]);
  assert.match(await readFile(join(folder, "README.md"), "utf8"), /^# sayso/);
  for (const paths of Object.values(manifest.exports["."])) {
    for (const path of Object.values(paths)) await readFile(join(folder, path));
  }
});

test("the example page reads in a browser", { timeout: 60_000 }, async () => {
  const served = join(home, "page");
  await cp(example, served, { recursive: true });
  await cp(join(folder, "web"), join(served, "web"), { recursive: true });
  const site = await serve({ folder: served });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const faults = [];
    page.on("console", (message) => message.type() === "error" && !/favicon/.test(message.location().url) && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(site.url);
    await page.locator("#claims li").first().waitFor();
    assert.match(await page.locator("#claims li").first().innerText(), /^Ann Lee: “Nobody was hurt 🌉,” \(direct, neutral\)$/);
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    await site.close();
  }
});
