//! The naive model of the questions "what if": every possibility is tried.

use unicode_segmentation::UnicodeSegmentation;

use super::{Encoding, Rules, nearest, segments, unmappable};

fn count(text: &str, rules: Rules) -> usize {
    segments(text, rules).len()
}

/// The text with LF instead of CR LF.
pub fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The text with CR LF instead of LF.
pub fn with_crlf(text: &str) -> String {
    with_line_feeds(text).replace('\n', "\r\n")
}

/// The text with a fill character for every character that the nearest tables lack or the rules
/// exclude, and the byte offsets of these; `None` if a character is missing and so is `fill`.
pub fn filled(text: &str, rules: Rules, fill: char) -> Option<(String, Vec<usize>)> {
    let (kept, _) = nearest(text, rules);
    let codes = kept.codes().unwrap();
    let is_sent = |one: char| codes.contains_key(&one) && !rules.excludes(one);
    if !text.chars().all(is_sent) && !is_sent(fill) {
        return None;
    }
    let new = text
        .chars()
        .map(|one| if is_sent(one) { one } else { fill });
    let lost = text.char_indices().filter(|&(_, one)| !is_sent(one));
    Some((new.collect(), lost.map(|(at, _)| at).collect()))
}

/// What GSM-7 cannot encode if it is forced.
pub fn lost_as_gsm7(text: &str, rules: Rules) -> usize {
    let forced = Some(Encoding::Gsm7);
    unmappable(text, Rules { forced, ..rules }).len()
}

/// Where a shortened text may end: after characters or clusters, of which CR LF is two.
fn ends(text: &str, rules: Rules) -> Vec<usize> {
    let mut ends = vec![0];
    for (start, cluster) in text.grapheme_indices(true) {
        let inside = match rules.clusters && cluster != "\r\n" {
            true => "",
            false => cluster,
        };
        ends.extend(inside.char_indices().skip(1).map(|(at, _)| start + at));
        ends.push(start + cluster.len());
    }
    ends
}

fn is_breaking_space(character: char) -> bool {
    character.is_whitespace() && !['\u{A0}', '\u{2007}', '\u{202F}'].contains(&character)
}

/// Whether a word ends here: white space or the end of the text follows a piece that begins with
/// another character.
fn is_end_of_word(text: &str, ends: &[usize], end: usize) -> bool {
    let Some(start) = ends.iter().rev().find(|&&start| start < end) else {
        return false;
    };
    let is_word = !text[*start..].starts_with(is_breaking_space);
    is_word && (end == text.len() || text[end..].starts_with(is_breaking_space))
}

/// What is kept of the text, and the ellipsis.
pub fn shortened<'t>(
    text: &'t str,
    ellipsis: &'t str,
    is_at_word: bool,
    rules: Rules,
    fits: &dyn Fn(&str) -> bool,
) -> (&'t str, &'t str) {
    if fits(text) {
        return (text, "");
    }
    let ends = ends(text, rules);
    let fits = |end: &usize| fits(&(text[..*end].to_owned() + ellipsis));
    let word = ends
        .iter()
        .rev()
        .filter(|_| is_at_word)
        .filter(|end| is_end_of_word(text, &ends, **end))
        .find(|end| fits(end));
    match word.or_else(|| ends.iter().rev().find(|end| fits(end))) {
        Some(&end) => (&text[..end], ellipsis),
        None => ("", ""),
    }
}

/// A part of a template: text, or the characters that a placeholder can hold and how many.
#[derive(Clone, Debug)]
pub enum Part {
    Text(String),
    Placeholder(Vec<char>, usize),
}

/// The least and the most segments of all texts of a template.
pub fn template(parts: &[Part], rules: Rules) -> (usize, usize) {
    let mut texts = vec![String::new()];
    for part in parts {
        texts = match part {
            Part::Text(text) => texts.into_iter().map(|before| before + text).collect(),
            Part::Placeholder(characters, max) => {
                let mut all = texts.clone();
                for _ in 0..*max {
                    texts = texts
                        .iter()
                        .flat_map(|before| {
                            let with = move |one: &char| format!("{before}{one}");
                            characters.iter().map(with)
                        })
                        .collect();
                    all.extend(texts.iter().cloned());
                }
                all
            }
        };
    }
    let counts: Vec<usize> = texts.iter().map(|text| count(text, rules)).collect();
    (*counts.iter().min().unwrap(), *counts.iter().max().unwrap())
}
