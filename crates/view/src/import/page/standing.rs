//! How an element of a page stands to the article, as its attributes say.

/// How an element stands to the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nothing speaks against its being part of it.
    Within,
    /// It is a box beside it, or in between: other articles, comments, a question about cookies.
    Beside,
    /// The page does not show it.
    Hidden,
}

/// Parts of a page that are no article, by their role.
const ROLES: &str =
    "alertdialog banner complementary contentinfo dialog menu navigation search toolbar";

/// What makers of pages commonly call such boxes, in classes and ids.
const BOXES: &str = "ad ads advert advertisement breadcrumb breadcrumbs comments consent cookie \
    cookies disqus gdpr newsletter outbrain pagination popup promo recirculation recommended related \
    share sharing sidebar signup social sponsored subscribe subscription taboola toolbar trending";

/// "has-sidebar" is the name of what stands beside the box.
const NOT_ITSELF: &str = "has no with without";

impl Standing {
    /// Of the element whose attributes these are.
    pub fn of(attribute: impl Fn(&str) -> Option<String>) -> Standing {
        let get = |name| attribute(name).unwrap_or_default();
        let style = get("style").replace(' ', "").to_ascii_lowercase();
        let is_hidden = attribute("hidden").is_some()
            || get("aria-hidden") == "true"
            || style.contains("display:none");
        if is_hidden {
            Standing::Hidden
        } else if is_one_of(ROLES, &get("role"))
            || get("class").split_whitespace().any(names_a_box)
            || names_a_box(&get("id"))
        {
            Standing::Beside
        } else {
            Standing::Within
        }
    }
}

fn is_one_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// Whether one of the words in `related-posts`, `relatedPosts` or `Related__posts` names a box.
fn names_a_box(name: &str) -> bool {
    let mut words = String::new();
    for c in name.chars() {
        if !c.is_ascii_lowercase() {
            words.push(' ');
        }
        if c.is_ascii_alphanumeric() {
            words.push(c.to_ascii_lowercase());
        }
    }
    let any = |of| words.split(' ').filter(|word| !word.is_empty()).any(|word| is_one_of(of, word));
    any(BOXES) && !any(NOT_ITSELF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_tell_how_an_element_stands() {
        for (name, value, standing) in [
            ("hidden", "", Standing::Hidden),
            ("style", "color:red; DISPLAY: none", Standing::Hidden),
            ("aria-hidden", "true", Standing::Hidden),
            ("aria-hidden", "false", Standing::Within),
            ("role", "dialog", Standing::Beside),
            ("role", "article", Standing::Within),
            ("class", "story related-posts", Standing::Beside),
            ("class", "RelatedPosts", Standing::Beside),
            ("class", "article__share", Standing::Beside),
            ("id", "cookieBanner", Standing::Beside),
            ("class", "layout has-sidebar", Standing::Within),
            ("class", "shared-heading unrelated adapt", Standing::Within),
            ("class", "", Standing::Within),
        ] {
            let of = |asked: &str| (asked == name).then(|| value.to_owned());
            assert_eq!(Standing::of(of), standing, "{name}={value:?}");
        }
    }
}
