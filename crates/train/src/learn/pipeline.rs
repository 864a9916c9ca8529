//! All steps of training, in order. Each step learns from what the steps before give on articles
//! that they have not learned from, since that is what it will be given later.

use super::claims::{
    RateCounts, Staged, find_cues, learn_arguments, learn_cues, learn_ranks, scene,
};
use super::prepared::Prepared;
use super::settings::Settings;
use super::syntax::{learn_classes, learn_parse, learn_relations, learn_tags, run_parse, run_tags};
use rayon::prelude::*;
use sayso_engine::claim::model::argument::Candidate;
use sayso_engine::claim::model::find::{Proposal, proposals};
use sayso_engine::claim::model::weights::Model;

/// Learns on all parts but one for every part, and on all.
fn fold<A: Sync, T: Send>(
    articles: &[A],
    folds: usize,
    learn: impl Fn(&[&A]) -> T + Sync,
) -> (Vec<T>, T) {
    let mut models: Vec<T> = (0..=folds)
        .into_par_iter()
        .map(|out| {
            let kept =
                articles.iter().enumerate().filter(|(at, _)| out == folds || at % folds != out);
            learn(&kept.map(|(_, article)| article).collect::<Vec<_>>())
        })
        .collect();
    let whole = models.pop().expect("one has learned on all");
    (models, whole)
}

/// Learns the whole model. `progress` is told of every step.
pub fn train(train: &mut [Prepared], settings: Settings, progress: &dyn Fn(&str)) -> Model {
    let folds = settings.folds;
    let classes = learn_classes(&train.iter().collect::<Vec<_>>());
    train.iter_mut().for_each(|a| classes.classify(&mut a.words));
    progress("parts of speech");
    let (parts, tagger) = fold(train, folds, |a| learn_tags(a, &classes, settings.syntax));
    for (at, article) in train.iter_mut().enumerate() {
        run_tags(article, &classes, &parts[at % folds]);
    }
    progress("dependencies");
    let (parts, (parser, relations)) = fold(train, folds, |a| {
        (learn_parse(a, settings.syntax), learn_relations(a, settings.syntax))
    });
    for (at, article) in train.iter_mut().enumerate() {
        let (parser, relations) = &parts[at % folds];
        run_parse(article, parser, relations);
    }
    progress("cues");
    let counts = RateCounts::of(train.iter());
    let staged: Vec<Staged<'_>> = train
        .iter()
        .map(|a| Staged { article: a, scene: scene(a, &counts.classes_without(a)) })
        .collect();
    let (parts, cues) = fold(&staged, folds, |a| learn_cues(a, settings.cues));
    progress("sources and contents");
    let found: Vec<(&Staged<'_>, Vec<Candidate>)> =
        staged.iter().enumerate().map(|(at, s)| (s, find_cues(s, &parts[at % folds]))).collect();
    let (parts, arguments) = fold(&found, folds, |a| learn_arguments(a, settings.arguments));
    progress("whole proposals");
    let proposed: Vec<(&Staged<'_>, Vec<Proposal>)> = found
        .par_iter()
        .enumerate()
        .map(|(at, (s, c))| (*s, proposals(&s.scene, c, &parts[at % folds])))
        .collect();
    let ranks = learn_ranks(&proposed, settings.ranks);
    Model {
        classes,
        tagger,
        parser,
        relations,
        rates: counts.classes(),
        cues,
        arguments,
        ranks,
        threshold: settings.threshold,
    }
}
