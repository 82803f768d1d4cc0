//! Grapheme clusters, whole and divided.

use septet::{Encoding, Segmenter};

use crate::{by_character, by_cluster};

#[test]
fn a_cluster_larger_than_a_segment_is_divided_at_characters() {
    let text = "e".to_owned() + &"\u{301}".repeat(140);
    assert_eq!(by_cluster(&text), [67, 67, 7]);
    // It starts in the current segment and fills it.
    assert_eq!(by_cluster(&("ж".repeat(60) + &text)), [67, 67, 67]);
    // A cluster that fits a segment of its own stays whole, and the units before it are unused.
    let whole = "e".to_owned() + &"\u{301}".repeat(66);
    assert_eq!(by_cluster(&("ж".repeat(60) + &whole)), [60, 67]);
    // Two of 34 units do not fit one segment.
    let half = "e".to_owned() + &"\u{301}".repeat(33);
    assert_eq!(by_cluster(&half.repeat(6)), [34; 6]);
    assert_eq!(by_character(&half.repeat(6)), [67, 67, 67, 3]);
}

/// Clusters can contain unmappable characters, even if GSM-7 is forced.
#[test]
fn clusters_with_unmappable_characters_stay_whole() {
    let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
    let cluster = "e".to_owned() + &"\u{301}".repeat(33);
    let text = cluster.repeat(9); // 306 septets, 136 of them in the first segment
    let measure = gsm7.measure(&text);
    assert_eq!((measure.segments, measure.remaining), (2, 0));
    let measure = gsm7
        .with_boundary(septet::Boundary::Grapheme)
        .measure(&text);
    assert_eq!((measure.segments, measure.remaining), (3, 153 - 34));
    assert_eq!((measure.units, measure.unmappable), (306, 9 * 33));
}

/// The rest of a divided cluster, looked at alone, consists of other clusters: a joiner at its
/// start joins nothing. So the crate must remember that the cluster is divided.
#[test]
fn the_rest_of_a_divided_cluster_is_divided_at_characters_too() {
    // Men with joiners and a skin tone at the end, one cluster of 133 units, divided before a
    // joiner. If the rest were segmented again, the 67 units after that joiner would be a
    // cluster to keep whole: [67, 1, 67].
    let family = "👨\u{200D}".repeat(43) + "👨🏽";
    assert_eq!(by_cluster(&("жж".to_owned() + &family)), [67, 66, 2]);
}

/// One segment without a header can hold more than two with one.
#[test]
fn truncate_prefers_one_segment_if_it_holds_more() {
    let rules = Segmenter::new().with_boundary(septet::Boundary::Grapheme);
    let large = "e".to_owned() + &"\u{301}".repeat(65);
    let single = "жж".to_owned() + &large + "жж";
    assert_eq!(rules.measure(&single).segments, 1);
    let text = single.clone() + &large;
    assert_eq!(by_cluster(&text), [2, 67, 67]);
    assert_eq!(rules.truncate(&text, 2), single);
}

/// A cluster of 68 units stays whole in a single segment of 70, and is divided in parts of 67;
/// so the prefix ends within it if it takes two segments, and before it if it takes one.
#[test]
fn truncate_divides_a_cluster_only_if_it_is_larger_than_a_segment() {
    let rules = Segmenter::new().with_boundary(septet::Boundary::Grapheme);
    let cluster = "e".to_owned() + &"\u{301}".repeat(67);
    let one = "aaa".to_owned() + &cluster;
    assert_eq!(rules.truncate(&one, 1), "aaa");
    let two = "a".repeat(300) + &cluster;
    assert_eq!(rules.truncate(&two, 2), "a".repeat(300) + "e");
}
