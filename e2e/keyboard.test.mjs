// Each view by keyboard alone, as docs/accessibility.md tells it.

import assert from "node:assert/strict";
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
