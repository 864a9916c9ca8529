// A journey: a test that opens the built site in a page of its own. It fails, whatever else it
// checks, on an error in the console, an uncaught exception, or a request outside the site.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { launch, settled, WIDE } from "./browser.mjs";
import { serve } from "./server.mjs";

export { settled } from "./browser.mjs";

let browser;
after(async () => (await browser)?.close());

/**
 * Defines a test. `run` gets `{ page, site, open }`: Playwright's page, the server (see
 * server.mjs), and `open(fragment)`, which opens the site and waits until it is quiet.
 *
 * Options, all optional:
 * - `serve`: how the server misbehaves;
 * - `page`: Playwright's context options, such as `{ viewport: PHONE, colorScheme: "dark" }`;
 * - `before`: a function to run in the page before any of its scripts;
 * - `expected`: matches the console errors and exceptions that the journey provokes on purpose.
 */
export function journey(name, options, run) {
  if (typeof options === "function") return journey(name, {}, options);
  return test(name, { timeout: 60_000 }, async () => {
    const site = await serve(options.serve);
    browser ??= launch();
    // A service worker would load everything a second time; the journeys about it let it.
    const context = await (await browser).newContext({ viewport: WIDE, serviceWorkers: "block", ...options.page });
    // Long: two files run at a time, and machines differ by a factor of three.
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const faults = [];
    watch(page, site, options.expected, faults);
    if (options.before) await page.addInitScript(options.before);

    const open = async (fragment = "") => {
      await page.goto(site.url + fragment);
      await settled(page);
    };
    try {
      await run({ page, site, open });
      // The browser asks for some things, such as an icon, that Playwright does not tell of.
      const outside = site.requests.filter(({ path }) => path.startsWith("/"));
      faults.push(...outside.map(({ path }) => `request outside the site: ${path}`));
      assert.deepEqual(faults, [], "the page must stay free of faults");
    } catch (error) {
      // What the browser complained of explains most failures of a journey.
      if (faults.length > 0) error.message += `\nThe browser reported:\n${faults.join("\n")}`;
      throw error;
    } finally {
      await context.close();
      await site.close();
    }
  });
}

/**
 * Waits until a function in the page that answers later answers with something true. Playwright's
 * own `waitForFunction` takes the promise of an answer for one.
 */
export async function until(page, answers, arg) {
  const end = Date.now() + 30_000;
  while (!(await page.evaluate(answers, arg))) {
    assert.ok(Date.now() < end, `waited in vain for ${answers}`);
    await page.waitForTimeout(50);
  }
}

function watch(page, site, expected, faults) {
  page.on("console", (message) => {
    if (message.type() !== "error" || expected?.test(message.text())) return;
    faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => {
    if (!expected?.test(String(error))) faults.push(`exception: ${error.stack ?? error}`);
  });
  page.context().on("request", (request) => {
    const url = request.url();
    const own = url.startsWith(site.url) || url.startsWith(`blob:${new URL(site.url).origin}`);
    if (!own) faults.push(`request outside the site: ${url}`);
  });
}

/** Fails when axe finds a barrier in the page as it stands. */
export async function assertAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const barriers = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`);
  assert.deepEqual(barriers, [], "axe must find nothing");
}
