//! How good a model is on articles that it has not learned from.

use super::Accuracy;
use super::claims::attributions;
use super::prepared::Prepared;
use crate::corpus::Article;
use crate::scorer::{Class, Metric, ScoreError, Scores, score};
use rayon::prelude::*;
use sayso_engine::claim::model::find::{decide, propose, rank_all};
use sayso_engine::claim::model::see;
use sayso_engine::claim::model::syntax::{Syntax, seen_tags};
use sayso_engine::claim::model::tag::Tag;
use sayso_engine::claim::model::weights::Model;

/// Agreement with the reference: tags of all tokens (with and without the kinds of names), heads of
/// words, heads with relations.
pub fn syntax_agreement(articles: &[Prepared], model: &Model) -> [Accuracy; 4] {
    let mut sums = [Accuracy::default(); 4];
    for article in articles.iter().filter(|a| !a.reference.tags.is_empty()) {
        let (_, seen) = see(&article.page(), &model.network, &|stem| model.rate(stem));
        count(article, &seen.syntax, &mut sums);
    }
    sums
}

fn count(article: &Prepared, syntax: &Syntax, sums: &mut [Accuracy; 4]) {
    let marks = seen_tags(&article.text, &article.analysis);
    for (at, mark) in marks.iter().enumerate() {
        let ours = syntax.tags[at];
        if let Some(gold) = article.reference.tags[at] {
            let plain = |t: Tag| if t.name().starts_with("NNP") { Tag::Name } else { t };
            sums[0].count(plain(gold) == plain(ours));
            sums[1].count(gold == ours);
        }
        if let (None, Some(head), Some(relation)) =
            (mark, article.reference.heads[at], article.reference.relations[at])
        {
            let right = head == syntax.heads[at];
            sums[2].count(right);
            sums[3].count(right && relation == syntax.relations[at]);
        }
    }
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
            let (scene, seen) = see(&a.page(), &model.network, &|stem| model.rate(stem));
            let mut found = propose(&scene, &seen, &model.network.arguments);
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
