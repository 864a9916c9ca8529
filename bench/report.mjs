// What was measured, as a page of documentation.

import { quantile } from "./interaction.mjs";

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const number = (n, digits = 0) =>
  n.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, n) => (n === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map(line).join("\n");
}

/** The exponent of growth from the first measurement that is long enough to the last. */
function exponent(rows, time = "ns", size = "words") {
  const from = rows.find((row) => row[time] > 1e6) ?? rows[0];
  const to = rows.at(-1);
  return Math.log(to[time] / from[time]) / Math.log(to[size] / from[size]);
}

/** The page. */
export function report(result) {
  const { words, speed, growth, length, dossiers, starts, hundred, acts, sizes, versions } = result;
  const perSecond = (ms) => (words / ms) * 1000;
  const speedRow = (name, times, wink) => {
    const rates = times.map(perSecond);
    const ratio = wink ? number(median(times.map((time, n) => wink[n] / time)), 2) : "";
    const range = `${number(Math.min(...rates))} to ${number(Math.max(...rates))}`;
    return [name, number(median(rates)), range, ratio];
  };
  const { node, chromium } = speed;
  const speeds = table(
    ["reader", "words a second", "slowest to fastest round", "times wink-nlp in the same place"],
    [
      speedRow("**Sayso**, natively, one thread", speed.native),
      speedRow("**Sayso**, WebAssembly in Node", node.sayso, node.wink),
      speedRow("**Sayso**, WebAssembly in Chromium", chromium.sayso, chromium.wink),
      speedRow(`wink-nlp ${versions["wink-nlp"]}, Node`, node.wink),
      speedRow(`wink-nlp ${versions["wink-nlp"]}, Chromium`, chromium.wink),
      speedRow(`compromise ${versions.compromise}, Node`, node.compromise, node.wink),
      speedRow(`compromise ${versions.compromise}, Chromium`, chromium.compromise, chromium.wink),
    ],
  );
  const ratio = (place) => median(place.sayso.map((time, n) => place.wink[n] / time));

  const whole = median(speed.native) * 1e6;
  const stages = speed.stages[0].map(([name], n) => [name, median(speed.stages.map((s) => s[n][1]))]);
  const stageTable = table(
    ["stage", "µs a word", "share of the whole"],
    [...stages, ["**the whole**, measured by itself", whole]].map(([name, ns]) => [
      name,
      number(ns / 1000 / words, 3),
      `${number((ns / whole) * 100, 1)} %`,
    ]),
  );

  const growthTable = table(
    ["articles", "words", "seconds", "µs a word", "memory, MiB"],
    growth.map(({ n, words, ns, kib }) => [
      number(n),
      number(words),
      number(ns / 1e9, 3),
      number(ns / 1000 / words, 2),
      kib === null ? "?" : number(kib / 1024, 1),
    ]),
  );
  const lengthTable = table(
    ["bytes of one article", "words", "seconds", "µs a word"],
    length.map(({ n, words, ns }) => [number(n), number(words), number(ns / 1e9, 3), number(ns / 1000 / words, 2)]),
  );

  const dossierTable = table(
    ["articles", "claims", "names tied, ms", "compared, ms"],
    dossiers.map(({ n, claims, linking, comparing }) => [
      number(n),
      number(claims),
      number(linking / 1e6, 1),
      number(comparing / 1e6, 1),
    ]),
  );

  const moment = (key) => number(median(starts.map((times) => times[key])));
  const startTable = table(
    ["from the navigation until", "ms"],
    [
      ["the program is fetched", moment("fetched")],
      ["it is compiled and running", moment("compiled")],
      ["the first article is marked", moment("marked")],
      ["… and painted", moment("painted")],
      ["all five articles are read", moment("all")],
    ],
  );
  const mib = (bytes) => number(bytes / 2 ** 20, 1);

  const total = Object.values(sizes.parts).reduce((sum, size) => sum + size, 0);
  const kb = (bytes) => number(bytes / 1000, 1);
  const sizeTable = table(
    ["part", "KB of brotli"],
    [
      ...Object.entries(sizes.parts).map(([part, size]) => [
        part === "wasm" ? `wasm, in it the model with ${kb(sizes.model)}` : part,
        kb(size),
      ]),
      ["**all**", kb(total)],
    ],
  );

  const actRows = Object.entries(acts.times).map(([name, all]) => [name, quantile(all, 0.5), quantile(all, 0.95)]);
  const actTable = table(
    ["what is done", "median, ms", "95 % within, ms"],
    actRows.map(([name, ...times]) => [name, ...times.map((time) => number(time, 1))]),
  );
  const slowest = Math.max(...actRows.map(([, , time]) => time));

  const exponents = [exponent(growth), exponent(length)];
  const target = (what, wanted, found, holds) => [what, wanted, found, holds ? "yes" : "**no**"];
  const least = Math.min(ratio(node), ratio(chromium));
  const marked = median(starts.map((times) => times.painted));
  const targets = table(
    ["target", "wanted", "measured", "met"],
    [
      target("speed in WebAssembly, times wink-nlp's", "at least 1.5", number(least, 2), least >= 1.5),
      target("download without the texts, KB of brotli", "at most 900 (aim 600)", kb(total), total <= 900_000),
      target("first marked article, ms", "at most 300", number(marked), marked <= 300),
      target("memory of 100 articles, MiB", "at most 64", mib(hundred.heap), hundred.heap <= 64 * 2 ** 20),
      target("answer to a reader in a large dossier, ms, 95 % within", "at most 100", number(slowest), slowest <= 100),
      target("longest task while such a dossier is read, ms", "at most 200", number(acts.longest), acts.longest <= 200),
      target("growth exponent", "at most 1.1", number(Math.max(...exponents), 2), Math.max(...exponents) <= 1.1),
    ],
  );

  return `# Benchmarks

Written by \`cargo xtask bench\` at commit ${result.commit}; not edited by hand. ${result.machine}; ${result.programs}.
Meanwhile the machine had ${number(result.busy, 1)} processes to run on average, of which the benchmark is one or two.
Text: ${result.texts}, ${number(result.n)} of them, ${number(words)} words by the white space between
them. What is ours runs the whole pipeline: layout and clutter, sentences, quotations, tags, parse,
claims, sources, own voice. wink-nlp's \`readDoc\` finds tokens, sentences, tags, entities and
sentiment; compromise's parse finds terms and tags. Neither finds claims.

## Targets

${targets}

## Speed

Medians of ${number(result.rounds)} rounds after warming up; in every round each reader reads all texts once, one reader
after the other. Ratios are medians of the rounds' ratios. In WebAssembly ours goes through the npm
package and hands the whole reading over as a JavaScript object. For comparison, on another machine:
BBC Citron finds claims at 990 words a CPU second.

${speeds}

## Where the time goes

Natively, medians of the same rounds. Rules, tags and parse, cues, arguments and ranking are the
parts of finding claims; the page is what the site lays out on top.

${stageTable}

## Growth

Natively; memory is what texts and readings hold when all are kept. Exponents of time over words:
${number(exponents[0], 2)} for more articles, ${number(exponents[1], 2)} for a longer one.

${growthTable}

${lengthTable}

What is done over all articles at once, in invented dossiers of five articles on each story, after
they are read. Exponents of time over claims: ${number(exponent(dossiers, "linking", "claims"), 2)} for tying the names, ${number(exponent(dossiers, "comparing", "claims"), 2)} for comparing.

${dossierTable}

## Start and memory in Chromium

The built site with its five articles on this machine, in a window that has stood open for two seconds, nothing cached, medians of ${number(starts.length)} starts.

${startTable}

WebAssembly's memory holds ${mib(median(starts.map((times) => times.heap)))} MiB then, and ${mib(hundred.heap)} MiB with a dossier of 100 articles, all of which
are read ${number(hundred.all)} ms after the navigation.

## What a reader does in a large dossier

${number(acts.articles)} made articles of ${number(acts.claims)} claims in Chromium: from the event until the page is laid out anew. They are
read in ${number(acts.read / 1000, 1)} s; the longest task meanwhile takes ${number(acts.longest)} ms, and ${number(acts.over)} take more than 200.

${actTable}

## Download

${sizeTable}
`;
}
