//! Explanations and replacements.

use septet::alphabet::CharSet;
use septet::replace::{Groups, Policy};
use septet::{Encoding, Segmenter};

#[cfg(feature = "graphemes")]
const BY_CLUSTER: Segmenter = Segmenter::new().with_boundary(septet::Boundary::Grapheme);

#[test]
fn unmappable_characters_have_offsets_and_substitutes() {
    let text = "😀 “a” {é}";
    let explanation = Segmenter::new().explain(text);
    let found: Vec<_> = explanation
        .unmappable()
        .map(|one| {
            (
                one.byte_offset,
                one.utf16_offset,
                one.character,
                one.substitute,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (0, 0, '😀', None),
            (5, 3, '“', Some("\"")),
            (9, 5, '”', Some("\"")),
        ]
    );
    assert_eq!(explanation.only_unmappable(), None);
    // The emoji stays, so the text stays UCS-2.
    let replaced = explanation.measure_with_substitutes(Groups::ALL);
    assert_eq!(replaced, septet::measure("😀 \"a\" {é}"));
    // UCS-2 text has no extension characters.
    assert_eq!(explanation.extensions().count(), 0);
    assert_eq!(
        Segmenter::new().explain("😀😀").only_unmappable(),
        Some('😀')
    );
}

#[test]
fn marks_and_joiners_of_characters_that_stay_have_no_substitute() {
    let text = "👨\u{200D}👩 и\u{306} ≤\u{338} e\u{302} a\u{200D}";
    let found: Vec<_> = Segmenter::new()
        .explain(text)
        .unmappable()
        .map(|one| (one.character, one.substitute))
        .collect();
    let expected = [
        ('👨', None),
        ('\u{200D}', None),
        ('👩', None),
        ('и', None),
        ('\u{306}', None),
        ('≤', None),
        ('\u{338}', None),
        ('\u{302}', Some("")),
        ('\u{200D}', Some("")),
    ];
    assert_eq!(found, expected);
}

/// An excluded character is unmappable and is not used as a substitute.
#[test]
fn excluded_characters_are_unmappable() {
    const RULES: Segmenter = Segmenter::new().excluding(CharSet::from_chars(&['Ω', '"']));
    let explanation = RULES.explain("Ω “");
    let found: Vec<_> = explanation
        .unmappable()
        .map(|one| (one.character, one.substitute))
        .collect();
    assert_eq!(found, [('Ω', None), ('“', None)]);
    assert!(!RULES.replace("“", Groups::ALL, Policy::IfFits).is_changed());
}

#[test]
#[cfg(feature = "national")]
fn characters_of_allowed_national_tables_are_mappable() {
    let rules = Segmenter::new().with_languages(septet::alphabet::Languages::ALL);
    let text = "ğ".repeat(100);
    let explanation = rules.explain(&text);
    assert_eq!(explanation.measure(), rules.measure(&text));
    assert_eq!(explanation.unmappable().count(), 0);
    assert_eq!(
        explanation.measure_without_unmappable(),
        explanation.measure()
    );
    assert_eq!(
        explanation.measure_with_substitutes(Groups::ALL),
        explanation.measure()
    );
    // Turkish letters are not replaced if national tables can encode them.
    for policy in [Policy::IfFits, Policy::IfSaves] {
        assert!(!rules.replace(&text, Groups::ALL, policy).is_changed());
    }
    // The emoji is the only character that forces UCS-2.
    let text = text + "😀";
    let explanation = rules.explain(&text);
    assert_eq!(explanation.measure().segments, 2);
    let without = explanation.measure_without_unmappable();
    assert_eq!((without.segments, without.units), (1, 100));
}

#[test]
fn extensions_and_line_breaks_have_a_cost() {
    let text = "a".repeat(150) + "[]{}^~";
    let explanation = Segmenter::new().explain(&text);
    assert_eq!(explanation.measure().segments, 2);
    assert_eq!(explanation.segments_without_extensions(), 1);
    let found: Vec<_> = explanation
        .extensions()
        .map(|position| position.byte_offset)
        .collect();
    assert_eq!(found, [150, 151, 152, 153, 154, 155]);

    let text = "ж".repeat(34) + "\r\n" + &"ж".repeat(35);
    let explanation = Segmenter::new().explain(&text);
    let positions: Vec<_> = explanation
        .crlf_breaks()
        .map(|position| (position.byte_offset, position.utf16_offset))
        .collect();
    assert_eq!(positions, [(68, 34)]);
    assert_eq!(explanation.measure().segments, 2);
    assert_eq!(explanation.segments_with_line_feeds(), 1);
    // A lone CR does not count, and neither does LF before CR.
    assert_eq!(
        Segmenter::new().explain("\r \n\r\r").crlf_breaks().count(),
        0
    );
}

#[test]
fn segment_ends_have_unused_units() {
    let text = "a".repeat(152) + "€" + &"a".repeat(200);
    let explanation = Segmenter::new().explain(&text);
    let ends: Vec<_> = explanation
        .segment_ends()
        .map(|end| (end.byte_offset, end.utf16_offset, end.unused_units))
        .collect();
    assert_eq!(ends, [(152, 152, 1), (306, 304, 0)]);
    assert_eq!(Segmenter::new().explain("Hello").segment_ends().count(), 0);
    assert_eq!(Segmenter::new().explain("").segment_ends().count(), 0);
    // Byte offsets refer to the UTF-8 text, even if GSM-7 is forced.
    let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
    let text = "😀".repeat(161);
    let end = gsm7.explain(&text).segment_ends().next().unwrap();
    assert_eq!((end.byte_offset, end.utf16_offset), (4 * 153, 2 * 153));
}

#[test]
#[cfg(feature = "graphemes")]
fn explanations_keep_clusters_whole() {
    let text = "👋🏽".repeat(33);
    let explanation = BY_CLUSTER.explain(&text);
    assert_eq!(explanation.measure().segments, 3);
    assert_eq!(explanation.naive_segments(), 2);
    assert!(
        explanation
            .segment_ends()
            .map(|end| end.unused_units)
            .eq([3, 3])
    );
}

#[test]
fn policies_replace_as_named() {
    let rules = Segmenter::new();
    let outcome = |text: &str, policy| {
        let replacement = rules.replace(text, Groups::ALL, policy);
        let written: String = replacement.characters().collect();
        assert_eq!(written != text, replacement.is_changed());
        assert_eq!(replacement.after(), rules.measure(&written));
        assert_eq!(replacement.before(), rules.measure(text));
        replacement.is_changed()
    };
    let [never, fit, save, always] = [
        Policy::Never,
        Policy::IfFits,
        Policy::IfSaves,
        Policy::Always,
    ];
    // One segment before and after.
    let short = "“a”";
    assert_eq!(
        [never, fit, save, always].map(|policy| outcome(short, policy)),
        [false, true, false, true]
    );
    // Two before, one after.
    let long = short.to_owned() + &"a".repeat(70);
    assert_eq!(
        [never, fit, save, always].map(|policy| outcome(&long, policy)),
        [false, true, true, true]
    );
    // One before, two after.
    let expensive = "…".repeat(60);
    assert_eq!(
        [never, fit, save, always].map(|policy| outcome(&expensive, policy)),
        [false, true, false, true]
    );
    // A character without a substitute keeps the text in UCS-2.
    let stays = long.clone() + "中";
    assert_eq!(
        [never, fit, save, always].map(|policy| outcome(&stays, policy)),
        [false, false, false, true]
    );
    assert_eq!(Policy::default(), save);
    // Only characters of the chosen groups are replaced.
    assert!(!rules.replace(&long, Groups::ACCENTS, save).is_changed());
    // If UCS-2 is forced, the text never becomes GSM-7, but can become shorter.
    let ucs2 = rules.with_encoding(Encoding::Ucs2);
    let invisible = "\u{AD}".repeat(100);
    let changes = |text: &str, policy| ucs2.replace(text, Groups::ALL, policy).is_changed();
    assert_eq!(
        [never, fit, save, always].map(|policy| changes(&invisible, policy)),
        [false, false, true, true]
    );
    assert_eq!(
        [never, fit, save, always].map(|policy| changes("\u{AD}", policy)),
        [false, false, false, true]
    );
    // If GSM-7 is forced, replacing can make the text encodable.
    let gsm7 = rules.with_encoding(Encoding::Gsm7);
    let replacement = gsm7.replace(short, Groups::ALL, fit);
    assert_eq!(replacement.after().unmappable, 0);
}

/// A mark that is replaced together with its letter has its own substitute, not that of both.
#[test]
fn a_mark_has_its_own_substitute() {
    for (text, marks) in [("e\u{301}", 1), ("o\u{30B}", 1), ("a\u{300}\u{301}", 2)] {
        let explanation = Segmenter::new().explain(text);
        let found: Vec<_> = explanation.unmappable().map(|one| one.substitute).collect();
        assert_eq!(found, vec![Some(""); marks], "{text}");
    }
}
