// The reader's own documents: in, changed, kept, removed, and back.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assertAccessible, journey, until } from "./journey.mjs";
import { FERRY, HARBOUR, harbour } from "./dossier.mjs";
import { PHONE } from "./browser.mjs";

const FLOOD = `The river rose

“We saw it come,” said Ann Lee.

Officials said that 300 people were brought to safety.
`;

const text = (name, content, mimeType = "text/plain") => ({ name, mimeType, buffer: Buffer.from(content) });
const dialog = (page) => page.locator("#dossiers");
const openDialog = (page) => page.locator("#dossiers-open").click();
const news = (page) => page.locator("#shelf-news").innerText();
const headings = (page) => page.locator(".articles li").allInnerTexts();
const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash));

/** Adds files by the button, as a reader does, and waits until they are in. */
async function add(page, ...files) {
  if (!(await dialog(page).isVisible())) await openDialog(page);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open files" }).last().click();
  await (await choosing).setFiles(files);
  await page.waitForFunction(() => document.querySelector("#shelf-news").innerText !== "" && !document.querySelector("#shelf-news [data-do=stop-adding]"), null, { timeout: 40_000 });
}

/** Drops files on the page. */
const drop = (page, files) => page.evaluate((files) => {
  const data = new DataTransfer();
  for (const { name, content } of files) data.items.add(new File([content], name));
  for (const type of ["dragover", "drop"]) {
    document.querySelector("main").dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}, files);

/** Waits until the browser has written what there is. */
const kept = (page, test = "true") => until(page, async (test) => {
  const open = indexedDB.open(`sayso ${location.pathname}`);
  const database = await new Promise((resolve, reject) => { open.onsuccess = () => resolve(open.result); open.onerror = reject; });
  if (![...database.objectStoreNames].includes("dossiers")) return database.close(), false;
  const all = database.transaction("dossiers").objectStore("dossiers").getAll();
  await new Promise((resolve) => { all.onsuccess = resolve; });
  database.close();
  return all.result.length > 0 && JSON.stringify(all.result).includes(test);
}, test);

journey("files become a dossier of one's own, which survives a reload", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await openDialog(page);
  await assertAccessible(page);
  await add(page, text("flood.txt", FLOOD), text("ferry.md", `# ${FERRY}`));
  assert.match(await news(page), /2 articles are now in “My dossier”/);
  await assertAccessible(page);
  await page.locator("#do-close-dossiers").click();
  assert.match(await page.locator("h1").innerText(), /The river rose/);
  assert.match(await fragment(page), /^#\/read\/flood\?dossier=[0-9a-f]+$/);
  assert.equal(await page.locator("#count").innerText(), "4 claims");
  await kept(page, "flood");
  await page.reload();
  await page.locator("h1", { hasText: "The river rose" }).waitFor();
  assert.equal((await headings(page)).length, 2);
  assert.equal(await page.locator("#dossiers-open").innerText(), "My dossier");
});

journey("the site's dossier and one's own are switched, and Back goes back", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await add(page, text("flood.txt", FLOOD));
  await page.getByRole("button", { name: /A harbour in a storm/ }).last().click();
  await page.locator("h1", { hasText: "The harbour stays closed" }).waitFor();
  assert.equal(await dialog(page).isVisible(), false);
  await page.goBack();
  await page.locator("h1", { hasText: "The river rose" }).waitFor();
  await openDialog(page);
  assert.match(await page.locator(".shelf [aria-current]").innerText(), /My dossier\s*1 article\s· open now/);
});

journey("files can be dropped on the page, and a text pasted", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await drop(page, [{ name: "flood.txt", content: FLOOD }, { name: "../../ferry.txt", content: FERRY }]);
  await page.locator("h1", { hasText: "The river rose" }).waitFor();
  assert.deepEqual(await page.locator("#said").innerText(), "2 articles are now in “My dossier”.");
  await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData("text/plain", words);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, HARBOUR);
  assert.equal(await page.locator("#pasted").inputValue(), HARBOUR);
  await assertAccessible(page);
  await page.getByRole("button", { name: "Add this text" }).click();
  await page.locator("h1", { hasText: "The harbour stays closed" }).waitFor();
  assert.equal((await headings(page)).length, 3);
});

journey("words that are dropped wait in the field, and a link is not taken for a text", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData("text/plain", words);
    for (const type of ["dragover", "drop"]) {
      const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector("main").dispatchEvent(event);
      if (!event.defaultPrevented) throw new Error("the browser would go there");
    }
  }, "https://example.org/news/flood");
  assert.equal(await page.locator("#pasted").inputValue(), "https://example.org/news/flood");
  await page.getByRole("button", { name: "Add this text" }).click();
  assert.match(await news(page), /That is a link, and Sayso fetches nothing/);
  assert.equal(await page.locator(".shelf li").count(), 1);
  await page.locator("#pasted").fill(FLOOD);
  await page.getByRole("button", { name: "Add this text" }).click();
  await page.locator("#shelf-news", { hasText: "1 article is now in “My dossier”" }).waitFor();
});

journey("title, outlet and date are changed, and say that they are not the text's", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await add(page, text("flood.txt", FLOOD));
  const name = page.getByLabel("Name", { exact: true });
  await name.fill(" ");
  await name.press("Enter");
  assert.equal(await name.inputValue(), "My dossier", "a dossier has a name");
  await name.fill("Floods of May");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY", "on to what comes next");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Title" }).fill("How the river rose");
  await page.getByLabel("Published by").fill("The Post");
  await page.getByLabel("Date").fill("2025-05-24");
  await page.keyboard.press("Tab");
  await assertAccessible(page);
  await page.locator("#do-close-dossiers").click();
  assert.match(await page.locator(".by").innerText(), /The Post\s· 24 May 2025 \(both not from the text\)/);
  assert.match((await headings(page))[0], /How the river rose/);
  await kept(page, "2025-05-24");
  await page.reload();
  await page.locator(".by", { hasText: "The Post" }).waitFor();
  assert.equal(await page.locator("#dossiers-open").innerText(), "Floods of May");
});

journey("by keyboard alone: make a dossier, name it, add a text, copy it, remove it, bring it back", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await page.locator("#dossiers-open").focus();
  await page.keyboard.press("Enter");
  const press = async (name) => {
    await dialog(page).getByRole("button", { name }).first().focus();
    await page.keyboard.press("Enter");
  };
  await press("New dossier");
  assert.equal(await page.evaluate(() => document.activeElement.id), "edit-name");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Storms");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "edit-name", "the focus stays in the field");
  await page.locator("#paste summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.insertText(FLOOD);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match(await news(page), /1 article is now in “Storms”/);
  await press("Make a copy");
  assert.match(await page.locator(".shelf").innerText(), /Storms \(2\)/);
  await press("Remove “Storms (2)”");
  assert.match(await news(page), /“Storms \(2\)” is removed/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "restore");
  await assertAccessible(page);
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".shelf").innerText(), /Storms \(2\)\s*1 article\s· open now/);
  await page.keyboard.press("Escape");
  assert.equal(await dialog(page).isVisible(), false);
});

journey("an article is removed and comes back", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await add(page, text("flood.txt", FLOOD), text("ferry.txt", FERRY));
  await page.locator(".document summary").first().click();
  await page.getByRole("button", { name: "Remove “The river rose”" }).click();
  assert.equal(await page.locator(".document").count(), 1);
  await page.getByRole("button", { name: "Undo" }).first().click();
  // Both are read anew; until then they go by their files' names.
  await page.locator(".document summary", { hasText: "The ferry runs again" }).waitFor();
  await page.locator(".document summary", { hasText: "The river rose" }).waitFor();
  assert.deepEqual(await page.locator(".document summary").allInnerTexts(), ["The river rose", "The ferry runs again"]);
});

journey("what was removed does not come back with a reload", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await add(page, text("flood.txt", FLOOD));
  await kept(page, "flood");
  await page.getByRole("button", { name: "Remove “My dossier”" }).click();
  await page.locator("h1", { hasText: "The harbour stays closed" }).waitFor();
  await until(page, async () => {
    const open = indexedDB.open(`sayso ${location.pathname}`);
    const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
    const count = database.transaction("dossiers").objectStore("dossiers").count();
    await new Promise((resolve) => { count.onsuccess = resolve; });
    database.close();
    return count.result === 0;
  });
  await open();
  await openDialog(page);
  assert.equal(await page.locator(".shelf li").count(), 1);
});

journey("files that cannot be read are named and the others open", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await add(
    page,
    { name: "picture.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) },
    text("empty.txt", " \n"),
    text("long.txt", "Ten letters. ".repeat(400_000)),
    text("flood.txt", FLOOD),
    text("again.txt", FLOOD),
    text("broken.json", "{}"),
    text("empty.html", "<nav>Home</nav>", "text/html"),
  );
  const says = await news(page);
  assert.match(says, /1 article is now in “My dossier”/);
  assert.match(says, /picture\.png cannot be read: the file is not text/);
  assert.match(says, /empty\.txt cannot be read: the file is empty/);
  assert.match(says, /long\.txt cannot be read: it is too long/);
  assert.match(says, /again\.txt: the same text is in this dossier already/);
  assert.match(says, /broken\.json cannot be opened: it is no dossier saved by Sayso/);
  assert.match(says, /empty\.html holds no text/);
  await page.locator("#do-close-dossiers").click();
  assert.match(await page.locator("#notices").innerText(), /picture\.png cannot be read/);
  assert.equal((await headings(page)).length, 1);
});

journey("adding many shows how far it is and can be stopped", { serve: harbour() }, async ({ page, open }) => {
  await open();
  const files = Array.from({ length: 40 }, (_, n) => ({ name: `${n}.txt`, content: `Report ${n}\n\nAnn Lee said that ${n} boats came in and ${n + 1} went out.\n` }));
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (document.querySelector("#status").innerText.includes("Reading file 4 of 40")) document.querySelector("#status [data-do=stop-adding]")?.click();
    }).observe(document.querySelector("#status"), { childList: true, subtree: true });
  });
  await drop(page, files);
  await page.locator("#said", { hasText: "Stopped: 3 of 40 files added." }).waitFor();
  assert.equal((await headings(page)).length, 3);
  assert.equal(await page.locator("#status").innerText(), "");
});

journey("a folder becomes a dossier of its name", { serve: harbour() }, async ({ page, open }) => {
  const folder = join(await mkdtemp(join(tmpdir(), "own-")), "Storm stories");
  await mkdir(join(folder, "deeper"), { recursive: true });
  await writeFile(join(folder, "flood.txt"), FLOOD);
  await writeFile(join(folder, "deeper", "ferry.html"), `<main><h1>The ferry</h1><p>${FERRY}</p></main>`);
  await writeFile(join(folder, "photo.jpg"), "x");
  await open();
  await openDialog(page);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a folder" }).click();
  await (await choosing).setFiles(folder);
  await page.locator("#shelf-news", { hasText: "2 articles are now in “Storm stories”" }).waitFor();
  assert.match(await news(page), /1 other file was left out, being no articles: photo\.jpg/);
});

journey("a folder as browsers save pages to, with a list, keeps its articles and says what else was there", { serve: harbour() }, async ({ page, open }) => {
  const folder = join(await mkdtemp(join(tmpdir(), "own-")), "Saved 🌊 it's");
  for (const deeper of ["Flood_files", "more/ä ö", ".cache"]) await mkdir(join(folder, deeper), { recursive: true });
  const write = (name, content) => writeFile(join(folder, name), content);
  await write("Flood.html", `<article><h1>The flood</h1><p>${"Ann Lee said that it rained. ".repeat(20)}</p></article>`);
  await write("Flood_files/advert.html", "<p>Buy now!</p>");
  for (let n = 0; n < 30; n += 1) await write(`Flood_files/${n}.png`, "x");
  await write("more/ä ö/ferry.txt", FERRY);
  await write(".cache/old.txt", FLOOD);
  await write("broken.txt", Buffer.from([0, 1, 2]));
  await write("report.pdf", "%PDF-1.4");
  await write("dossier.json", JSON.stringify({ title: "Floods of May", articles: [{ file: "Flood.html", outlet: "The Post", date: "2025-05-24" }] }));
  await open();
  await openDialog(page);
  await page.locator("#chosen-folder").setInputFiles(folder);
  await page.locator("#shelf-news", { hasText: "2 articles are now in “Floods of May”" }).waitFor();
  const says = await news(page);
  assert.match(says, /broken\.txt cannot be read: the file is not text/);
  assert.match(says, /report\.pdf is a PDF, which Sayso does not open: copy its text and paste it/);
  assert.match(says, /31 other files were left out, being no articles: 0\.png, 1\.png, 10\.png and 28 more/);
  await page.locator("#do-close-dossiers").click();
  assert.deepEqual(await headings(page), ["1 The flood\nThe Post\u00a0· 24 May 2025", "2 The ferry runs again\noutlet not named\u00a0· undated"]);
  assert.equal(await page.locator("#notices li").count(), 3);
});

journey("texts, a saved dossier and files of other programs, given at once, go where they belong", { serve: harbour() }, async ({ page, open }) => {
  await open();
  const saved = JSON.stringify({ sayso: "dossier", version: 1, title: "Mine", articles: [{ file: "m.txt", text: HARBOUR }], corrections: [] });
  const named = [
    ["claims.json", JSON.stringify({ sayso: "claims", version: 1 }), /claims\.json cannot be opened: it holds claims without their articles/],
    ["corrections.json", JSON.stringify({ version: 1, corrections: [] }), /corrections\.json cannot be opened: it holds corrections/],
    ["cut.json", saved.slice(0, 60), /cut\.json cannot be opened: it is damaged or cut off/],
    ["later.json", JSON.stringify({ sayso: "dossier", version: 2 }), /later\.json cannot be opened: it is of version 2/],
    ["page.mhtml", "MIME-Version: 1.0", /page\.mhtml is a web archive: save the page as/],
    ["letter.docx", "PK", /letter\.docx is a word processor’s document: save it there as plain text/],
  ];
  const old = Buffer.from("The storm\n\n\x93We saw it come and ran,\x94 said Zo\xeb Lee of the caf\xe9 by the pier.\n", "latin1");
  await add(page, text("a.txt", FLOOD), text("mine.json", saved), ...named.map(([name, content]) => text(name, content)), { name: "old.txt", mimeType: "text/plain", buffer: old });
  const says = await news(page);
  assert.match(says, /^2 articles are now in “My dossier”\.\n“Mine” is opened, with 1 article\./);
  for (const [, , fault] of named) assert.match(says, fault);
  assert.match(await page.locator(".shelf").innerText(), /My dossier\s*2 articles[^]*Mine\s*1 article\s· open now/);
  await page.locator(".shelf").getByText("My dossier").click();
  await page.locator(".articles a", { hasText: "The storm" }).click();
  await page.locator("mark", { hasText: "We saw it come and ran" }).waitFor();
  assert.match(await page.locator("#notes").innerText(), /Zoë Lee/);
});

journey("what is given while other files come in is added too, and all goes to one dossier", { serve: harbour() }, async ({ page, open }) => {
  await open();
  const files = Array.from({ length: 60 }, (_, n) => ({ name: `${n}.txt`, content: `Report ${n}\n\nAnn Lee said that ${n} boats came in and ${n + 1} went out.\n` }));
  await drop(page, files.slice(0, 50));
  await page.locator("#status", { hasText: /Reading file \d+ of 50/ }).waitFor();
  await drop(page, files.slice(50));
  await page.locator("#said", { hasText: "60 articles are now in “My dossier”." }).waitFor({ timeout: 30_000 });
  assert.equal((await headings(page)).length, 60);
});

journey("a dossier is the same at both addresses of the page", { serve: harbour() }, async ({ page, site, open }) => {
  await open();
  await add(page, text("flood.txt", FLOOD));
  await kept(page, "flood");
  await page.goto(`${site.url}index.html`);
  await page.locator("#article h1").waitFor();
  await openDialog(page);
  await page.locator(".shelf", { hasText: "My dossier" }).waitFor();
});

journey("a dropped folder is read to its depth", { serve: harbour() }, async ({ page, open }) => {
  const folder = join(await mkdtemp(join(tmpdir(), "own-")), "Dropped");
  await mkdir(join(folder, "a", "b"), { recursive: true });
  await writeFile(join(folder, "flood.txt"), FLOOD);
  await writeFile(join(folder, "a", "b", "ferry.txt"), FERRY);
  await open();
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x: 700, y: 400, data });
  }
  await page.locator("#said", { hasText: "2 articles are now in “Dropped”." }).waitFor();
});

// As the first version of the database wrote it; whoever changes its shape brings this up to date
// in `upgrade` and leaves this test as it is.
journey("what the first version kept is opened by this one, and changed without loss", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await page.evaluate((json) => new Promise((resolve, reject) => {
    const open = indexedDB.deleteDatabase(`sayso ${location.pathname}`);
    open.onsuccess = () => {
      const old = indexedDB.open(`sayso ${location.pathname}`, 1);
      old.onupgradeneeded = () => old.result.createObjectStore("dossiers");
      old.onerror = reject;
      old.onsuccess = () => {
        const transaction = old.result.transaction("dossiers", "readwrite");
        transaction.objectStore("dossiers").put([7, json], "old1");
        // Neither is a dossier; both were never ours to lose.
        transaction.objectStore("dossiers").put("odd", "odd1");
        transaction.objectStore("dossiers").put([1, "{}"], "odd2");
        transaction.oncomplete = () => resolve(old.result.close());
      };
    };
  }), JSON.stringify({
    sayso: "dossier", version: 1, title: "Old floods", language: "en",
    articles: [{ file: "flood.txt", title: null, outlet: "Post", author: null, date: "2025-05-24", url: null, text: FLOOD }],
    corrections: [],
  }));
  await page.reload();
  await openDialog(page);
  await page.locator("#shelf").getByText("Old floods").first().click();
  await page.locator("#article h1", { hasText: "The river rose" }).waitFor();
  await add(page, text("ferry.txt", FERRY));
  await kept(page, "ferry.txt");
  const records = await page.evaluate(() => new Promise((resolve) => {
    const open = indexedDB.open(`sayso ${location.pathname}`);
    open.onsuccess = () => {
      const store = open.result.transaction("dossiers").objectStore("dossiers");
      const keys = store.getAllKeys();
      const values = store.getAll();
      values.onsuccess = () => resolve(keys.result.map((key, n) => [key, values.result[n]]));
    };
  }));
  const [revision, json] = records.find(([key]) => key === "old1")[1];
  const file = JSON.parse(json);
  assert.deepEqual([revision, file.title, file.articles.length, file.articles[0].text, file.articles[0].outlet], [8, "Old floods", 2, FLOOD, "Post"]);
  assert.deepEqual(records.filter(([key]) => key.startsWith("odd")).map(([, value]) => value), ["odd", [1, "{}"]], "what is not understood is left alone");
});

journey("what a newer version keeps is not touched, and that is said", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await page.evaluate(() => new Promise((resolve) => {
    const open = indexedDB.open(`sayso ${location.pathname}`, 99);
    open.onsuccess = () => resolve(open.result.close());
  }));
  await page.reload();
  await add(page, text("flood.txt", FLOOD));
  assert.match(await page.locator(".trouble").innerText(), /A newer version of Sayso has been here/);
});

const denied = () => { delete window.indexedDB; };

journey("where nothing is kept it says so, goes on, and offers a file", { serve: harbour(), before: denied }, async ({ page, open }) => {
  await open();
  assert.equal(await page.locator("#notices").innerText(), "", "who has nothing here is not bothered");
  await add(page, text("flood.txt", FLOOD));
  assert.match(await page.locator(".trouble").innerText(), /does not let Sayso keep anything/);
  await page.locator("#do-close-dossiers").click();
  assert.match(await page.locator("#notices").innerText(), /last until you close this page/);
  await assertAccessible(page);
  const saving = page.waitForEvent("download");
  await page.locator("#notices").getByRole("button", { name: "Save this one as a file" }).click();
  const download = await saving;
  assert.equal(download.suggestedFilename(), "My-dossier.sayso.json");
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.deepEqual([file.sayso, file.version, file.articles[0].text], ["dossier", 1, FLOOD]);
});

journey("a full storage is said and what is open stays", { serve: harbour(), before: () => {
  IDBObjectStore.prototype.put = function () { this.transaction.abort(); throw new DOMException("full", "QuotaExceededError"); };
} }, async ({ page, open }) => {
  await open();
  await add(page, text("flood.txt", FLOOD));
  await page.locator(".trouble", { hasText: "no room left" }).waitFor();
  assert.equal((await headings(page)).length, 1);
});

journey("a saved dossier is opened again, corrections and all", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await add(page, text("flood.txt", FLOOD));
  await page.locator("#do-close-dossiers").click();
  await page.locator("#article h1", { hasText: "The river rose" }).waitFor();
  await page.keyboard.press("4");
  await page.locator(".plot").getByRole("button", { name: "Ann Lee" }).click();
  await page.locator("form[data-correct=rename] input").fill("Dr Lee");
  await page.locator("form[data-correct=rename] button").click();
  await openDialog(page);
  const saving = page.waitForEvent("download");
  await dialog(page).getByRole("button", { name: "Save this one" }).click();
  const folder = await mkdtemp(join(tmpdir(), "own-"));
  const path = join(folder, "story.sayso.json");
  await writeFile(path, await readFile(await (await saving).path()));
  await page.getByRole("button", { name: "Remove “My dossier”" }).click();
  await add(page, path);
  await page.locator("#do-close-dossiers").click();
  await page.locator(".facet .value", { hasText: "Dr Lee" }).first().waitFor();
});

journey("two tabs never write over each other", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await add(page, text("flood.txt", FLOOD));
  await kept(page, "flood");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator("h1", { hasText: "The river rose" }).waitFor();
  await add(page, text("ferry.txt", FERRY));
  await kept(page, "ferry");
  await add(other, text("harbour.txt", HARBOUR));
  await other.locator(".shelf", { hasText: "My dossier (2)" }).waitFor();
  await other.locator("#do-close-dossiers").click();
  assert.match(await other.locator("#notices").innerText(), /changed in another tab.*“My dossier \(2\)”/);
  assert.equal((await headings(other)).length, 2);
  await kept(other, "My dossier (2)");
  await page.reload();
  await openDialog(page);
  const shelf = await page.locator(".shelf").innerText();
  assert.match(shelf, /My dossier\s*2 articles/);
  assert.match(shelf, /My dossier \(2\)\s*2 articles/);
});

journey("a link to somebody else's dossier says so", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/flood?dossier=0123456789ab");
  assert.match(await page.locator("#notices").innerText(), /which this browser does not have/);
  await page.locator("h1", { hasText: "The harbour stays closed" }).waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  journey(`on a phone, ${colorScheme}: everything can be pressed, and nothing runs off the side`, {
    serve: harbour(), page: { viewport: PHONE, hasTouch: true, isMobile: true, colorScheme },
  }, async ({ page, open }) => {
    await open();
    await page.locator("#dossiers-open").tap();
    await add(page, text("flood.txt", FLOOD));
    await page.locator(".document summary").tap();
    await page.locator("#paste summary").tap();
    const small = await page.locator("#dossiers button:visible, #dossiers summary:visible, #dossiers input:visible, #dossiers-open").evaluateAll((all) =>
      all.filter((control) => {
        const { height, width } = control.getBoundingClientRect();
        return height < 44 || width < 44;
      }).map((control) => control.outerHTML.slice(0, 120)));
    assert.deepEqual(small, []);
    assert.ok(await page.evaluate(() => document.querySelector("#dossiers").scrollWidth <= document.querySelector("#dossiers").clientWidth));
    await assertAccessible(page);
  });
}
