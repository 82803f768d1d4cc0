//! Truncation to the tables of the prefix.

use septet::alphabet::{Language, Languages};
use septet::{Encoding, Segmenter};

use crate::only;

/// The longest beginning may be written in national tables where the whole text cannot be.
#[test]
fn truncate_asks_for_the_tables_of_the_beginning() {
    let rules = only(Language::Turkish);
    let text = "ğ".repeat(100) + "ж";
    assert_eq!(rules.truncate(&text, 1), "ğ".repeat(100));
    assert_eq!(septet::truncate(&text, 1), "ğ".repeat(70));
    let text = "ğ".repeat(200);
    assert_eq!(rules.truncate(&text, 1), "ğ".repeat(155));
    assert_eq!(rules.truncate(&text, 0), "");
    // A text that forced GSM-7 cannot hold is still cut by what its beginning takes.
    let gsm7 = rules.with_encoding(Encoding::Gsm7);
    let text = "ğ".repeat(160);
    assert_eq!(gsm7.truncate(&text, 1), "ğ".repeat(155));
    let ucs2 = rules.with_encoding(Encoding::Ucs2);
    assert_eq!(ucs2.truncate(&text, 1), "ğ".repeat(70));
}

/// The Turkish single shift table has ğ, the Spanish one á, and none has both.
#[test]
fn truncate_stops_where_no_single_shift_table_is_left() {
    let single = Languages::NONE
        .with_single_shift(Language::Turkish)
        .with_single_shift(Language::Spanish);
    let rules = Segmenter::new().with_languages(single);
    for (first, second) in [("ğ", "á"), ("á", "ğ")] {
        let beginning = "a".repeat(100) + first;
        let text = beginning.clone() + second + first;
        assert_eq!(rules.truncate(&text, 1), beginning);
    }
}

/// In the tables of the beginning, a character behind it that they lack counts one septet, as
/// everywhere: a cluster of 155 is whole, and one of 156 is cut.
#[test]
#[cfg(feature = "graphemes")]
fn a_cluster_that_the_tables_do_not_hold_has_a_size_too() {
    let rules = Segmenter::new()
        .with_languages(Languages::NONE.with_locking_shift(Language::Hindi))
        .with_boundary(septet::Boundary::Grapheme);
    let cluster = |marks| "न".to_owned() + &"\u{901}".repeat(marks) + "\u{301}";
    let kept = |marks| rules.truncate(&cluster(marks), 1).chars().count();
    assert_eq!(kept(153), 70); // what UCS-2 holds
    assert_eq!(kept(154), 155);
}
