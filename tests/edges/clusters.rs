//! Grapheme clusters, whole and divided.

use septet::{Boundary, Encoding, Segmenter};

use crate::{by_character, by_cluster};

#[test]
fn a_cluster_larger_than_a_segment_is_divided_at_characters() {
    let text = "e".to_owned() + &"\u{301}".repeat(140);
    assert_eq!(by_cluster(&text), [67, 67, 7]);
    // The cluster starts in the current segment and fills it.
    assert_eq!(by_cluster(&("ж".repeat(60) + &text)), [67, 67, 67]);
    // A cluster that fits in one segment stays whole, even if units before it are then unused.
    let whole = "e".to_owned() + &"\u{301}".repeat(66);
    assert_eq!(by_cluster(&("ж".repeat(60) + &whole)), [60, 67]);
    // Two clusters of 34 units do not fit in one segment.
    let half = "e".to_owned() + &"\u{301}".repeat(33);
    assert_eq!(by_cluster(&half.repeat(6)), [34; 6]);
    assert_eq!(by_character(&half.repeat(6)), [67, 67, 67, 3]);
}

/// If GSM-7 is forced, clusters can contain unmappable characters.
#[test]
fn clusters_with_unmappable_characters_stay_whole() {
    let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
    let cluster = "e".to_owned() + &"\u{301}".repeat(33);
    let text = cluster.repeat(9); // 306 septets; with whole clusters, 136 in the first segment
    let measure = gsm7.measure(&text);
    assert_eq!((measure.segments, measure.remaining), (2, 0));
    let measure = gsm7.with_boundary(Boundary::Grapheme).measure(&text);
    assert_eq!((measure.segments, measure.remaining), (3, 153 - 34));
    assert_eq!((measure.units, measure.unmappable), (306, 9 * 33));
}

/// The crate must remember that it divided a cluster: if the rest were segmented alone, it could
/// form different clusters, because a joiner at the start joins nothing.
#[test]
fn the_rest_of_a_divided_cluster_is_divided_at_characters_too() {
    // One cluster of 133 units, divided before a joiner. If the rest were segmented alone, the 67
    // units after that joiner would be a cluster to keep whole: [67, 1, 67].
    let family = "👨\u{200D}".repeat(43) + "👨🏽";
    assert_eq!(by_cluster(&("жж".to_owned() + &family)), [67, 66, 2]);
}

/// One segment without a header can hold a longer prefix than two segments with headers.
#[test]
fn truncate_prefers_one_segment_if_it_holds_more() {
    let rules = Segmenter::new().with_boundary(Boundary::Grapheme);
    let large = "e".to_owned() + &"\u{301}".repeat(65);
    let single = "жж".to_owned() + &large + "жж";
    assert_eq!(rules.measure(&single).segments, 1);
    let text = single.clone() + &large;
    assert_eq!(by_cluster(&text), [2, 67, 67]);
    assert_eq!(rules.truncate(&text, 2), single);
}

/// A cluster of 68 units fits in a single segment of 70 units, but not in a part of 67. The prefix
/// of one segment ends before the cluster, and the prefix of two segments ends inside it.
#[test]
fn truncate_divides_a_cluster_only_if_it_is_larger_than_a_segment() {
    let rules = Segmenter::new().with_boundary(Boundary::Grapheme);
    let cluster = "e".to_owned() + &"\u{301}".repeat(67);
    let one = "aaa".to_owned() + &cluster;
    assert_eq!(rules.truncate(&one, 1), "aaa");
    let two = "a".repeat(300) + &cluster;
    assert_eq!(rules.truncate(&two, 2), "a".repeat(300) + "e");
}

/// Clusters in UTF-16 are found without a `&str`. The characters cover the rules of UAX #29; every
/// sequence of three is checked, and every sequence of five whose last two repeat the first two.
#[test]
fn utf16_clusters_equal_those_of_the_text() {
    const CHARACTERS: [char; 22] = [
        'a',
        '\r',
        '\n',
        '\u{301}',
        '\u{200D}',
        '😀',
        '©',
        '🇫',
        '\u{600}',
        '\u{903}',
        'क',
        '\u{94D}',
        '\u{93C}',
        '\u{1100}',
        '\u{1161}',
        '\u{11A8}',
        '가',
        '각',
        '\u{1F3FD}',
        '\u{200C}',
        '\u{E0067}',
        '1',
    ];
    // A cluster that does not fit starts a new segment, so the units of the last segment show where
    // the cluster starts.
    let rules = Segmenter::new()
        .with_boundary(Boundary::Grapheme)
        .with_encoding(Encoding::Ucs2);
    let check = |sequence: &[char]| {
        for length in 60..=67 {
            let text = "b".repeat(length) + &String::from_iter(sequence) + "bbbbbbbb";
            let units: Vec<u16> = text.encode_utf16().collect();
            assert_eq!(
                rules.measure_utf16(&units),
                rules.measure(&text),
                "{text:?}"
            );
        }
    };
    for one in CHARACTERS {
        for two in CHARACTERS {
            for three in CHARACTERS {
                check(&[one, two, three]);
                check(&[one, two, three, one, two]);
            }
        }
    }
}
