// The readers that are measured, each as a function from a text to a number that cannot be had
// without doing all the work.

import compromise from "compromise";
import winkModel from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

/** Makes the readers; `sayso` is the npm package's `read`. */
export function contenders(sayso) {
  const wink = winkNLP(winkModel);
  return {
    sayso: (text) => sayso(text).attributions.length,
    wink: (text) => wink.readDoc(text).tokens().length(),
    compromise: (text) => compromise(text).terms().length,
  };
}

/** Reads all texts with one of them and returns the milliseconds it took. */
export function pass(read, texts) {
  let sum = 0;
  const start = performance.now();
  for (const text of texts) sum += read(text);
  const time = performance.now() - start;
  if (!(sum > 0)) throw new Error("nothing was found in any text");
  return time;
}
