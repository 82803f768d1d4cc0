//! The laws of the questions "what if": each answer equals the model's, which tries everything.

use septet::provider::{Acceptance, Channel, Provider};
use septet::segment::{Shortened, Shortening};
use septet::template::{Content, Part, TemplateError};

use super::provider::limit;
use super::{equals_the_model, segmenter};
use crate::model::what_if::{self as naive};
use crate::model::{self, Encoding, Rules, provider};

/// The cost with other line breaks.
pub fn line_breaks_equal_the_model(text: &str, rules: Rules) {
    let explanation = segmenter(rules).explain(text);
    let count = |text: String| model::segments(&text, rules).len();
    let found = explanation.segments_with_crlf() as usize;
    assert_eq!(found, count(naive::with_crlf(text)));
    let found = explanation.segments_with_line_feeds() as usize;
    assert_eq!(found, count(naive::with_line_feeds(text)));
}

/// The characters that must go.
pub fn the_surplus_is_the_fewest(text: &str, rules: Rules) {
    let segments = model::segments(text, rules).len();
    let Some(surplus) = segmenter(rules).explain(text).surplus() else {
        assert_eq!(segments, 1);
        return;
    };
    let (kept, rest) = text.split_at(surplus.byte_offset);
    assert_eq!(kept, model::truncate(text, segments - 1, rules));
    assert_eq!(surplus.utf16_offset, kept.encode_utf16().count());
    assert_eq!(surplus.characters, rest.chars().count());
    assert!(surplus.characters > 0);
    let kept = model::segments(kept, rules).len();
    assert_eq!(surplus.segments as usize, kept);
}

/// The fill character for whatever GSM-7 cannot encode.
pub fn filling_equals_the_model(text: &str, rules: Rules) {
    for fill in ['?', ' ', '€', 'ğ', 'Ω'] {
        let filled = segmenter(rules).fill(text, fill);
        let Some((expected, lost)) = naive::filled(text, rules, fill) else {
            let error = filled.unwrap_err();
            assert_eq!((error.byte_offset, error.character), (0, fill));
            continue;
        };
        let filled = filled.unwrap();
        assert_eq!(filled.to_string(), expected);
        assert_eq!(filled.characters().collect::<String>(), expected);
        let forced = Some(Encoding::Gsm7);
        equals_the_model(filled.measure(), &expected, Rules { forced, ..rules });
        assert_eq!(filled.measure().unmappable, 0);
        assert_eq!(lost.len(), naive::lost_as_gsm7(text, rules));
        let found: Vec<_> = filled
            .lost()
            .map(|one| {
                let (before, rest) = text.split_at(one.byte_offset);
                assert!(rest.starts_with(one.character));
                assert_eq!(one.utf16_offset, before.encode_utf16().count());
                one.byte_offset
            })
            .collect();
        assert_eq!(found, lost);
        assert!(filled.lost().size_hint().1.unwrap() >= lost.len());
    }
}

/// The longest text that fits with an ellipsis, and that is within a limit.
pub fn shortening_equals_the_model(
    text: &str,
    rules: Rules,
    (segments, own): (u32, provider::Limit),
    (ellipsis, is_at_word): (&str, bool),
) {
    let mut shortening = Shortening::new().with_ellipsis(ellipsis);
    if is_at_word {
        shortening = shortening.at_word();
    }
    let equals = |found: Shortened<'_>, expected: (&str, &str)| {
        assert_eq!((found.text(), found.ellipsis()), expected);
        let joined = [expected.0, expected.1].concat();
        assert_eq!(found.to_string(), joined);
        assert!(found.characters().eq(joined.chars()));
    };
    let within =
        |text: &str| segments > 0 && model::segments(text, rules).len() <= segments as usize;
    let expected = naive::shortened(text, ellipsis, is_at_word, rules, &within);
    equals(
        segmenter(rules).shorten(text, segments, shortening),
        expected,
    );

    let accepted = |text: &str| {
        let (_, check) = provider::estimate(text, rules, own, provider::Channel::Sms);
        within(text) && check.acceptance == provider::Acceptance::Accepted
    };
    let expected = naive::shortened(text, ellipsis, is_at_word, rules, &accepted);
    let provider = Provider::new("any", segmenter(rules)).with_limit(limit(own));
    let found = provider.shorten(text, segments, shortening);
    equals(found, expected);
    if !found.text().is_empty() {
        let estimate = provider.estimate(&found.to_string(), Channel::Sms);
        assert_eq!(estimate.limit.acceptance, Acceptance::Accepted);
    }
}

/// What a placeholder can hold, one character of each kind that costs the same.
fn candidates(content: Content, rules: Rules) -> Vec<char> {
    let mut all = match content {
        Content::Digits => vec!['0'],
        Content::Gsm7 => vec!['0', 'é', '€', '|'],
        _ => vec!['0', 'é', '€', 'ж', '😀'],
    };
    let can_hold = |one: &char| match content {
        Content::Digits => one.is_ascii_digit(),
        _ => model::codes().contains_key(one),
    };
    all.extend(rules.excluded.iter().filter(|one| can_hold(one)));
    all
}

/// The least and the most segments, and texts that take them. `parts` are texts and placeholders.
pub fn templates_equal_the_model(parts: &[(&str, Content, usize)], rules: Rules) {
    let mut found = vec![];
    let mut expected = vec![];
    for &(text, content, max) in parts {
        found.push(Part::Text(text));
        found.push(Part::Placeholder {
            content,
            max: max as u32,
        });
        expected.push(naive::Part::Text(text.to_owned()));
        expected.push(naive::Part::Placeholder(candidates(content, rules), max));
    }
    let has_tables = rules.locking | rules.single != 0 && rules.forced != Some(Encoding::Ucs2);
    let cost = match segmenter(rules).measure_template(&found) {
        Ok(cost) => cost,
        Err(TemplateError::Graphemes) => return assert!(rules.clusters),
        Err(_) => {
            return assert!(has_tables && parts.iter().any(|&(_, _, max)| max > 0));
        }
    };
    let (least, most) = naive::template(&expected, rules);
    let counts = (
        cost.least().segments as usize,
        cost.most().segments as usize,
    );
    assert_eq!(counts, (least, most), "{parts:?}");
    let texts = [cost.least_expensive(), cost.most_expensive()].map(|text| text.to_string());
    equals_the_model(cost.least(), &texts[0], rules);
    equals_the_model(cost.most(), &texts[1], rules);
    assert!(cost.most_expensive().eq(texts[1].chars()));
}
