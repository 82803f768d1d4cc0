//! septet's laws: properties that hold for every input. Most of them require equality with the
//! naive model.
//!
//! Each law is a function that panics if the law is broken. The random tests (`tests/random.rs`)
//! and the fuzz targets (`fuzz/`) share these functions.

#![allow(dead_code, reason = "each test and each fuzz target has its own laws")]

pub mod arrivals;
pub mod batch;
pub mod data;
pub mod debug;
pub mod ends;
pub mod explain;
mod octets;
pub mod payload;
pub mod provider;
pub mod reassembly;
pub mod smart;
pub mod substitute;
pub mod tpdu;
pub mod what_if;

#[allow(unused_imports, reason = "each test uses its own part")]
pub use octets::*;

use std::fmt::Write;

use septet::alphabet::Alphabet;
#[cfg(feature = "national")]
use septet::alphabet::{Language, Languages};
use septet::segment::CounterError;
use septet::wire::HeaderExtras;
use septet::{Boundary, Counter, Encoding, Measure, ReferenceWidth, Segmenter, SplitError};

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{self, Coding, Rules};

pub fn encoding(encoding: model::Encoding) -> Encoding {
    match encoding {
        model::Encoding::Gsm7 => Encoding::Gsm7,
        model::Encoding::Ucs2 => Encoding::Ucs2,
    }
}

pub fn reference_width(rules: Rules) -> ReferenceWidth {
    match rules.wide_reference {
        false => ReferenceWidth::Bits8,
        true => ReferenceWidth::Bits16,
    }
}

/// The same header extras that the model writes.
fn elements(rules: Rules) -> HeaderExtras {
    let elements = model::elements(rules);
    if let [(0x05, _)] = elements[..] {
        return HeaderExtras::ports(0x0B84, 0x23F0);
    }
    elements
        .into_iter()
        .fold(HeaderExtras::NONE, |all, (identifier, data)| {
            all.with(identifier, &data).unwrap()
        })
}

#[cfg(feature = "national")]
fn languages(rules: Rules) -> Languages {
    let mut languages = Languages::NONE;
    for &language in Language::ALL {
        let allowed = |mask: u16| mask >> language.identifier() & 1 == 1;
        languages = match (allowed(rules.locking), allowed(rules.single)) {
            (true, true) => languages.with(language),
            (true, false) => languages.with_locking_shift(language),
            (false, true) => languages.with_single_shift(language),
            (false, false) => languages,
        };
    }
    languages
}

/// The tables of a coding. UCS-2 uses no tables, so it gives the default tables.
pub fn alphabet(coding: Coding) -> Alphabet {
    match coding {
        Coding::DEFAULT | Coding::Ucs2 => Alphabet::DEFAULT,
        #[cfg(feature = "national")]
        Coding::Gsm7 { locking, single } => Alphabet::national(
            Language::from_identifier(locking),
            Language::from_identifier(single),
        ),
        #[cfg(not(feature = "national"))]
        Coding::Gsm7 { .. } => panic!("this build has no national tables"),
    }
}

/// The rules as a `Segmenter`. Callers must not ask for clusters or national tables that this build
/// lacks.
pub fn segmenter(rules: Rules) -> Segmenter {
    let boundary = match rules.clusters {
        #[cfg(feature = "graphemes")]
        true => Boundary::Grapheme,
        _ => Boundary::Character,
    };
    let segmenter = match rules.forced {
        None => Segmenter::new(),
        Some(forced) => Segmenter::new().with_encoding(encoding(forced)),
    };
    let segmenter = segmenter
        .with_reference_width(reference_width(rules))
        .with_boundary(boundary)
        .with_header_extras(elements(rules))
        .excluding(rules.excluded.iter().copied().collect());
    #[cfg(feature = "national")]
    let segmenter = segmenter.with_languages(languages(rules));
    segmenter
}

pub fn measure_agrees_with_the_model(text: &str, rules: Rules) {
    equals_the_model(segmenter(rules).measure(text), text, rules);
}

/// Checks that `measure` equals the model's result for the text.
pub fn equals_the_model(measure: Measure, text: &str, rules: Rules) {
    let coding = model::coding(text, rules);
    let segments = model::segments_in(text, coding, rules);
    let (single, part) = model::capacities(coding, rules);
    let capacity = if segments.len() == 1 { single } else { part };

    assert_eq!(measure.encoding, encoding(coding.encoding()));
    #[cfg(feature = "national")]
    {
        let identifier = |language: Option<Language>| language.map_or(0, Language::identifier);
        let tables = (
            identifier(measure.locking_shift),
            identifier(measure.single_shift),
        );
        let expected = match coding {
            Coding::Gsm7 { locking, single } => (locking, single),
            Coding::Ucs2 => (0, 0),
        };
        assert_eq!(tables, expected, "locking and single shift");
    }
    assert_eq!(measure.characters as usize, text.chars().count());
    assert_eq!(measure.units as usize, model::units(text, coding));
    assert_eq!(measure.segments as usize, segments.len());
    assert_eq!(usize::from(measure.capacity), capacity);
    assert_eq!(
        usize::from(measure.remaining),
        capacity - segments.last().unwrap().1
    );
    let unmappable = match model::takes(text, coding, rules) {
        true => 0,
        false => model::unmappable(text, rules).len(),
    };
    assert_eq!(measure.unmappable as usize, unmappable);
}

pub fn segments_equal_the_model_and_rejoin(text: &str, rules: Rules) {
    let coding = model::coding(text, rules);
    let expected = model::segments_in(text, coding, rules);
    let segments = match segmenter(rules).split(text) {
        Err(SplitError::Unmappable(error)) => {
            assert_eq!(rules.forced, Some(model::Encoding::Gsm7));
            let first = model::unmappable(text, rules)[0];
            assert_eq!((error.byte_offset, error.character), first);
            return;
        }
        Err(SplitError::TooManySegments { segments }) => {
            assert!(segments > 255);
            assert_eq!(segments as usize, expected.len());
            return;
        }
        Err(error) => panic!("{error}"),
        Ok(segments) => segments,
    };
    assert!(model::takes(text, coding, rules));
    assert_eq!(segments.len(), expected.len());
    assert_eq!(segments.measure(), segmenter(rules).measure(text));

    let utf16: Vec<u16> = text.encode_utf16().collect();
    let mut joined = String::new();
    for (index, (segment, (slice, units))) in segments.zip(&expected).enumerate() {
        assert_eq!(segment.text(), slice);
        assert_eq!(usize::from(segment.units()), *units);
        assert_eq!(&text[segment.range()], slice);
        assert_eq!(
            &String::from_utf16(&utf16[segment.utf16_range()]).unwrap(),
            slice
        );
        assert_eq!(usize::from(segment.part().sequence), index + 1);
        assert_eq!(usize::from(segment.part().total), expected.len());
        joined.push_str(segment.text());
    }
    assert_eq!(joined, text);
}

/// The next piece after a segment end: a cluster if `clusters` is set, or else a character. CR LF
/// and clusters larger than a segment may be divided, so their pieces are characters.
fn next_piece(text: &str, at: usize, coding: Coding, clusters: bool, capacity: usize) -> &str {
    let rest = &text[at..];
    let (start, cluster) = text
        .grapheme_indices(true)
        .take_while(|&(start, _)| start <= at)
        .last()
        .unwrap();
    let units = model::units(cluster, coding);
    let whole = clusters && cluster != "\r\n" && units <= capacity;
    // No segment ends inside a cluster that must stay whole.
    assert!(!whole || start == at);
    let octets = match whole {
        true => cluster.len(),
        false => rest.chars().next().unwrap().len_utf8(),
    };
    &rest[..octets]
}

/// Does not rely on the model's segments: no segment exceeds the capacity, and no segment has room
/// for the character or cluster that follows it.
pub fn segments_are_as_full_as_possible(text: &str, rules: Rules) {
    let measure = segmenter(rules).measure(text);
    let Ok(segments) = segmenter(rules).split(text) else {
        return;
    };
    let segments: Vec<_> = segments.collect();
    let coding = model::coding(text, rules);
    let capacity = measure.capacity.into();
    assert!(
        segments
            .iter()
            .all(|segment| usize::from(segment.units()) <= capacity)
    );
    for segment in segments.split_last().unwrap().1 {
        let end = segment.range().end;
        let next = next_piece(text, end, coding, rules.clusters, capacity);
        let cost = model::units(next, coding);
        assert!(usize::from(segment.units()) + cost > capacity);
    }
}

/// `pieces` are the lengths of the pieces in characters, used in turn.
pub fn a_counter_in_pieces_equals_measure(text: &str, wide: bool, pieces: &[usize]) {
    let rules = Rules {
        wide_reference: wide,
        ..Rules::PLAIN
    };
    let mut counter = Counter::new(reference_width(rules));
    let mut rest = text;
    for (turn, &length) in pieces.iter().cycle().enumerate() {
        let end = rest
            .char_indices()
            .nth(length)
            .map_or(rest.len(), |(at, _)| at);
        let (piece, after) = rest.split_at(end);
        match turn % 5 {
            0 => counter.push_str(piece),
            1 => piece.chars().for_each(|character| counter.push(character)),
            2 => counter.extend(piece.chars()),
            3 => counter.extend([piece]),
            _ => counter.write_str(piece).unwrap(),
        }
        rest = after;
        let fed = &text[..text.len() - rest.len()];
        assert_eq!(counter.measure(), segmenter(rules).measure(fed));
        if rest.is_empty() || turn > 10_000 {
            break;
        }
    }
}

/// Removes the code units at `removed`, which can leave lone surrogates, and counts the rest at
/// once and in two pieces.
pub fn utf16_counts_as_its_text(text: &str, wide: bool, removed: &[usize], cut: usize) {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    for &at in removed {
        if !units.is_empty() {
            units.remove(at % units.len());
        }
    }
    let text = String::from_utf16_lossy(&units);
    let rules = Rules {
        wide_reference: wide,
        ..Rules::PLAIN
    };
    measure_agrees_with_the_model(&text, Rules::PLAIN);
    measure_agrees_with_the_model(&text, rules);
    assert_eq!(septet::measure_utf16(&units), septet::measure(&text));

    let mut counter = Counter::new(reference_width(rules));
    let cut = text.chars().take(cut).map(char::len_utf16).sum();
    let (first, rest) = units.split_at(cut);
    counter.push_utf16(first);
    counter.push_utf16(rest);
    assert_eq!(counter.measure(), segmenter(rules).measure(&text));
}

/// Removes the code units at `torn`, which can leave lone surrogates, and measures the rest under
/// any rules.
pub fn utf16_by_rules_costs_what_its_text_costs(text: &str, rules: Rules, torn: &[usize]) {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    for &at in torn {
        if !units.is_empty() {
            units.remove(at % units.len());
        }
    }
    let text = String::from_utf16_lossy(&units);
    measure_agrees_with_the_model(&text, rules);
    let rules = segmenter(rules);
    assert_eq!(rules.measure_utf16(&units), rules.measure(&text));
}

pub fn capacities_equal_the_model(rules: Rules) {
    for coding in [Coding::DEFAULT, Coding::Ucs2] {
        let capacity = segmenter(rules).capacity(encoding(coding.encoding()));
        let (alone, part) = model::capacities(coding, rules);
        assert_eq!(usize::from(capacity.alone), alone);
        assert_eq!(usize::from(capacity.part), part);
    }
}

/// A counter made from rules follows them, or the error names the rule that it cannot follow.
/// `pieces` are the lengths of the pieces in characters, used in turn.
pub fn a_counter_from_a_segmenter_equals_measure(text: &str, rules: Rules, pieces: &[usize]) {
    let counter = Counter::from_segmenter(segmenter(rules));
    #[cfg(feature = "national")]
    let allows_languages = !languages(rules).is_empty();
    #[cfg(not(feature = "national"))]
    let allows_languages = false;
    let error = match (rules.clusters, allows_languages) {
        (true, _) => Some(CounterError::Boundary),
        (_, true) => Some(CounterError::Languages),
        _ => None,
    };
    assert_eq!(counter.err(), error);
    let Ok(mut counter) = counter else {
        return;
    };
    let characters: Vec<char> = text.chars().collect();
    let mut rest = &characters[..];
    let mut fed = String::new();
    for (turn, &length) in pieces.iter().cycle().enumerate() {
        let (piece, behind) = rest.split_at(length.min(rest.len()));
        rest = behind;
        let piece: String = piece.iter().collect();
        fed.push_str(&piece);
        match turn % 4 {
            0 => counter.push_str(&piece),
            1 => counter.extend(piece.chars()),
            2 => counter.push_utf16(&piece.encode_utf16().collect::<Vec<_>>()),
            _ => counter.write_str(&piece).unwrap(),
        }
        assert_eq!(counter.measure(), segmenter(rules).measure(&fed));
        if rest.is_empty() || turn > 10_000 {
            break;
        }
    }
}

pub fn truncate_returns_the_longest_prefix_that_fits(text: &str, rules: Rules, limit: u32) {
    let prefix = segmenter(rules).truncate(text, limit);
    assert!(text.starts_with(prefix));
    if limit > 0 {
        assert!(segmenter(rules).measure(prefix).segments <= limit);
    }
    // If several tables are allowed, a cluster that stays whole in some tables can be divided in
    // others, so there is no single next piece.
    let has_next = !rules.clusters || !rules.allows_languages();
    if limit > 0 && prefix.len() < text.len() && has_next {
        let coding = model::coding(text, rules);
        let (single, part) = model::capacities(coding, rules);
        let capacity = if limit > 1 { part } else { single };
        let next = next_piece(text, prefix.len(), coding, rules.clusters, capacity);
        let longer = &text[..prefix.len() + next.len()];
        assert!(segmenter(rules).measure(longer).segments > limit);
    }
    assert_eq!(prefix, model::truncate(text, limit as usize, rules));
}

pub fn septets_equal_the_model(text: &str, coding: Coding) {
    let septets = alphabet(coding).septets(text);
    let ok: Vec<u8> = septets.clone().filter_map(Result::ok).collect();
    let errors: Vec<(usize, char)> = septets
        .filter_map(Result::err)
        .map(|error| (error.byte_offset, error.character))
        .collect();
    let (coded, unmappable): (Vec<_>, Vec<_>) = text
        .char_indices()
        .partition(|(_, character)| model::holds(&character.to_string(), coding));
    let coded: String = coded.into_iter().map(|(_, character)| character).collect();
    assert_eq!(ok, model::septets(&coded, coding));
    assert_eq!(errors, unmappable);
}
