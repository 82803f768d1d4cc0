//! The choice of tables.

use septet::alphabet::{Language, Languages};
use septet::{Encoding, Measure, ReferenceWidth, Segmenter};

use crate::{ALL, header, only};

/// The encoding, the languages of the locking and single shift tables, units, segments and
/// capacity.
type Cost = (Encoding, Option<Language>, Option<Language>, u32, u32, u16);

fn cost(measure: Measure) -> Cost {
    (
        measure.encoding,
        measure.locking_shift,
        measure.single_shift,
        measure.units,
        measure.segments,
        measure.capacity,
    )
}

#[test]
fn a_table_is_chosen_for_the_fewest_segments() {
    use Encoding::Gsm7;
    let portuguese = Some(Language::Portuguese);
    let turkish = Some(Language::Turkish);

    let bars = only(Language::Portuguese).measure(&"|".repeat(100));
    assert_eq!(cost(bars), (Gsm7, portuguese, None, 100, 1, 155));
    // ğ takes one septet in the locking shift table and two in the single shift table. 160 septets
    // do not fit after a header.
    let soft_g = only(Language::Turkish).measure(&"ğ".repeat(80));
    assert_eq!(cost(soft_g), (Gsm7, turkish, None, 80, 1, 155));
    assert_eq!(soft_g.remaining, 75);
    let single = Languages::NONE.with_single_shift(Language::Turkish);
    let soft_g = Segmenter::new()
        .with_languages(single)
        .measure(&"ğ".repeat(80));
    assert_eq!((soft_g.encoding, soft_g.segments), (Encoding::Ucs2, 2));
    let soft_g = Segmenter::new()
        .with_languages(single)
        .measure(&"ğ".repeat(77));
    assert_eq!(cost(soft_g), (Gsm7, None, turkish, 154, 1, 155));
}

#[test]
fn without_a_gain_the_most_widely_supported_encoding_wins() {
    // The default tables take as few segments as any other table.
    for text in ["", "Hello", "{}", &"a".repeat(1_000)] {
        assert_eq!(ALL.measure(text), septet::measure(text));
    }
    // No table takes fewer segments than UCS-2.
    for text in ["ğ".repeat(70), "नमस्ते".into(), "ж".repeat(300)] {
        assert_eq!(ALL.measure(&text), septet::measure(&text));
        assert_eq!(header(ALL, &"ğ".repeat(70)), []);
    }
    let (text, turkish) = ("ğ".repeat(71), Some(Language::Turkish));
    assert_eq!(
        cost(ALL.measure(&text)),
        (Encoding::Gsm7, turkish, None, 71, 1, 155)
    );
    // No national table is allowed, or UCS-2 is forced.
    let ucs2 = Encoding::Ucs2;
    assert_eq!(Segmenter::new().measure(&text).segments, 2);
    assert_eq!(
        ALL.with_encoding(ucs2).measure(&text).encoding,
        Encoding::Ucs2
    );
}

/// The order of preference: one national table before two, then fewer septets, then the lower
/// identifier.
#[test]
fn ties_are_broken_in_order() {
    // Both Turkish tables have ş; in the locking shift table it takes fewer septets.
    let text = "ş".repeat(75);
    let measure = only(Language::Turkish).measure(&text);
    assert_eq!(
        (measure.locking_shift, measure.single_shift),
        (Some(Language::Turkish), None)
    );
    // € takes one septet in the Turkish and Portuguese locking shift tables.
    let measure = ALL.measure(&"€".repeat(100));
    assert_eq!(measure.locking_shift, Some(Language::Turkish));
    // The Spanish and Portuguese single shift tables have á.
    let single = Languages::NONE
        .with_single_shift(Language::Portuguese)
        .with_single_shift(Language::Spanish);
    let text = "á".repeat(10) + &"a".repeat(90);
    let measure = Segmenter::new().with_languages(single).measure(&text);
    assert_eq!(
        (measure.locking_shift, measure.single_shift),
        (None, Some(Language::Spanish))
    );
    // If GSM-7 is forced, a table is used whenever it makes the text encodable.
    let gsm7 = ALL.with_encoding(Encoding::Gsm7);
    assert_eq!(gsm7.measure("ğ").locking_shift, Some(Language::Turkish));
    assert_eq!(gsm7.measure("ж").unmappable, 1);
    assert!(gsm7.split("ж").is_err());
    assert!(gsm7.split("ğ").is_ok());
}

#[test]
fn every_table_can_be_chosen() {
    let letters = "ğ õকકकಕകକਕகకب".chars();
    for (language, letter) in Language::ALL.iter().copied().zip(letters) {
        let expected = match language.has_locking_shift() {
            true => (Encoding::Gsm7, Some(language), None, 100, 1, 155),
            // Spanish has no locking shift table; a space stands for it in `letters`.
            false => (Encoding::Gsm7, None, None, 100, 1, 160),
        };
        assert_eq!(cost(ALL.measure(&letter.to_string().repeat(100))), expected);
    }
    let digits = "০૦०೦൦୦੦௦౦۰".chars();
    for (language, digit) in Language::ALL.iter().copied().skip(3).zip(digits) {
        let expected = (Encoding::Gsm7, None, Some(language), 142, 1, 155);
        assert_eq!(cost(ALL.measure(&digit.to_string().repeat(71))), expected);
    }
}

/// 298 septets fill two segments of 149, unless an escape sequence would be split.
#[test]
fn unused_septets_count_in_the_choice() {
    let single = Languages::NONE.with_single_shift(Language::Turkish);
    let rules = Segmenter::new().with_languages(single);
    let turkish = Some(Language::Turkish);
    // At 74 pairs per segment, the text takes three segments, as in UCS-2, which is preferred.
    let text = "ğ".repeat(149);
    let expected = (Encoding::Ucs2, None, None, 149, 3, 67);
    assert_eq!(cost(rules.measure(&text)), expected);
    let text = "ğ".repeat(148);
    let expected = (Encoding::Gsm7, None, turkish, 296, 2, 149);
    assert_eq!(cost(rules.measure(&text)), expected);
    // With the single shift table alone, 298 septets take three segments, because two segments
    // would divide a pair. With the Portuguese locking shift table, which has ç, the text takes
    // two.
    let text = "a".repeat(148) + &"ç".repeat(10) + &"a".repeat(128) + "ğ";
    let expected = (Encoding::Gsm7, None, turkish, 298, 3, 149);
    assert_eq!(cost(rules.measure(&text)), expected);
    let both = rules.with_languages(single.with_locking_shift(Language::Portuguese));
    let portuguese = Some(Language::Portuguese);
    let expected = (Encoding::Gsm7, portuguese, turkish, 288, 2, 146);
    assert_eq!(cost(both.measure(&text)), expected);
}

/// Hindi letters take one septet in the Hindi locking shift table. Latin capitals are in the single
/// shift table of every Indic language.
#[test]
fn the_two_tables_may_differ_in_language() {
    let languages = Languages::NONE
        .with_locking_shift(Language::Hindi)
        .with_single_shift(Language::Tamil);
    let rules = Segmenter::new().with_languages(languages);
    let text = "न".repeat(100) + "ABC";
    let expected = (Some(Language::Hindi), Some(Language::Tamil));
    let measure = rules.measure(&text);
    assert_eq!((measure.locking_shift, measure.single_shift), expected);
    assert_eq!(
        (measure.units, measure.segments, measure.capacity),
        (106, 1, 152)
    );
    assert_eq!(header(rules, &text), [6, 0x24, 1, 11, 0x25, 1, 6]);
    let sent = rules.split(&text).unwrap().next().unwrap().encode(0);
    assert_eq!(sent.text().unwrap(), text.as_str());
}

/// The capacities of single segments are those of 23.038 Annex C. Segments of a concatenated
/// message also have a concatenation element.
#[test]
fn capacities_account_for_the_header() {
    let one = only(Language::Turkish);
    let both = Languages::NONE
        .with_locking_shift(Language::Hindi)
        .with_single_shift(Language::Tamil);
    let both = Segmenter::new().with_languages(both);
    for (rules, text, single, [part_8, part_16]) in
        [(one, "ğ", 155, [149, 148]), (both, "नA", 152, [146, 145])]
    {
        let wide = rules.with_reference_width(ReferenceWidth::Bits16);
        assert_eq!(
            rules
                .measure(&text.repeat(100 / text.chars().count()))
                .capacity,
            single
        );
        assert_eq!(rules.measure(&text.repeat(400)).capacity, part_8);
        assert_eq!(wide.measure(&text.repeat(400)).capacity, part_16);
    }
}

/// A cluster of 147 units stays whole in segments of 149 septets, but is divided in segments of
/// 146, which leaves fewer units unused. The text therefore takes two segments with two tables, and
/// three with one.
#[test]
#[cfg(feature = "graphemes")]
fn a_smaller_capacity_can_save_segments_for_a_large_cluster() {
    use septet::Boundary;

    let rules = only(Language::Hindi).with_boundary(Boundary::Grapheme);
    let text = "न".repeat(75) + "न" + &"\u{901}".repeat(146) + &"न".repeat(10);
    let hindi = Some(Language::Hindi);
    assert_eq!(
        cost(rules.measure(&text)),
        (Encoding::Gsm7, hindi, hindi, 232, 2, 146)
    );
    let locking = Languages::NONE.with_locking_shift(Language::Hindi);
    let measure = rules.with_languages(locking).measure(&text);
    assert_eq!((measure.segments, measure.capacity), (3, 149));
}
