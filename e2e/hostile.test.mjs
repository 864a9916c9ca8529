// Documents that try to do something: they are text, and nothing else.

import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { journey } from "./journey.mjs";
import { harbour } from "./dossier.mjs";
import { zip } from "./zip.mjs";

const file = (name, content, mimeType = "text/plain") => ({ name, mimeType, buffer: Buffer.from(content) });

async function add(page, ...files) {
  await page.locator("#dossiers-open").click();
  await page.locator("#chosen-files").setInputFiles(files);
  await page.waitForFunction(() => document.querySelector("#shelf-news").innerText !== "" && !document.querySelector("#shelf-news [data-do=stop-adding]"), null, { timeout: 40_000 });
  const news = await page.locator("#shelf-news").innerText();
  await page.locator("#do-close-dossiers").click();
  return news;
}

const words = (page) => page.locator("#article").innerText();

/** What must hold after anything was opened; that nothing was asked for is checked by the journey. */
async function assertUnharmed(page, site) {
  assert.equal(await page.evaluate(() => window.struck), undefined, "a script ran");
  assert.equal(await page.locator("#article :is(script, img, iframe, object, embed, style, link, meta, form, base, video), #article [style], #article [srcset]").count(), 0);
  assert.equal(await page.locator(":is([href^='javascript:'], [href^='data:'], [src^='data:'])").count(), 0);
  assert.ok(page.url().startsWith(site.url), "the page was led away");
}

const strike = "window.struck=true";
const LONG = "It rained for days and the river rose until the lower town stood under water, and those who lived there went up to the school on the hill, where there were beds and soup for all who came, and blankets, and somebody who knew songs. ".repeat(2);

const PAGE = `<!doctype html><html><head>
<title>Flood</title><base href="https://elsewhere.example/">
<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">
<meta property="og:site_name" content="<img src=x onerror=${strike}>">
<link rel="stylesheet" href="https://elsewhere.example/a.css"><link rel="preload" as="image" href="https://elsewhere.example/a.png">
<style>body{display:none;background:url(https://elsewhere.example/b.png)} @import "https://elsewhere.example/c.css";</style>
<script>${strike}</script><script src="https://elsewhere.example/a.js"></script></head>
<body onload="${strike}" style="background:url(https://elsewhere.example/d.png)">
<nav>Menu</nav>
<article><h1>The flood</h1><p onclick="${strike}">${LONG}</p>
<img src="https://elsewhere.example/e.png" srcset="https://elsewhere.example/f.png 2x" onerror="${strike}">
<picture><source srcset="https://elsewhere.example/g.png"></picture>
<svg onload="${strike}"><script>${strike}</script><image href="https://elsewhere.example/h.png"/><text>drawn</text></svg>
<iframe src="javascript:parent.${strike}" srcdoc="<script>parent.${strike}</script>"></iframe>
<object data="https://elsewhere.example/i"></object><embed src="https://elsewhere.example/j">
<video src="https://elsewhere.example/k" autoplay></video><audio src="https://elsewhere.example/l" autoplay></audio>
<form action="https://elsewhere.example/"><input autofocus onfocus="${strike}"></form>
<p>“Come <a href="javascript:${strike}">here</a> or <a href="data:text/html,<script>${strike}</script>">there</a>,” said Ann Lee.</p>
<template><img src="https://elsewhere.example/m.png"></template><noscript><img src="https://elsewhere.example/n.png"></noscript>
<details open ontoggle="${strike}"><summary>More</summary><math><mtext></mtext></math></details>
<p>&lt;script&gt;${strike}&lt;/script&gt; is shown as it is.</p></article>
<footer>Imprint</footer></body></html>`;

// The content policy holds for what is parsed too, and the browser tells of each thing it stopped.
const expected = /Content Security Policy/;

journey("a web page is only its article's words", { serve: harbour(), expected }, async ({ page, open, site }) => {
  await open();
  await add(page, file("flood.html", PAGE, "text/html"));
  await page.locator("h1", { hasText: "The flood" }).waitFor();
  const shown = await words(page);
  assert.match(shown, /“Come here or there,” said Ann Lee\./);
  assert.match(shown, /<script>window\.struck=true<\/script> is shown as it is\./);
  assert.doesNotMatch(shown, /Menu|Imprint|drawn/);
  assert.match(shown, /<img src=x onerror=window\.struck=true> \(not from the text\)/);
  assert.equal(await page.locator(".note").count(), 1);
  await page.waitForTimeout(300);
  await assertUnharmed(page, site);
});

journey("a page is read in the encoding that it declares, and one that is no text is refused", { serve: harbour() }, async ({ page, open }) => {
  const html = (declared, words) => `<!doctype html><head><meta charset="${declared}"><title>T</title></head><body><h1>A page in ${declared}</h1><p>“${words},” said Zoë Nuñez.</p></body>`;
  const latin = (declared) => Buffer.from(html(declared, "Café").replace("“", "\x93").replace("”", "\x94"), "latin1");
  const wide = Buffer.from(`\ufeff${html("utf-16", "Žižkov 🌱")}`, "utf16le");
  const cyrillic = Buffer.concat([Buffer.from(html("windows-1251", "").split(",”")[0].replace("“", "") + "<q>", "latin1"), Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]), Buffer.from("</q> is hello, said Ann Lee.</p>")]);
  await open();
  const news = await add(
    page,
    { name: "latin.html", mimeType: "text/html", buffer: latin("windows-1252") },
    // Browsers read this label as windows-1252, and so do we.
    { name: "iso.html", mimeType: "text/html", buffer: latin("ISO-8859-1") },
    { name: "wide.html", mimeType: "text/html", buffer: wide },
    { name: "cyrillic.html", mimeType: "text/html", buffer: cyrillic },
    { name: "picture.html", mimeType: "text/html", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) },
    { name: "picture2.html", mimeType: "text/html", buffer: Buffer.concat([Buffer.from("<meta charset=latin1>"), Buffer.alloc(200)]) },
    // Declares nothing, and is not UTF-8.
    { name: "silent.html", mimeType: "text/html", buffer: Buffer.from("<p>\xe9\xe8\xe0\xfc\xf6\xe4</p>", "latin1") },
    { name: "unknown.html", mimeType: "text/html", buffer: Buffer.from(html("no-such-thing", "Smørrebrød")) },
  );
  assert.match(news, /5 articles are now/);
  assert.match(news, /picture\.html cannot be read: the file is not text/);
  assert.match(news, /picture2\.html cannot be read: the file is not text/);
  assert.match(news, /silent\.html cannot be read: the file is not UTF-8/);
  for (const [title, said] of [["windows-1252", "“Café,” said Zoë Nuñez."], ["ISO-8859-1", "“Café,” said Zoë Nuñez."], ["utf-16", "“Žižkov 🌱,” said Zoë Nuñez."], ["windows-1251", "“Привет” is hello"], ["no-such-thing", "“Smørrebrød,” said"]]) {
    await page.locator(".articles a", { hasText: title }).click();
    await page.locator("#article h1", { hasText: title }).waitFor();
    assert.ok((await words(page)).includes(said), `${title}: ${await words(page)}`);
  }
});

journey("markup in a plain text or in Markdown stays text", { serve: harbour() }, async ({ page, open, site }) => {
  await open();
  await add(
    page,
    file("<img src=x onerror=alert(1)>.txt", `<svg/onload=${strike}>\n\n“<iframe src=javascript:${strike}>,” said Ann Lee.\n`),
    file("b.md", `# [A](javascript:${strike})\n\n![x](https://elsewhere.example/p.png) <script>${strike}</script>\n\nBo Ek said that it was over.\n`),
  );
  assert.match(await words(page), /<svg\/onload=window\.struck=true>/);
  await assertUnharmed(page, site);
  await page.keyboard.press("]");
  await page.waitForTimeout(200);
  await assertUnharmed(page, site);
});

journey("characters that reorder words stay inside of their own", { serve: harbour() }, async ({ page, open, site }) => {
  await open();
  await add(page, file("gnp.\u202Etxt", "\u202Eeltit ehT\n\n“\u2067We wait,” said \u202EAnn Lee. It was \u2066late.\n"));
  const outside = await page.locator("#articles strong, #articles a, #articles small, #notes strong, .shelf strong").evaluateAll((all) =>
    all.filter((each) => /[\u202a-\u202e\u2066-\u2069]/.test(each.innerText) && !each.querySelector("bdi")).map((each) => each.outerHTML));
  assert.deepEqual(outside, []);
  await page.locator("#dossiers-open").click();
  await page.locator(".document summary").click();
  assert.match(await page.locator(".document .means").innerText(), /^gnp\.txt/);
  await page.keyboard.press("Escape");
  await assertUnharmed(page, site);
});

journey("an archive is unpacked, folders in names are only names", { serve: harbour(), expected }, async ({ page, open, site }) => {
  await open();
  const archive = zip(
    { name: "../../../etc/passwd.txt", content: "The river rose\n\nAnn Lee said that it rained.\n" },
    { name: "C:\\windows\\b.md", content: "# The ferry\n\nBo Ek said that it runs.\n", stored: true },
    { name: "page/c.html", content: PAGE },
    { name: "__MACOSX/._c.html", content: "x" },
    { name: "page/picture.png", content: "x" },
  );
  const news = await add(page, file("story.zip", archive, "application/zip"));
  assert.match(news, /3 articles are now in “story”/);
  assert.match(news, /1 other file was left out, being no articles: picture\.png/);
  await page.locator("#dossiers-open").click();
  await page.locator(".document summary").first().click();
  assert.match(await page.locator(".document .means").first().innerText(), /^passwd\.txt/);
  await page.keyboard.press("Escape");
  await assertUnharmed(page, site);
});

journey("an archive that unpacks to far more than it says is stopped", { serve: harbour() }, async ({ page, open }) => {
  await open();
  const zeros = Buffer.alloc(64 << 20, 97);
  const news = await add(
    page,
    file("bomb.zip", zip({ name: "told.txt", content: zeros }), "application/zip"),
    file("liar.zip", zip({ name: "untold.txt", content: zeros, size: 1000 }), "application/zip"),
    file("many.zip", zip(...Array.from({ length: 501 }, (_, n) => ({ name: `${n}.txt`, content: "x" }))), "application/zip"),
    file("broken.zip", zip({ name: "a.txt", content: "abc" }).subarray(0, 40), "application/zip"),
    file("flood.txt", "The river rose\n\nAnn Lee said that it rained.\n"),
  );
  assert.match(news, /told\.txt cannot be unpacked: it unpacks to far more than texts do/);
  assert.match(news, /untold\.txt cannot be unpacked: it unpacks to far more than texts do/);
  assert.match(news, /many\.zip cannot be unpacked: it holds 501 files, over the limit of 500/);
  assert.match(news, /broken\.zip cannot be unpacked: it is no zip archive, or it is damaged/);
  assert.match(await words(page), /it rained/);
});

journey("a page that nests without end, and one that is one long line of brackets", { serve: harbour() }, async ({ page, open, site }) => {
  await open();
  const folder = await mkdtemp(join(tmpdir(), "hostile-"));
  const huge = Buffer.alloc(50 << 20, "[");
  const contents = {
    "deep.html": `${"<div>".repeat(20_000)}<p>Ann Lee said that it was deep.</p>`,
    "brackets.txt": `Ann Lee said that it was long. ${"[".repeat(200_000)}`,
    "huge.txt": huge,
    "huge.html": huge,
  };
  const paths = Object.keys(contents).map((name) => join(folder, name));
  await Promise.all(paths.map((path, n) => writeFile(path, Object.values(contents)[n])));
  const news = await add(page, ...paths);
  assert.match(news, /2 articles are now/);
  assert.match(news, /huge\.txt cannot be read: it is too long: 50\.0 MiB/);
  assert.match(news, /huge\.html cannot be read: it is too long: 50\.0 MiB/);
  await assertUnharmed(page, site);
});

journey("a saved dossier can carry no more than texts and names", { serve: harbour() }, async ({ page, open, site }) => {
  await open();
  const dossier = JSON.stringify({
    sayso: "dossier", version: 1, title: `<img src=x onerror=${strike}>`, language: "\" onload=x",
    articles: [{ file: "../../a.txt", title: `<script>${strike}</script>`, url: `javascript:${strike}`, text: "Ann Lee said that it rained.\n" }],
    corrections: [{ do: "rename", speaker: "Ann Lee", to: `<b onclick=${strike}>` }],
  });
  await add(page, file("mine.json", dossier, "application/json"));
  assert.equal(await page.locator("#dossiers-open").innerText(), `<img src=x onerror=${strike}>`);
  assert.equal(await page.locator("#article a[href]:not(.ref)").count(), 0);
  await assertUnharmed(page, site);
});
