// Firefox, driven by WebDriver BiDi, which it speaks by itself: no driver and no build of its own is
// needed.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { WebSocket } from "undici";

const PLACES = ["/usr/bin/firefox", "/usr/bin/firefox-esr"];

/** $FIREFOX, or the system's own; undefined where there is none. */
export const FIREFOX = process.env.FIREFOX ?? PLACES.find((place) => existsSync(place));

/**
 * Starts it without a window, and gives one page:
 *
 * - `open(address)` goes there and waits until it is loaded; `reload()` loads it again;
 * - `run(expression)` gives what an expression of the page gives, also if it is promised;
 * - `asked`, the addresses it has asked for, and `faults`, what it complained of;
 * - `close()`.
 */
export async function firefox() {
  const profile = await mkdtemp(join(tmpdir(), "sayso-firefox-"));
  const browser = spawn(FIREFOX, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  const address = await new Promise((resolve, reject) => {
    let said = "";
    browser.stderr.on("data", (words) => {
      said += words;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    browser.once("exit", () => reject(new Error(`Firefox ended: ${said}`)));
  });

  const socket = new WebSocket(`${address}/session`);
  await once(socket, "open");
  const waiting = new Map();
  const asked = [];
  const faults = [];
  socket.addEventListener("message", ({ data }) => {
    const { type, id, result, message, method, params } = JSON.parse(data);
    if (type === "event") {
      if (method === "network.beforeRequestSent") asked.push(params.request.url);
      if (method === "log.entryAdded" && params.level === "error") faults.push(params.text);
      return;
    }
    const { resolve, reject } = waiting.get(id);
    if (type === "success") resolve(result);
    else reject(new Error(message));
  });
  let n = 0;
  const send = (method, params = {}) => new Promise((resolve, reject) => {
    waiting.set(n, { resolve, reject });
    socket.send(JSON.stringify({ id: n++, method, params }));
  });

  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["network.beforeRequestSent", "log.entryAdded"] });
  const { contexts: [{ context }] } = await send("browsingContext.getTree");
  return {
    asked,
    faults,
    reload: () => send("browsingContext.reload", { context, wait: "complete" }),
    open: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    async run(expression) {
      const { result, exceptionDetails } = await send("script.evaluate", { expression: `Promise.resolve(${expression}).then(JSON.stringify)`, target: { context }, awaitPromise: true });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value === undefined ? undefined : JSON.parse(result.value);
    },
    async close() {
      const ended = once(browser, "exit");
      await send("browser.close").catch(() => browser.kill());
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
