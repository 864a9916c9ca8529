// The whole reader in one HTML file: it opens from disk, asks for nothing, and saves itself again.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, WIDE } from "./browser.mjs";
import { assertAccessible, journey, until } from "./journey.mjs";
import { trap } from "./trap.mjs";
import { dossier, FERRY, HARBOUR, harbour } from "./dossier.mjs";
import { DIST } from "./server.mjs";

const SINGLE = join(DIST, "sayso.html");
const START = '<script type="application/json" id="files">';
const HOSTILE = `The storm </script><script>window.struck = 1</script>

“It is <!-- <script> over now <img src=x onerror="window.struck = 2">,” said Ann Lee.\u202e\u2066

Bo Ek said that the \u{1F331} café]]> was open. </SCRIPT ><style>p{display:none}</style>\u2028
`;

let browser;
let folder;
before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "sayso-one-file-"));
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** The built file with other texts in it, as `sayso build` puts them there. */
async function withFiles(name, files) {
  const template = await readFile(SINGLE, "utf8");
  const start = template.indexOf(START) + START.length;
  const block = JSON.stringify(files).replace(/[<\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const path = join(folder, name);
  await writeFile(path, template.slice(0, start) + block + template.slice(template.indexOf("</script>", start)));
  return path;
}

/** Opens a file by double click, so to speak. Fails on any request but for the file, and on any complaint. */
async function opened(path, run) {
  const context = await browser.newContext({ viewport: WIDE, acceptDownloads: true });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  const address = pathToFileURL(path).href;
  context.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== address && !url.startsWith("data:image/svg+xml") && !url.startsWith("blob:")) faults.push(`request for ${url}`);
  });
  try {
    await page.goto(address);
    await page.locator("#article h1").waitFor();
    await run(page, context, address);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

async function save(page, as) {
  await page.waitForFunction(() => document.getElementById("status").innerText === "");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as one file" }).click()]);
  const path = join(folder, as);
  await download.saveAs(path);
  return { path, name: download.suggestedFilename() };
}

test("it opens from disk with the bundled dossier, reads, filters, links", { timeout: 60_000 }, async () => {
  await opened(SINGLE, async (page, _, address) => {
    await page.locator(".articles a").nth(4).waitFor();
    assert.match(await page.locator(".dossier").innerText(), /^Escalation amid peace talks/);
    await page.keyboard.press("j");
    await page.locator("mark.sel").first().waitFor();
    await page.locator("#facets .value").first().click();
    assert.match(await page.locator("#count").innerText(), /^\d+ of \d+ claims$/);
    const link = page.url();
    assert.ok(link.startsWith(`${address}#/read/`), link);
    const count = await page.locator("#count").innerText();
    await page.reload();
    await page.locator(".chip").waitFor();
    await page.locator(".articles a").nth(4).waitFor();
    assert.equal(await page.locator("#count").innerText(), count);
    await page.keyboard.press("4");
    await page.locator("#sources h1, #sources h2").first().waitFor();
    await assertAccessible(page);
  });
});

test("its policy is in force: no other script, no style, no request", { timeout: 60_000 }, async () => {
  const page = await readFile(SINGLE, "utf8");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)[1];
  const directives = Object.fromEntries(policy.split("; ").map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1).join(" ")]));
  assert.equal(directives["default-src"], "'none'");
  assert.equal(directives["connect-src"], "'none'");
  assert.match(directives["script-src"], /^'wasm-unsafe-eval' 'sha256-[^ ]+'$/);
  assert.match(directives["style-src"], /^'sha256-[^ ]+'$/);
  assert.equal(directives["img-src"], "data:");
  assert.equal(directives["base-uri"], "'none'");
  assert.equal(directives["form-action"], "'none'");
  assert.doesNotMatch(page.replace(/<script[^]*?<\/script>/g, ""), /\s(?:src|srcset|style|on[a-z]+)=|<link(?! rel="icon" href="data:)|@import/);

  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(SINGLE).href);
  await tab.locator("#article h1").waitFor();
  const tried = await tab.evaluate(async () => {
    const refused = [];
    document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.struck = true";
    document.head.append(script);
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
    const image = new Image();
    image.src = "https://example.invalid/x.png";
    const fetched = await fetch("https://example.invalid/").then(() => "came", () => "refused");
    setTimeout("window.struck = true");
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    return { refused: [...new Set(refused)].sort(), fetched, struck: window.struck };
  });
  assert.deepEqual(tried, { refused: ["connect-src", "img-src", "script-src", "script-src-elem", "style-src-elem"], fetched: "refused", struck: undefined });
  await context.close();
});

test("hostile texts are texts", { timeout: 60_000 }, async () => {
  const path = await withFiles("hostile.html", {
    "dossier.json": JSON.stringify({ title: "</script><script>window.struck = 3</script>", corrections: "c.json", articles: [{ file: "storm.txt", title: "<b>x</b>" }, { file: "gone.txt" }] }),
    "storm.txt": HOSTILE,
    "c.json": JSON.stringify({ version: 1, corrections: [{ do: "rename", speaker: "Ann Lee", to: "</script><i>Ann</i>" }] }),
  });
  await opened(path, async (page) => {
    await page.locator(".articles .failed", { hasText: "gone.txt could not be loaded: the file is not there" }).waitFor();
    await assertHarmless(page);
    await save(page, "hostile-again.html");
  });
  await opened(join(folder, "hostile-again.html"), assertHarmless);

  async function assertHarmless(page) {
    assert.equal(await page.evaluate(() => window.struck), undefined);
    assert.equal(await page.locator("#article script, #article img, #article style, img").count(), 0);
    assert.match(await page.locator("#article").innerText(), /<!-- <script> over now <img src=x/);
    assert.match(await page.locator(".note").first().innerText(), /<\/script><i>Ann<\/i>/, "corrections are kept");
  }
});

test("saving again from within gives the same reader, with what was corrected since", { timeout: 90_000 }, async () => {
  const path = await withFiles("harbour.html", { "dossier.json": dossier({ file: "harbour.txt" }, { file: "ferry.txt", outlet: "Post", date: "2025-05-24" }), "harbour.txt": HARBOUR, "ferry.txt": FERRY });
  let first;
  await opened(path, async (page) => {
    first = await save(page, "first.html");
    assert.equal(first.name, "A-harbour-in-a-storm.html");
    await page.keyboard.press("4");
    await page.locator("#sources").getByRole("button", { name: "Bo Ek" }).first().click();
    await page.locator("form[data-correct=rename] input").fill("Bo Ek, pilot");
    await page.locator("form[data-correct=rename] button").click();
    await save(page, "second.html");
  });
  const strip = (html) => html.replace(/(id="files">)[^]*?(<\/script>)/, "$1$2");
  const [built, once, twice] = await Promise.all([path, first.path, join(folder, "second.html")].map((file) => readFile(file, "utf8")));
  const script = (html) => /<script type="module">([^]*?)<\/script>/.exec(html)[1];
  assert.equal(script(once), script(built));
  assert.equal(strip(once), strip(twice), "saving adds nothing");
  await opened(join(folder, "second.html"), async (page) => {
    await page.locator(".articles a").nth(1).waitFor();
    assert.match(await page.locator(".articles").innerText(), /Post\s· 24 May 2025/);
    await page.keyboard.press("4");
    assert.match(await page.locator("#sources").innerText(), /Bo Ek, pilot/);
    const third = await save(page, "third.html");
    assert.equal(strip(await readFile(third.path, "utf8")), strip(twice));
  });
});

journey("the site saves itself as one file, without a network too", { serve: harbour(), page: { serviceWorkers: "allow", acceptDownloads: true } }, async ({ page, site }) => {
  await page.goto(site.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await until(page, async () => Boolean(await caches.match("sayso.html")));
  await site.close();
  await page.context().setOffline(true);
  await page.reload();
  // Before all articles are read there is nothing to save yet.
  await page.locator(".articles a").nth(1).waitFor();
  const { path, name } = await save(page, "from-site.html");
  assert.equal(name, "A-harbour-in-a-storm.html");
  await opened(path, async (page) => {
    await page.locator(".articles a").nth(1).waitFor();
    assert.equal(await page.locator("#article h1").innerText(), "The harbour stays closed");
  });
});

journey("such a file is opened in the reader as a dossier of one's own, corrections and all", { serve: harbour() }, async ({ page, open }) => {
  const path = await withFiles("sent.html", {
    "dossier.json": JSON.stringify({ title: "Sent by mail", corrections: "c.json", articles: [{ file: "deep/ferry.txt", outlet: "The Post" }, { file: "gone.txt" }] }),
    "deep/ferry.txt": FERRY,
    "c.json": JSON.stringify({ version: 1, corrections: [{ do: "rename", speaker: "Bo Ek", to: "Bo Ek, pilot" }] }),
  });
  await open();
  await page.locator("#dossiers-open").click();
  await page.locator("#chosen-files").setInputFiles(path);
  await page.locator("#shelf-news", { hasText: "“Sent by mail” is opened, with 1 article." }).waitFor();
  await page.locator("#do-close-dossiers").click();
  await page.locator("#article h1", { hasText: "The ferry runs again" }).waitFor();
  await page.locator(".note", { hasText: "Bo Ek, pilot" }).first().waitFor();
  assert.match(await page.locator(".by").innerText(), /The Post/);
});

const SAYSO = join(process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../target", import.meta.url)), "debug", "sayso");

test("sayso build makes such a file of any folder of texts, without a compiler", { timeout: 60_000, skip: existsSync(SAYSO) ? false : "the command line is not built" }, async () => {
  const story = join(folder, "Stürme 🌊 it's");
  await mkdir(join(story, "deep er"), { recursive: true });
  await writeFile(join(story, "a b.txt"), HARBOUR);
  await writeFile(join(story, "deep er", "ä'ö.md"), `# ${FERRY}`);
  const path = join(folder, "story.html");
  execFileSync(SAYSO, ["build", story, "--reader", SINGLE, "-o", path]);
  await opened(path, async (page) => {
    await page.locator(".articles a").nth(1).waitFor();
    assert.match(await page.locator(".dossier").innerText(), /^Stürme 🌊 it's/);
    assert.equal(await page.locator("#article h1").innerText(), "The harbour stays closed");
    await page.locator(".articles a").nth(1).click();
    await page.locator("#article h1", { hasText: "The ferry runs again" }).waitFor();
    await page.reload();
    await page.locator("#article h1", { hasText: "The ferry runs again" }).waitFor();
  });
});

journey("where the site lacks the file, it says so", { serve: { ...harbour(), missing: /sayso\.html/ }, expected: /404/ }, async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "Save as one file" }).click();
  await page.locator("#notices", { hasText: "could not be saved as one file: that takes the file sayso.html" }).waitFor();
});

test("a program that stops says so in the file, too", { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  await page.addInitScript(trap);
  await page.goto(pathToFileURL(SINGLE).href);
  await page.locator("#article h1").waitFor();
  await page.evaluate(() => { window.strike = true; });
  await page.keyboard.press("j");
  await page.locator("#fault", { hasText: "has stopped working" }).waitFor();
  assert.match(await page.locator("#fault-lines").inputValue(), /^Sayso in one file\nMozilla[^]*RuntimeError: unreachable/);
  await page.getByRole("link", { name: "Start again" }).click();
  await page.locator("#article h1").waitFor();
  assert.equal(await page.locator("#fault").isVisible(), false);
  await context.close();
});

test("without scripts it says what is missing", { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(SINGLE).href);
  const words = await page.locator("body").innerText();
  assert.match(words, /needs JavaScript and WebAssembly/);
  assert.match(words, /are in this file too/);
  await context.close();
});
