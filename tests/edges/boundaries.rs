//! Where a segment may end.

use crate::by_character;
#[cfg(feature = "graphemes")]
use crate::by_cluster;

#[test]
fn an_escape_pair_is_not_divided() {
    assert_eq!(by_character(&"]".repeat(153)), [152, 152, 2]);
    assert_eq!(by_character(&"]".repeat(80)), [160]);
    assert_eq!(by_character(&"]".repeat(81)), [152, 10]);
    let text = "a".repeat(152) + "€" + &"a".repeat(10);
    assert_eq!(by_character(&text), [152, 12]);
}

#[test]
fn a_surrogate_pair_is_not_divided() {
    let text = "ж".repeat(66) + "😀" + &"ж".repeat(66);
    assert_eq!(by_character(&text), [66, 67, 1]);
    assert_eq!(by_character(&"😀".repeat(67)), [66, 66, 2]);
    assert_eq!(by_character(&"😀".repeat(35)), [70]);
    // The last character that takes one code unit, and the first that takes two.
    assert_eq!(by_character(&"\u{FFFF}".repeat(70)), [70]);
    assert_eq!(by_character(&"\u{10000}".repeat(36)), [66, 6]);
}

#[test]
fn flags_are_divided_by_characters_but_not_by_clusters() {
    let flags = "🇫🇷".repeat(20);
    assert_eq!(by_character(&flags), [66, 14]);
    #[cfg(feature = "graphemes")]
    assert_eq!(by_cluster(&flags), [64, 16]);
}

#[test]
fn cr_and_lf_may_be_divided() {
    let text = "a".repeat(152) + "\r\n" + &"a".repeat(152);
    assert_eq!(by_character(&text), [153, 153]);
    let cyrillic = "ж".repeat(66) + "\r\n" + &"ж".repeat(66);
    assert_eq!(by_character(&cyrillic), [67, 67]);
    #[cfg(feature = "graphemes")]
    {
        assert_eq!(by_cluster(&text), [153, 153]);
        assert_eq!(by_cluster(&cyrillic), [67, 67]);
    }
}
