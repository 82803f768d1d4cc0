//! Truncation with national tables.

use septet::alphabet::{Language, Languages};
use septet::{Encoding, Segmenter};

use crate::only;

/// National tables can encode the longest prefix even if they cannot encode the whole text.
#[test]
fn truncate_uses_the_tables_of_the_prefix() {
    let rules = only(Language::Turkish);
    let text = "ğ".repeat(100) + "ж";
    assert_eq!(rules.truncate(&text, 1), "ğ".repeat(100));
    assert_eq!(septet::truncate(&text, 1), "ğ".repeat(70));
    let text = "ğ".repeat(200);
    assert_eq!(rules.truncate(&text, 1), "ğ".repeat(155));
    assert_eq!(rules.truncate(&text, 0), "");
    // The same if GSM-7 is forced.
    let gsm7 = rules.with_encoding(Encoding::Gsm7);
    let text = "ğ".repeat(160);
    assert_eq!(gsm7.truncate(&text, 1), "ğ".repeat(155));
    let ucs2 = rules.with_encoding(Encoding::Ucs2);
    assert_eq!(ucs2.truncate(&text, 1), "ğ".repeat(70));
}

/// The Turkish single shift table has ğ, the Spanish one has á, and neither has both.
#[test]
fn truncate_stops_where_no_single_shift_table_is_left() {
    let single = Languages::NONE
        .with_single_shift(Language::Turkish)
        .with_single_shift(Language::Spanish);
    let rules = Segmenter::new().with_languages(single);
    for (first, second) in [("ğ", "á"), ("á", "ğ")] {
        let prefix = "a".repeat(100) + first;
        let text = prefix.clone() + second + first;
        assert_eq!(rules.truncate(&text, 1), prefix);
    }
}

/// A character that the tables of the prefix lack counts as one septet, so a cluster of 155 septets
/// stays whole, and a cluster of 156 is divided.
#[test]
#[cfg(feature = "graphemes")]
fn unmappable_characters_of_a_cluster_count_one_septet() {
    let rules = Segmenter::new()
        .with_languages(Languages::NONE.with_locking_shift(Language::Hindi))
        .with_boundary(septet::Boundary::Grapheme);
    let cluster = |marks| "न".to_owned() + &"\u{901}".repeat(marks) + "\u{301}";
    let kept = |marks| rules.truncate(&cluster(marks), 1).chars().count();
    assert_eq!(kept(153), 70); // the capacity in UCS-2
    assert_eq!(kept(154), 155);
}
