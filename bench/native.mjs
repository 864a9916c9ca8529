// The engine's native half, `sayso-bench`.

import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** How it is compiled, as options of cargo. */
export const FAST = ["--release"];
export const QUICKLY_COMPILED = [];

const cargo = (profile, args) => ["run", "--quiet", ...profile, "--package", "sayso-bench", "--", ...args];

/** What a command of it prints. */
export function native(profile, ...args) {
  return execFileSync("cargo", cargo(profile, args), { encoding: "utf8", maxBuffer: 1 << 30 });
}

/** A process that reads all texts of a file once whenever it is asked. */
export function nativeRounds(file) {
  const child = spawn("cargo", cargo(FAST, ["rounds", file]), { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    round: async () => {
      child.stdin.write("\n");
      const { value, done } = await lines.next();
      if (done) throw new Error("sayso-bench stopped");
      return JSON.parse(value);
    },
    close: () => child.stdin.end(),
  };
}
