//! The links and the anchors of a Markdown file.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

#[derive(Default)]
pub struct Document {
    /// The targets of links and images, without those of other sites.
    pub links: Vec<String>,
    /// The anchors of the headings, as GitHub, crates.io and npm name them.
    pub anchors: BTreeSet<String>,
}

impl Document {
    pub fn parse(text: &str) -> Self {
        let mut document = Self::default();
        let mut heading = None;
        let mut seen = BTreeMap::new();
        for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
                    if !dest_url.contains("://") && !dest_url.starts_with("mailto:") =>
                {
                    document.links.push(dest_url.into_string());
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&text);
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    let anchor = anchor(&heading.take().unwrap_or_default());
                    let count = seen.entry(anchor.clone()).or_insert(0);
                    document.anchors.insert(match count {
                        0 => anchor,
                        _ => format!("{anchor}-{count}"),
                    });
                    *count += 1;
                }
                _ => {}
            }
        }
        document
    }
}

fn anchor(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let kept = lower.chars().filter_map(|c| match c {
        ' ' => Some('-'),
        _ => (c.is_alphanumeric() || "-_".contains(c)).then_some(c),
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::Document;

    #[test]
    fn anchors_are_those_of_github() {
        let document = Document::parse("# Why `a` costs: a\n## Why\n## Why\n```\n# no\n```\n");
        assert!(
            document
                .anchors
                .iter()
                .eq(["why", "why-1", "why-a-costs-a"])
        );
    }

    #[test]
    fn links_to_files_are_found() {
        let text = "[a](b.md#c) ![d](e.png) [f][g] `[h](i)` [j](https://example.com)\n\n[g]: k.md";
        assert_eq!(Document::parse(text).links, ["b.md#c", "e.png", "k.md"]);
    }
}
