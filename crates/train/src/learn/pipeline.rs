//! All steps of training, in order. Each step learns from what the steps before give on articles
//! that they have not learned from, since that is what it will be given later.

use super::claims::{RateCounts, judged};
use super::net::{Net, Rest, Text};
use super::prepared::Prepared;
use super::ranks;
use super::samples::{cases, part_seed, sentences, vocabulary};
use super::settings::Settings;
use super::vectors::WordCodes;
use rayon::prelude::*;
use sayso_engine::claim::model::find::{candidates, propose};
use sayso_engine::claim::model::net::Impression;
use sayso_engine::claim::model::net::input::Vocabulary;
use sayso_engine::claim::model::scene::Scene;
use sayso_engine::claim::model::see;
use sayso_engine::claim::model::weights::{Model, RankWeights, rate_of};

/// What all networks are made with.
struct Workshop<'a> {
    settings: &'a Settings,
    vocabulary: Vocabulary,
    rates: Vec<u8>,
    given: &'a [f32],
    progress: &'a (dyn Fn(&str) + Sync),
}

impl Workshop<'_> {
    fn file(&self, net: &Net, ranks: &RankWeights, coarseness: f32) -> Vec<u8> {
        net.write(&Rest {
            rates: &self.rates,
            vocabulary: &self.vocabulary,
            ranks,
            threshold: self.settings.threshold,
            grain: self.settings.grain,
            pair_grain: self.settings.pair_grain,
            coarseness,
        })
    }

    /// The engine's own network of these weights.
    fn engine(&self, net: &Net) -> Model {
        Model::read(&self.file(net, &ranks::none(), 1.0)).expect("the engine reads what is written")
    }

    /// Learns from all texts but those of one part; `None` leaves none out.
    fn learn(&self, texts: &[Text], left_out: Option<usize>, step: Step) -> Net {
        let settings = match step {
            Step::Scout => &self.settings.scout,
            Step::Reader => &self.settings.reader,
            Step::Whole => &self.settings.net,
        };
        let folds = self.settings.folds;
        let part = left_out.unwrap_or(folds);
        let mut settings = settings.clone();
        settings.seed = part_seed(settings.seed, part);
        let kept: Vec<&Text> = texts
            .iter()
            .enumerate()
            .filter(|(at, _)| left_out != Some(at % folds))
            .map(|(_, text)| text)
            .collect();
        let mut net = Net::new(self.vocabulary.rows(), self.given, &settings);
        net.learn(&kept, &settings, &|losses| {
            let losses = losses.map(|loss| format!("{loss:.3}")).join(" ");
            (self.progress)(&format!("{step:?} without part {part}: {losses}"));
        });
        net
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Scout,
    Reader,
    Whole,
}

/// What a network that has not seen an article says of it.
fn look(article: &Prepared, model: &Model, rates: &[u8]) -> (Scene, Impression) {
    see(&article.page(), &model.network, &|stem| rate_of(rates, stem))
}

/// Finds the candidates of every text with the network that has not seen it.
fn find_cases(train: &[Prepared], texts: &mut [Text], models: &[Model], rates: &[Vec<u8>]) {
    texts.par_iter_mut().zip(train).enumerate().for_each(|(at, (text, article))| {
        let (scene, impression) = look(article, &models[at % models.len()], &rates[at]);
        text.cases = cases(&scene, &candidates(&scene, &impression.cues), &article.gold);
    });
}

/// Learns the whole model and gives its file. `progress` is told of every step.
pub fn train(
    train: &[Prepared],
    codes: &WordCodes,
    settings: &Settings,
    progress: &(dyn Fn(&str) + Sync),
) -> Vec<u8> {
    let folds = settings.folds;
    let counts = RateCounts::of(train.iter());
    let shop = Workshop {
        settings,
        vocabulary: vocabulary(codes, train, settings.often),
        rates: counts.classes(),
        given: &codes.rows,
        progress,
    };
    let own_rates: Vec<Vec<u8>> = train.iter().map(|a| counts.classes_without(a)).collect();
    let mut texts: Vec<Text> = train
        .iter()
        .zip(&own_rates)
        .map(|(article, rates)| Text {
            sentences: sentences(article, &shop.vocabulary, &|stem| rate_of(rates, stem)),
            cases: Vec::new(),
        })
        .collect();
    progress("networks that find candidates");
    let scouts: Vec<Model> = (0..folds)
        .into_par_iter()
        .map(|part| shop.engine(&shop.learn(&texts, Some(part), Step::Scout)))
        .collect();
    find_cases(train, &mut texts, &scouts, &own_rates);
    progress("networks that find sources and contents too");
    let readers: Vec<Model> = (0..folds)
        .into_par_iter()
        .map(|part| shop.engine(&shop.learn(&texts, Some(part), Step::Reader)))
        .collect();
    find_cases(train, &mut texts, &readers, &own_rates);
    progress("the network that is kept");
    let whole = shop.learn(&texts, None, Step::Whole);
    progress("whole proposals");
    let examples: Vec<(Vec<u32>, bool)> = train
        .par_iter()
        .enumerate()
        .flat_map_iter(|(at, article)| {
            let model = &readers[at % folds];
            let (scene, impression) = look(article, model, &own_rates[at]);
            let found = propose(&scene, &impression, &model.network.arguments);
            judged(article, &scene, &found)
        })
        .collect();
    shop.file(&whole, &ranks::learn(&examples, settings.ranks), settings.coarseness)
}
