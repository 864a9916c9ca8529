// A small dossier of our own writing, in which every claim is plain to see. Journeys that are about
// the reader and not about what the engine finds use it in place of the seeds.

export const HARBOUR = `The harbour stays closed

“We wait for calm water,” said Ann Lee.

Bo Ek said that the pier would open on Monday. The pier is 300 metres long and was built in 1931.

According to the harbour office, the ferry is safe.

${"The town went on with its day and nobody looked at the water. ".repeat(24)}

Ann Lee denied that anyone was hurt in the storm.
`;

export const FERRY = `The ferry runs again

Bo Ek confirmed that “the water is calm” and the ferry runs.

Officials said that 40 people had waited since Friday.
`;

export const dossier = (...articles) => JSON.stringify({ title: "A harbour in a storm", language: "en", articles });

/** Options for the server: the two articles, with more files or other ones in their place. */
export const harbour = (more = {}) => ({
  replaced: {
    "seeds/dossier.json": dossier({ file: "harbour.txt" }, { file: "ferry.txt", outlet: "Post", date: "2025-05-24" }),
    "seeds/harbour.txt": HARBOUR,
    "seeds/ferry.txt": FERRY,
    ...more,
  },
});
