// Each view by keyboard alone, as docs/accessibility.md tells it.

import assert from "node:assert/strict";
import { PHONE } from "./browser.mjs";
import { harbour } from "./dossier.mjs";
import { assertAccessible, journey } from "./journey.mjs";

/** What has the focus: whether it can be seen, whether it has a name, and what lies over it. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const [x, y] = [Math.max(1, box.left + Math.min(box.width / 2, 20)), box.top + Math.min(box.height / 2, 8)];
    const top = document.elementFromPoint(x, y);
    const name = element.getAttribute("aria-label") ?? (element.innerText || element.id);
    // The links after marked words show a flag above themselves.
    const isFlag = element.matches(".ref");
    return {
      name: name.trim().slice(0, 60),
      isBody: element === document.body,
      isInSight: box.bottom > 0 && box.top < innerHeight,
      isCovered: !isFlag && top !== null && !element.contains(top) && !top.contains(element),
    };
  });

for (const view of ["read", "claims", "compare", "sources", "timeline", "about"]) {
  journey(`every stop of ${view} has a name and is in sight`, { page: { reducedMotion: "reduce" } }, async ({ page, open }) => {
    await open(`#/${view}`);
    let stops = 0;
    for (; stops < 400; stops++) {
      await page.keyboard.press("Tab");
      const stop = await focused(page);
      if (stop.isBody) break;
      assert.ok(stop.name, `stop ${stops} has no name`);
      assert.ok(stop.isInSight, `${stop.name} is out of sight`);
      assert.ok(!stop.isCovered, `${stop.name} is covered`);
    }
    assert.ok(stops > 10 && stops < 400, `${stops} stops`);
  });
}

for (const [what, viewport, prepare] of [
  ["the sheet", PHONE, (page) => page.locator("mark").first().click()],
  ["the line of a note", PHONE, async () => {}],
  ["the search", { width: 1024, height: 600 }, async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("the");
    await page.locator("#hits", { hasText: "hits" }).waitFor();
  }],
]) {
  journey(`nothing that has the focus is under ${what}`, { serve: harbour(), page: { viewport, reducedMotion: "reduce" } }, async ({ page, open }) => {
    await open();
    await prepare(page);
    await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
    await page.locator("body").evaluate((body) => { body.tabIndex = -1; body.focus(); body.removeAttribute("tabindex"); });
    let stops = 0;
    for (; stops < 200; stops++) {
      await page.keyboard.press("Tab");
      const stop = await focused(page);
      if (stop.isBody) break;
      assert.ok(stop.isInSight && !stop.isCovered, `${stop.name} is out of sight or covered`);
    }
    assert.ok(stops > 10 && stops < 200, `${stops} stops`);
  });
}

journey("a claim that one steps to is heard with its words", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await page.keyboard.press("j");
  const heard = await page.evaluate(() => {
    const { activeElement } = document;
    const ids = activeElement.getAttribute("aria-describedby").split(" ");
    return [activeElement.getAttribute("aria-label"), ids.map((id) => document.getElementById(id).textContent).join("")];
  });
  assert.deepEqual(heard, ["Note 2: Bo Ek, reported", "that the pier would open on Monday"]);
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  const link = nodes.find((node) => node.role?.value === "link" && node.name?.value === heard[0]);
  assert.equal(link.description.value, heard[1], "and so it reaches a screen reader");
});

for (const [name, fragment] of [["the article", "#/read"], ["the claims", "#/claims"], ["the comparison", "#/compare"], ["the sources", "#/sources"], ["the timeline", "#/timeline"], ["how it works", "#/about"]]) {
  journey(`${name} at 320 pixels, and in forced colours`, { page: { viewport: { width: 320, height: 640 }, forcedColors: "active", colorScheme: "dark" } }, async ({ page, open }) => {
    await open(fragment);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing runs off the side");
    await page.keyboard.press("/");
    await page.keyboard.type("attack");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nor with the search open");
    // Text in marks is as readable as text around them.
    const colours = await page.evaluate(() => ["mark:not(.sel)", "#article p"].map((one) => {
      const element = document.querySelector(one);
      return element && getComputedStyle(element).color;
    }));
    assert.equal(colours[0], colours[1]);
    await assertAccessible(page);
  });
}
