// How long the reader takes to answer in a large dossier, in the built site in Chromium: from the
// event until the page is laid out anew. `node interaction.mjs` prints it; run.mjs asks for it too.

import { pathToFileURL } from "node:url";
import { launch } from "../e2e/browser.mjs";
import { serve } from "../e2e/server.mjs";

const ARTICLES = 200;
const CLAIMS = 50;
/** Times that each thing is done. */
const TIMES = 40;

/** A dossier of 10,000 claims or a few more, with the same words on every run. */
export function dossier() {
  let seed = 1;
  // A linear congruential generator: nothing here needs to be very random.
  const pick = (list) => list[(seed = (seed * 1103515245 + 12345) % 2147483648) % list.length];
  const given = ["Ann", "Bo", "Carl", "Dina", "Eva", "Femi", "Gita", "Hugo", "Ines", "Jan", "Kim", "Lena"];
  const family = ["Lee", "Ek", "Moss", "Okafor", "Silva", "Novak", "Brandt", "Haddad", "Larsen", "Petrov", "Quinn", "Rossi"];
  const bodies = ["the harbour office", "the health ministry", "the union", "police in Norway", "the Red Cross", "officials"];
  const things = ["pier", "ferry", "bridge", "school", "hospital", "market", "railway", "dam", "theatre", "airport"];
  const says = ["said that", "denied that", "confirmed that", "warned that", "claimed that", "expects that"];
  const ends = ["would close on Monday", "needs 300 workers", "was safe", "may be rebuilt", "had cost 40 million euros", "was older than the town"];
  const files = {};
  const articles = [];
  for (let n = 0; n < ARTICLES; n++) {
    const lines = [`What became of the ${pick(things)} in district ${n}`, ""];
    for (let claim = 0; claim < CLAIMS + 2; claim++) {
      const who = claim % 4 ? `${pick(given)} ${pick(family)}` : pick(bodies);
      const sentence = `${who} ${pick(says)} the ${pick(things)} of ${pick(family)} street ${pick(ends)}.`;
      lines.push(sentence[0].toUpperCase() + sentence.slice(1), "");
      if (claim % 5 === 0) lines.push(`The ${pick(things)} stands by the water since ${1900 + (claim + n) % 100}.`, "");
    }
    const file = `bench-${n}.txt`;
    articles.push({ file, outlet: `Paper ${n % 12}` });
    files[`seeds/${file}`] = lines.join("\n");
  }
  return { replaced: { "seeds/dossier.json": JSON.stringify({ title: "Bench", language: "en", articles }), ...files } };
}

/** Runs in the page before its scripts: writes down what keeps it busy. */
function watch() {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) globalThis.longTasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });
}

/** What a reader does, each as a function that runs in the page and is timed there. */
const ACTS = {
  "toggle a filter": (n) => document.querySelectorAll("#speaker-values .value, #form-values .value, #stance-values .value")[n % 12].click(),
  "a keystroke of a search": (n) => {
    const field = document.getElementById("q");
    field.value = "the hospital of".slice(0, (n % 15) + 1);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  },
  "step to the next claim": () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true })),
  "step to the next hit": () =>
    document.getElementById("q").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })),
  "open the next article": () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "]", bubbles: true })),
  "switch the view": (n) => document.dispatchEvent(new KeyboardEvent("keydown", { key: "12345"[n % 5], bubbles: true })),
};

/** Starts at `fragment`, does one thing `TIMES` times, and gives the times in milliseconds. */
async function time(page, name, prepare) {
  if (prepare) await page.evaluate(prepare);
  const times = [];
  for (let n = 0; n < TIMES; n++) {
    times.push(await page.evaluate(`(async () => {
      const start = performance.now();
      (${ACTS[name]})(${n});
      document.body.offsetHeight;
      const done = performance.now() - start;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return done;
    })()`));
  }
  return times;
}

const focusText = () => document.activeElement.blur();
const focusSearch = () => {
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
  document.getElementById("q").focus();
};

/** Times in milliseconds by what was done, the long tasks while the dossier was read, and how much
 * there was. */
export async function interaction(browser) {
  const server = await serve(dossier());
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const start = Date.now();
  await page.goto(`${server.url}#/read`);
  await page.waitForFunction(() => document.querySelector("#articles .waiting") === null && document.querySelector("#articles li"), null, { timeout: 300_000 });
  const read = Date.now() - start;
  // The comparison comes after the last article.
  await page.waitForFunction(() => performance.now() - (globalThis.longTasks.at(-1)?.startTime ?? 0) > 3000, null, { timeout: 300_000 });
  const load = await page.evaluate(() => globalThis.longTasks);
  const claims = await page.evaluate(() => Number.parseInt(document.getElementById("count").textContent, 10));
  const times = {};
  const clear = () => document.querySelector('[data-do="clear"]')?.click();
  times["toggle a filter, Read"] = await time(page, "toggle a filter", focusText);
  await page.evaluate(clear);
  times["step to the next claim, Read"] = await time(page, "step to the next claim", focusText);
  times["open the next article"] = await time(page, "open the next article", focusText);
  times["a keystroke of a search, Read"] = await time(page, "a keystroke of a search", focusSearch);
  times["step to the next hit"] = await time(page, "step to the next hit", focusSearch);
  await page.evaluate(clear);
  times["switch the view"] = await time(page, "switch the view", focusText);
  await page.evaluate(() => document.getElementById("view-claims").click());
  times["toggle a filter, Claims"] = await time(page, "toggle a filter", focusText);
  await page.evaluate(clear);
  times["step to the next claim, Claims"] = await time(page, "step to the next claim", focusText);
  times["a keystroke of a search, Claims"] = await time(page, "a keystroke of a search", focusSearch);
  await context.close();
  await server.close();
  return { articles: ARTICLES, claims, times, read, longest: Math.max(0, ...load.map(({ duration }) => duration)), over: load.filter(({ duration }) => duration > 200).length };
}

/** The value below which a share of some numbers lie. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const browser = await launch();
  try {
    const { articles, claims, times, read, longest, over } = await interaction(browser);
    console.log(`${articles} articles, ${claims} claims, read in ${(read / 1000).toFixed(1)} s; longest task while reading ${longest.toFixed(0)} ms, ${over} over 200 ms`);
    for (const [name, all] of Object.entries(times)) {
      console.log(`${name.padEnd(34)} median ${quantile(all, 0.5).toFixed(1).padStart(7)} ms   95 % within ${quantile(all, 0.95).toFixed(1).padStart(7)} ms`);
    }
  } finally {
    await browser.close();
  }
}
