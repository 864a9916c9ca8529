//! How good a model is on articles that it has not learned from.

use super::claims::attributions;
use super::prepared::Prepared;
use super::syntax::agreement;
use super::{Accuracy, syntax::run_parse, syntax::run_tags};
use crate::corpus::Article;
use crate::scorer::{Class, Metric, ScoreError, Scores, score};
use rayon::prelude::*;
use sayso_engine::claim::model::find::{candidates, decide, proposals, rank_all};
use sayso_engine::claim::model::scene_of;
use sayso_engine::claim::model::weights::Model;

/// Agreement of tags and parse with the reference analysis.
pub fn syntax_agreement(articles: &mut [Prepared], model: &Model) -> [Accuracy; 4] {
    for article in articles.iter_mut() {
        model.classes.classify(&mut article.words);
        run_tags(article, &model.classes, &model.tagger);
        run_parse(article, &model.parser, &model.relations);
    }
    agreement(articles)
}

/// The scores at each of some thresholds.
///
/// # Errors
/// [`ScoreError`] if an article's gold spans are none of its text.
pub fn at_thresholds(
    gold: &[Article],
    articles: &[Prepared],
    model: &Model,
    thresholds: &[i32],
) -> Result<Vec<(i32, Scores)>, ScoreError> {
    let proposed: Vec<_> = articles
        .par_iter()
        .map(|a| {
            let scene = scene_of(&a.text, &a.blocks, &a.analysis, a.hints.clone(), model);
            let mut found = proposals(&scene, &candidates(&scene, &model.cues), &model.arguments);
            rank_all(&scene, &mut found, &model.ranks);
            found
        })
        .collect();
    let at = |&threshold: &i32| {
        let predicted: Vec<Article> = articles
            .iter()
            .zip(&proposed)
            .map(|(article, proposals)| Article {
                id: article.id.clone(),
                text: None,
                attributions: attributions(article, &decide(proposals.clone(), threshold)),
            })
            .collect();
        score(gold, &predicted).map(|scores| (threshold, scores))
    };
    thresholds.iter().map(at).collect()
}

/// All F1 of a threshold on one line.
pub fn line(threshold: i32, scores: &Scores) -> String {
    let f1 = |metric, class| 100.0 * scores.get(metric, class).f1();
    let who = |class| f1(Metric::WhoSaidWhat, class);
    let rest = Metric::ALL.iter().filter(|&&m| m != Metric::WhoSaidWhat);
    let rest: Vec<String> = rest.map(|&m| format!("{m} {:.1}", f1(m, Class::All))).collect();
    format!(
        "{threshold:5}  who said what {:.2} (direct {:.1}, indirect {:.1}), {}",
        who(Class::All),
        who(Class::Direct),
        who(Class::Indirect),
        rest.join(", ")
    )
}
