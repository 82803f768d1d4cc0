//! Combinations of features: explanations, replacements and limits with national tables,
//! exclusions, forced encodings and clusters. Each case was once wrong.

#![cfg(feature = "national")]

mod laws;
mod model;

use septet::alphabet::{CharSet, Language, Languages};
use septet::provider::{Channel, Limit, LimitUnits, Provider};
use septet::replace::{Groups, Policy};
use septet::{Encoding, Measure, Segmenter, SplitError};

const TURKISH: Segmenter = Segmenter::new().with_languages(Languages::NONE.with(Language::Turkish));
const TURKISH_SINGLE_SHIFT: Segmenter =
    Segmenter::new().with_languages(Languages::NONE.with_single_shift(Language::Turkish));

fn unmappable(rules: Segmenter, text: &str) -> Vec<char> {
    let explanation = rules.explain(text);
    explanation.unmappable().map(|one| one.character).collect()
}

fn replaced(rules: Segmenter, text: &str, groups: Groups, policy: Policy) -> (String, Measure) {
    let replacement = rules.replace(text, groups, policy);
    (replacement.characters().collect(), replacement.after())
}

#[test]
fn characters_that_the_nearest_tables_lack_are_unmappable() {
    for (text, offender) in [
        ("ğ".repeat(80) + "’", '’'),
        ("ğ".repeat(140) + "—", '—'),
        ("ğ".repeat(100) + "😀", '😀'),
        ("ğ".to_owned() + &"a".repeat(158) + "—", '—'),
    ] {
        let explanation = TURKISH.explain(&text);
        assert_eq!(unmappable(TURKISH, &text), [offender]);
        assert_eq!(explanation.only_unmappable(), Some(offender));
        assert!(explanation.is_mappable('ğ') && !explanation.is_mappable(offender));
        let without = text.replace(offender, "");
        assert_eq!(
            explanation.measure_without_unmappable(),
            TURKISH.measure(&without)
        );
        let forced = TURKISH.with_encoding(Encoding::Gsm7);
        let Err(SplitError::Unmappable(error)) = forced.split(&text) else {
            panic!("{text}");
        };
        assert_eq!(error.character, offender);
        assert_eq!(error.byte_offset, text.find(offender).unwrap());
        assert_eq!(forced.measure(&text).unmappable, 1);
    }
    // No character is unmappable if GSM-7 can encode the text, or if UCS-2 is forced.
    assert!(unmappable(TURKISH, "ğ").is_empty());
    assert_eq!(TURKISH.measure("ğ").encoding, Encoding::Ucs2);
    let ucs2 = Segmenter::new().with_encoding(Encoding::Ucs2);
    assert!(unmappable(ucs2, "ğ’").is_empty());
    assert_eq!(
        ucs2.explain("ğ’").measure_without_unmappable(),
        ucs2.measure("ğ’")
    );
}

#[test]
fn replacing_one_apostrophe_saves_a_segment() {
    let text = "ğ".repeat(80) + "’";
    assert_eq!(TURKISH.measure(&text).segments, 2);
    let explanation = TURKISH.explain(&text);
    assert_eq!(
        explanation
            .measure_with_substitutes(Groups::TYPOGRAPHY)
            .segments,
        1
    );
    for groups in [Groups::TYPOGRAPHY, Groups::ALL] {
        let (written, after) = replaced(TURKISH, &text, groups, Policy::IfSaves);
        assert_eq!(written, "ğ".repeat(80) + "'");
        assert_eq!((after.segments, after.units), (1, 81));
        assert_eq!(after.locking_shift, Some(Language::Turkish));
    }
    // `Always` replaces the letters too.
    let (written, _) = replaced(TURKISH, &text, Groups::ALL, Policy::Always);
    assert_eq!(written, "g".repeat(80) + "'");
}

#[test]
fn letters_of_allowed_tables_stay() {
    // Without ğ, the text would fit in one segment.
    let text = "ğ".to_owned() + &"a".repeat(159);
    for policy in [Policy::IfFits, Policy::IfSaves] {
        let (written, after) = replaced(TURKISH, &text, Groups::ALL, policy);
        assert_eq!((&written, after), (&text, TURKISH.measure(&text)));
    }
}

/// A letter from the language's locking shift table, or from its single shift table if it has no
/// locking shift table.
fn letter(language: Language) -> char {
    let table = model::tables::locking(language.identifier())
        .unwrap_or_else(|| model::tables::single(language.identifier()).unwrap());
    *table
        .values()
        .find(|&&c| c.is_alphabetic() && !model::codes().contains_key(&c))
        .unwrap()
}

#[test]
fn a_typographic_character_in_each_language() {
    for &language in Language::ALL {
        for languages in [Languages::NONE.with(language), Languages::ALL] {
            let rules = Segmenter::new().with_languages(languages);
            let plain = letter(language).to_string();
            for (character, substitute) in [('’', "'"), ('“', "\""), ('–', "-"), ('…', "...")]
            {
                // Two segments in UCS-2, but one in the language's tables with the substitute.
                let text = plain.repeat(72) + &String::from(character);
                let explanation = rules.explain(&text);
                assert_eq!(explanation.measure().encoding, Encoding::Ucs2, "{language}");
                let found: Vec<_> = explanation.unmappable().collect();
                let [one] = found[..] else {
                    panic!("{language}: {found:?}");
                };
                assert_eq!(
                    (one.character, one.substitute),
                    (character, Some(substitute)),
                    "{language}"
                );
                let (written, after) = replaced(rules, &text, Groups::ALL, Policy::IfSaves);
                assert_eq!(written, plain.repeat(72) + substitute, "{language}");
                assert_eq!((explanation.measure().segments, after.segments), (2, 1));
                assert_eq!(
                    explanation.measure_with_substitutes(Groups::ALL),
                    rules.measure(&written)
                );
            }
        }
    }
}

/// A substitute that none of the nearest tables can encode is not offered.
#[test]
fn a_substitute_has_a_code_in_the_nearest_tables() {
    let rules =
        Segmenter::new().with_languages(Languages::NONE.with_locking_shift(Language::Hindi));
    let text = letter(Language::Hindi).to_string().repeat(72) + "’…";
    let found: Vec<_> = rules
        .explain(&text)
        .unmappable()
        .map(|one| (one.character, one.substitute))
        .collect();
    // Neither the Hindi locking shift table nor the default extension table has the apostrophe.
    assert_eq!(found, [('’', None), ('…', Some("..."))]);
}

#[test]
fn a_limit_is_checked_against_the_reported_measure() {
    let limit = |rules, limit| Provider::new("any", rules).with_limit(limit);
    let provider = limit(TURKISH_SINGLE_SHIFT, Limit::new(100, LimitUnits::UNITS));
    let text = "ş".repeat(75);
    let prefix = provider.truncate(&text, 1);
    assert_eq!(prefix.chars().count(), 70);
    assert!(provider.estimate(prefix, Channel::Sms).limit.is_within());
    // One more character makes 142 septets in one segment, or 71 code units in two.
    let longer = provider.estimate(&"ş".repeat(71), Channel::Sms);
    assert_eq!((longer.segments, longer.limit.used), (1, 142));

    let gsm7 = TURKISH_SINGLE_SHIFT.with_encoding(Encoding::Gsm7);
    let provider = limit(gsm7, Limit::new(100, LimitUnits::CHARACTERS));
    let text = "ş".repeat(100) + "ж";
    let prefix = provider.truncate(&text, 1);
    assert_eq!(gsm7.measure(prefix).segments, 1);
    assert_eq!(prefix.chars().count(), 77);
}

#[test]
fn line_feeds_are_measured_again() {
    let text = "ş".repeat(77) + "\r\n";
    let explanation = TURKISH_SINGLE_SHIFT.explain(&text);
    assert_eq!(explanation.measure().segments, 2);
    assert_eq!(explanation.segments_with_line_feeds(), 1);

    let without_cr = Segmenter::new().excluding(CharSet::from_chars(&['\r']));
    let text = "a".repeat(100) + "\r\n";
    let explanation = without_cr.explain(&text);
    assert_eq!(explanation.measure().segments, 2);
    assert_eq!(explanation.segments_with_line_feeds(), 1);
    let explanation = Segmenter::new().explain("a\r\n");
    assert_eq!(explanation.segments_with_line_feeds(), 1);
    let text = "a".repeat(306) + "\r\n" + &"a".repeat(152);
    let explanation = Segmenter::new().explain(&text);
    assert_eq!(explanation.measure().segments, 4);
    assert_eq!(explanation.segments_with_line_feeds(), 3);
    // A CR at the end of the text is not a CR LF line break.
    assert_eq!(Segmenter::new().explain("a\r").crlf_breaks().count(), 0);
}

#[test]
fn extensions_of_national_tables_take_two_septets() {
    let text = "ş".repeat(77);
    let explanation = TURKISH_SINGLE_SHIFT.explain(&text);
    assert_eq!(explanation.measure().single_shift, Some(Language::Turkish));
    assert_eq!(explanation.extensions().count(), 77);
    let text = "ş".repeat(100) + &"a".repeat(54);
    let explanation = TURKISH_SINGLE_SHIFT.explain(&text);
    assert_eq!(explanation.measure().segments, 2);
    assert_eq!(explanation.segments_without_extensions(), 1);
}

#[test]
#[cfg(feature = "graphemes")]
fn a_cluster_that_fits_without_its_extension_stays_whole() {
    let rules = Segmenter::new()
        .with_boundary(septet::Boundary::Grapheme)
        .with_encoding(Encoding::Gsm7);
    let cluster = "{".to_owned() + &"\u{301}".repeat(152);
    let text = "a".repeat(10) + &cluster + &"a".repeat(10) + &cluster;
    let explanation = rules.explain(&text);
    assert_eq!(explanation.measure().segments, 3);
    assert_eq!(explanation.segments_without_extensions(), 4);
}

#[test]
#[cfg(feature = "graphemes")]
fn an_unchanged_text_has_a_measure_by_clusters() {
    let rules = Segmenter::new()
        .with_boundary(septet::Boundary::Grapheme)
        .with_languages(Languages::ALL);
    let text = "ಕ".repeat(80);
    for policy in [
        Policy::Never,
        Policy::IfFits,
        Policy::IfSaves,
        Policy::Always,
    ] {
        let (written, after) = replaced(rules, &text, Groups::ALL, policy);
        assert_eq!((&written, after), (&text, rules.measure(&text)));
    }
}

#[test]
fn invisible_characters_also_go_in_ucs2() {
    let rules = Segmenter::new();
    let text = "\u{200F}".to_owned() + &"ש".repeat(69) + "\u{200F}";
    assert_eq!(rules.measure(&text).segments, 2);
    for rules in [rules, rules.with_encoding(Encoding::Ucs2)] {
        let (written, after) = replaced(rules, &text, Groups::ALL, Policy::IfSaves);
        assert_eq!((written, after.segments), ("ש".repeat(69), 1));
    }
    assert_eq!(
        rules
            .explain(&text)
            .measure_with_substitutes(Groups::SPACES)
            .segments,
        1
    );
    // Other characters stay, because replacing them would save no segment.
    let quoted = text.clone() + "“”\u{200E}";
    let (written, after) = replaced(rules, &quoted, Groups::ALL, Policy::IfSaves);
    assert_eq!(after.segments, 2);
    assert_eq!(written, quoted);
    let quoted = "“”\u{200E}\u{200E}".to_owned() + &"ש".repeat(67);
    let (written, after) = replaced(rules, &quoted, Groups::ALL, Policy::IfSaves);
    assert_eq!(after.segments, 1);
    assert_eq!(written, quoted.replace('\u{200E}', ""));
    // An emoji of several characters and a Persian word keep their joiners.
    let family = "👨\u{200D}👩\u{200D}👧".repeat(9);
    let (written, _) = replaced(rules, &family, Groups::ALL, Policy::Always);
    assert_eq!(written, family);
    let persian = "می\u{200C}خواهم";
    let (written, _) = replaced(rules, persian, Groups::ALL, Policy::Always);
    assert_eq!(written, persian);
}

/// The smallest change that saves as many segments as any other.
#[test]
fn saving_changes_as_little_as_possible() {
    let rules = Segmenter::new();
    // Two segments without the marks, or in GSM-7.
    let text = "…".repeat(60) + &"a".repeat(74) + "\u{200E}\u{200E}";
    let (written, after) = replaced(rules, &text, Groups::ALL, Policy::IfSaves);
    assert_eq!(rules.measure(&text).segments, 3);
    assert_eq!((after.encoding, after.segments), (Encoding::Ucs2, 2));
    assert_eq!(written, text.replace('\u{200E}', ""));
    // In UCS-2, letters keep their marks, although dropping these would save a segment.
    let text = "e\u{302}".repeat(40) + "ж";
    let (written, after) = replaced(rules, &text, Groups::ALL, Policy::IfSaves);
    assert_eq!((&written, after.segments), (&text, 2));
    // The text becomes GSM-7 only if that saves more.
    let text = "“".repeat(70) + "\u{200E}";
    let (written, after) = replaced(rules, &text, Groups::ALL, Policy::IfSaves);
    assert_eq!((&*written, after.segments), (&*"“".repeat(70), 1));
    let text = "“".repeat(150) + "\u{200E}";
    let (written, after) = replaced(rules, &text, Groups::ALL, Policy::IfSaves);
    assert_eq!((written, after.segments), ("\"".repeat(150), 1));
}

#[test]
fn excluded_characters_are_unmappable_in_every_table() {
    let rules = TURKISH.excluding(CharSet::from_chars(&['Ω', '\'']));
    let text = "ğ".repeat(80) + "Ω’";
    assert_eq!(unmappable(rules, &text), ['Ω', '’']);
    let explanation = rules.explain(&text);
    assert_eq!(
        explanation.measure_without_unmappable(),
        rules.measure(&"ğ".repeat(80))
    );
    // The substitute is excluded, so it would not help.
    assert!(explanation.unmappable().all(|one| one.substitute.is_none()));
    assert_eq!(
        explanation.measure_with_substitutes(Groups::ALL),
        rules.measure(&text)
    );
    assert!(
        !rules
            .replace(&text, Groups::ALL, Policy::IfSaves)
            .is_changed()
    );
}

#[test]
fn hypothetical_measures_follow_the_rules() {
    // A header of 10 octets: 6 for the ports, 3 for the locking shift, and 1 for the length.
    let extras = septet::wire::HeaderExtras::ports(1, 2);
    let rules = TURKISH.with_header_extras(extras);
    let text = "ğ".repeat(140) + "’";
    let explanation = rules.explain(&text);
    assert_eq!(explanation.measure_without_unmappable().capacity, 148);
    assert_eq!(explanation.measure_with_substitutes(Groups::ALL).units, 141);
    let (_, after) = replaced(rules, &text, Groups::ALL, Policy::IfSaves);
    assert_eq!((after.capacity, after.units), (148, 141));
    let forced = rules.with_encoding(Encoding::Gsm7);
    assert_eq!(forced.explain(&text).unmappable().count(), 1);
    // The text would fit in one segment of UCS-2, but GSM-7 is forced.
    let explanation = forced.explain("ğ’");
    for measure in [
        explanation.measure_without_unmappable(),
        explanation.measure_with_substitutes(Groups::ALL),
    ] {
        assert_eq!(measure.locking_shift, Some(Language::Turkish));
    }
    let (_, after) = replaced(forced, &text, Groups::ALL, Policy::IfFits);
    assert_eq!((after.unmappable, after.units), (0, 141));
}

/// A tie goes to the lowest locking shift identifier, even if another pair of tables has a lower
/// single shift identifier.
#[test]
fn ties_between_pairs_of_tables_are_broken_by_the_locking_shift_table() {
    let rules = Segmenter::new().with_languages(Languages::ALL);
    let measure = rules.measure(&("À".repeat(72) + &"Ğ".repeat(72)));
    assert_eq!(
        (measure.locking_shift, measure.single_shift),
        (Some(Language::Turkish), Some(Language::Portuguese))
    );
}

/// If a limit allows more code units than septets, a prefix can exceed it and a longer prefix meet
/// it.
#[test]
fn a_limit_of_units_is_not_monotone() {
    let limit = Limit::new(10, LimitUnits::UNITS).with_ucs2(60, LimitUnits::UNITS);
    let provider = Provider::new("any", Segmenter::new()).with_limit(limit);
    let text = "a".repeat(20) + "ж" + &"a".repeat(60);
    assert_eq!(provider.truncate(&text, 5).chars().count(), 60);
    assert_eq!(provider.truncate(&"a".repeat(20), 5).len(), 10);
}

/// The part of a cluster before a limit, or before a character that the tables lack, can be small
/// enough for one segment. The cluster is larger and is divided.
#[test]
#[cfg(feature = "graphemes")]
fn a_large_cluster_is_also_divided_before_a_limit() {
    let rules = Segmenter::new().with_boundary(septet::Boundary::Grapheme);
    let text = "a".repeat(60) + &"\u{301}".repeat(80);
    let provider = Provider::new("any", rules).with_limit(Limit::new(75, LimitUnits::CHARACTERS));
    let (prefix, _) = text.split_at(60 + 2 * 10);
    assert_eq!(rules.truncate(&text, 1), prefix);
    assert_eq!(provider.truncate(&text, 1), prefix);

    let hindi = rules.with_languages(Languages::NONE.with(Language::Hindi));
    let text = "क".repeat(100) + &"\u{94D}".repeat(100) + &"\u{301}".repeat(100);
    let prefix = hindi.truncate(&text, 1);
    assert_eq!(prefix.chars().count(), 155);
    assert_eq!(hindi.measure(prefix).segments, 1);
}
