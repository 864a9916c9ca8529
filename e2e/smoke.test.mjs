// The site arrives and starts, from any sub-path, and says so when it cannot.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { journey } from "./journey.mjs";
import { DIST } from "./server.mjs";

/** Waits for the plain words in place of the reader, and returns them. */
async function complaint(page, site) {
  await page.goto(site.url);
  const status = page.locator("#status", { hasText: "could not start" });
  await status.waitFor();
  return status.innerText();
}

async function assertStarted(page) {
  assert.doesNotMatch(await page.locator("body").innerText(), /could not start/);
}

journey("opens from a sub-path and asks for nothing outside it", async ({ page, site, open }) => {
  await open();
  await assertStarted(page);
  const asked = site.requests.map(({ path }) => path);
  assert.ok(asked.some((path) => path.endsWith(".wasm")), `no program among ${asked}`);
  assert.deepEqual(site.requests.filter(({ status }) => status !== 200), []);
});

journey("starts where the server sends wasm with a wrong type", { serve: { types: { ".wasm": "text/plain" } } }, async ({ page, open }) => {
  await open();
  await assertStarted(page);
});

for (const [what, missing] of [["program", /\.wasm$/], ["program's script", /^site-.*\.js$/]]) {
  journey(`names the ${what} when it is missing`, { serve: { missing }, expected: /404/ }, async ({ page, site }) => {
    const words = await complaint(page, site);
    const { path } = site.requests.find(({ status }) => status === 404);
    assert.ok(words.includes(path), `${words} does not name ${path}`);
  });
}

journey("names the program when it is damaged", { expected: /CompileError/ }, async ({ page, site }) => {
  const name = /href="\.\/(site-[^"]*\.wasm)"/.exec(await readFile(join(DIST, "index.html"), "utf8"))[1];
  await page.route(`**/${name}`, (route) => route.fulfill({ contentType: "application/wasm", body: "\0asm" }));
  const words = await complaint(page, site);
  assert.ok(words.includes(name), `${words} does not name ${name}`);
});

const program = async () => /href="\.\/(site-[^"]*)\.js"/.exec(await readFile(join(DIST, "index.html"), "utf8"))[1];

journey("a page out of an old cache, whose program is gone, is replaced by the new one", { expected: /404/ }, async ({ page, site }) => {
  const name = await program();
  const old = (await readFile(join(DIST, "index.html"), "utf8")).replaceAll(name, "site-0123456789abcdef");
  let n_asked = 0;
  await page.route(site.url, (route) => {
    n_asked += 1;
    return n_asked === 1 ? route.fulfill({ contentType: "text/html", body: old }) : route.continue();
  });
  await page.goto(site.url);
  await page.locator("#article h1").waitFor();
  assert.equal(n_asked, 3, "the old page, the question whether there is a new one, the new page");
});

for (const ending of [".js", "_bg.wasm"]) {
  journey(`says that a web page came in place of the program's ${ending}`, { expected: /MIME type/ }, async ({ page, site }) => {
    const name = (await program()) + ending;
    await page.route(`**/${name}`, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><p>Welcome" }));
    const words = await complaint(page, site);
    assert.ok(words.includes(`${name} could not be loaded: the server sent a web page in its place`), words);
    assert.match(words, /put up all files of one version/);
  });
}

journey("says what to do where scripts are sent as something else", { expected: /MIME type/ }, async ({ page, site }) => {
  const name = `${await program()}.js`;
  await page.route(`**/${name}`, async (route) => route.fulfill({ response: await route.fetch(), contentType: "application/octet-stream" }));
  assert.match(await complaint(page, site), /as “application\/octet-stream”, which browsers do not run.*sent as text\/javascript/);
});

journey("the policy is in force: no inline code, no style, no request elsewhere", { expected: /Content Security Policy|violates/ }, async ({ page, open }) => {
  await open();
  const tried = await page.evaluate(async () => {
    const refused = new Set();
    document.addEventListener("securitypolicyviolation", (event) => refused.add(event.effectiveDirective));
    const add = (name, attributes) => document.body.append(Object.assign(document.createElement(name), attributes));
    add("script", { textContent: "window.struck = 1" });
    add("style", { textContent: "body { display: none }" });
    add("iframe", { src: "https://example.invalid/" });
    add("object", { data: "https://example.invalid/" });
    add("base", { href: "https://example.invalid/" });
    const handler = document.createElement("p");
    handler.innerHTML = '<button onclick="window.struck = 2">x</button>';
    handler.firstChild.click();
    setTimeout("window.struck = 3");
    const fetched = await fetch("https://example.invalid/").then(() => "came", () => "refused");
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    return { refused: [...refused].sort(), fetched, struck: window.struck, base: document.baseURI === location.href };
  });
  assert.deepEqual(tried, {
    refused: ["base-uri", "connect-src", "frame-src", "object-src", "script-src", "script-src-attr", "script-src-elem", "style-src-elem"],
    fetched: "refused", struck: undefined, base: true,
  });
});

journey("says that the browser has no WebAssembly", { before: () => delete window.WebAssembly }, async ({ page, site }) => {
  assert.match(await complaint(page, site), /WebAssembly/);
});

test("the page holds nothing inline and no absolute address", async () => {
  const page = await readFile(join(DIST, "index.html"), "utf8");
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page);
  for (const directive of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'"]) {
    assert.ok(policy.split("; ").includes(directive), `${policy} lacks ${directive}`);
  }
  assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=|javascript:/i);
  for (const [tag] of page.matchAll(/<script[^>]*>/g)) assert.match(tag, /\ssrc="/);
  for (const [, url] of page.matchAll(/\s(?:src|href)="([^"]*)"/g)) {
    assert.doesNotMatch(url, /^(?:[a-z]+:|\/)/i, `${url} is not relative`);
  }
});
