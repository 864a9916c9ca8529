// Web pages as people save them: each is reduced to its article.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { harbour } from "./dossier.mjs";

const RIVER = "The river rose by three metres on Saturday night and flooded the lower town of Eastbridge, where 300 people were brought to safety, officials said.";
const LEE = "“We saw it come, and nobody warned us,” said Ann Lee, a baker. She said that the water had reached her shop within minutes.";
const MENU = "<ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul>";
const COOKIES = "<div class='cookie-banner'><p>We use cookies to improve your experience.</p><button>Accept all</button></div>";
const STORY = `<p>${RIVER}</p><p>${LEE}</p>`;
const TEXT = `${RIVER}\n\n${LEE}`;

/** What a page looks like, its markup, and the text that is taken from it. */
const PAGES = [
  ["a news site with all its boxes",
    `<title>Flood hits Eastbridge | The Daily Post</title><meta property="og:site_name" content="The Daily Post">${COOKIES}
     <header><h1>The Daily Post</h1><nav>${MENU}</nav></header><main><article><h2>Flood hits Eastbridge</h2><p>${RIVER}</p>
     <div class="related"><h3>Read more</h3>${MENU}</div><p>${LEE}</p><aside>Subscribe!</aside><ul><li>Three roads are closed</li></ul>
     <figure><img src="x.jpg"><figcaption>The river on Saturday</figcaption></figure><section id="comments"><p>First!</p></section></article></main><footer>Imprint</footer>`,
    `# Flood hits Eastbridge\n\n${TEXT}\n\n- Three roads are closed\n\nThe river on Saturday`],
  ["a page with its article in a table",
    `<title>Flood</title><table><tr><td><a href=1>Home</a><br><a href=2>News</a></td><td><font size=5>Flood</font><br><br>${RIVER}<br>\n<br>${LEE}</td></tr></table>`,
    `# Flood\n\nFlood\n\n${TEXT}`],
  ["a page without an article element", `<title>Blog</title>${MENU}${COOKIES}<div><h1>The flood</h1>${STORY}</div>`, `# The flood\n\n${TEXT}`],
  ["a page for phones", `<amp-sidebar hidden><p>Menu</p></amp-sidebar><article><h1>A flood</h1><amp-img src=x></amp-img>${STORY}<div class="social-share">Tweet</div></article><amp-consent class="consent"><div>We value your privacy</div></amp-consent>`, `# A flood\n\n${TEXT}`],
  ["a report that goes on", `<main><h1>Live</h1><article>${STORY}</article><article>${STORY}</article><article>${STORY}</article></main>`, `# Live${`\n\n${TEXT}`.repeat(3)}`],
  ["letters that a browser does not show as they are written", "<p>The gov&shy;ern&shy;ment said <q>no&nbsp;more</q> &amp; left Caf&eacute; &#8220;Sea&#8221;&hellip;<wbr></p><blockquote>It is late.</blockquote>", "The government said “no\u00a0more” & left Café “Sea”…\n\nIt is late."],
];

/** The texts that this browser keeps. */
const texts = (page) => page.evaluate(async () => {
  const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const database = await done(indexedDB.open(`sayso ${location.pathname}`));
  const [[, json]] = await done(database.transaction("dossiers").objectStore("dossiers").getAll());
  database.close();
  return JSON.parse(json).articles.map(({ text }) => text);
});

journey("a page that was saved is reduced to its article", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await page.locator("#dossiers-open").click();
  await page.locator("#chosen-files").setInputFiles(PAGES.map(([, markup], n) => ({ name: `${n}.html`, mimeType: "text/html", buffer: Buffer.from(`<!doctype html><meta charset=utf-8>${markup}`) })));
  await page.locator("#shelf-news", { hasText: `${PAGES.length} articles are now in` }).waitFor();
  await page.waitForTimeout(300);
  const found = await texts(page);
  for (const [n, [what, , text]] of PAGES.entries()) assert.equal(found[n], text, what);
  await page.locator("#do-close-dossiers").click();
  await page.locator("mark", { hasText: "We saw it come" }).first().waitFor();
  assert.equal(await page.locator("#article .clutter", { hasText: "markup" }).count(), 0, "marks of headings and lists are no furniture");
});
