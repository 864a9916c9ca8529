//! How long each stage of the pipeline takes.

use crate::texts::Text;
use sayso_engine::claim::model::find::{candidates, decide, proposals, rank_all};
use sayso_engine::claim::model::hints::hints;
use sayso_engine::claim::model::net::read::{Page as Unread, rows};
use sayso_engine::claim::model::scene::Scene;
use sayso_engine::claim::model::syntax::look;
use sayso_engine::claim::model::weights::Model;
use sayso_engine::{Document, claim, document, language, read, source};
use sayso_view::page::Page;
use serde::Serialize;
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

/// The engine's model, once more, to take its stages apart.
pub(crate) fn model() -> Result<Model, Box<dyn Error>> {
    let bytes = include_bytes!("../../crates/engine/data/model.bin");
    Ok(Model::read(bytes).ok_or("the model is of another version than the engine")?)
}

/// Nanoseconds for all texts together.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Times {
    /// The whole pipeline as the site runs it.
    whole: u128,
    /// Its stages, measured one by one in a second run.
    stages: Vec<(&'static str, u128)>,
}

/// Reads all texts, first at one go, then stage by stage.
pub(crate) fn round(texts: &[Text], model: &Model) -> Result<Times, Box<dyn Error>> {
    let documents: Result<Vec<Document>, _> =
        texts.iter().map(|text| Document::new(text.text.as_str())).collect();
    let documents = documents?;

    let mut times = Times::default();
    let start = Instant::now();
    for document in &documents {
        black_box(read(document));
    }
    times.whole = start.elapsed().as_nanos();
    for document in &documents {
        stage_by_stage(document, model, &mut times);
    }
    Ok(times)
}

impl Times {
    fn of<T>(&mut self, stage: &'static str, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = run();
        let time = start.elapsed().as_nanos();
        match self.stages.iter_mut().find(|(name, _)| *name == stage) {
            Some((_, sum)) => *sum += time,
            None => self.stages.push((stage, time)),
        }
        result
    }
}

/// The same steps as [`read`], those of the model apart, and the page that is shown.
fn stage_by_stage(document: &Document, model: &Model, times: &mut Times) {
    let text = document.text();
    let layout = times.of("document", || document::lay_out(text));
    let blocks = &layout.blocks;
    let analysis = times.of("language", || language::analyse(text, blocks));
    let hints = times.of("rules", || hints(text, blocks, &analysis));
    let words = times.of("words", || look(text, &analysis));
    let page = Unread { text, blocks, analysis: &analysis, words: &words, hints: &hints };
    let rate = |stem| model.rate(stem);
    let seen = times.of("network", || {
        model.network.read(&page, &rows(&page, &model.network.vocabulary, &rate))
    });
    let scene = times.of("scene", || Scene::new(&page, &seen.syntax, &rate));
    let cues = times.of("cues", || candidates(&scene, &seen.cues));
    let arguments = &model.network.arguments;
    let mut found = times.of("arguments", || proposals(&scene, &seen.states, &cues, arguments));
    times.of("ranking", || {
        rank_all(&scene, &mut found, &model.ranks);
        black_box(decide(found, model.threshold));
    });
    let reading = read(document);
    let mut claims = reading.claims.clone();
    times.of("claims, own voice and hedges", || {
        black_box(claim::find(&claim::Sketch::of(text, &analysis), blocks, &analysis));
    });
    let sketch = claim::Sketch::of(text, &analysis);
    times.of("sources", || black_box(source::find(&sketch, blocks, &analysis, &mut claims)));
    times.of("page", || black_box(Page::new(text, &reading)));
}
