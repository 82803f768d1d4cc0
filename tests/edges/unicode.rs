//! Clusters are those of the test data of UAX #29.

use septet::{Boundary, Segmenter};

use crate::by_cluster;

const PART: usize = 67;
const ALONE: usize = 70;
/// A separator that no cluster shares with another character, and that forces UCS-2.
const SEPARATOR: &str = "\u{2028}";

/// The clusters of each row of `clusters.tsv`. The crate may divide CR LF, so it counts as two.
fn rows() -> impl Iterator<Item = Vec<String>> {
    let character = |code: &str| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap();
    let rows = include_str!("../data/clusters.tsv").lines().skip(1);
    rows.map(move |row| {
        let row = row.replace("000D 000A", "000D ÷ 000A");
        let clusters = row.split(" ÷ ");
        clusters
            .map(|cluster| cluster.split(' ').map(character).collect())
            .collect()
    })
}

fn code_units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Returns the units of the segments that hold as many clusters as possible.
fn fill(clusters: &[String]) -> Vec<u16> {
    let mut segments = vec![0];
    for cluster in clusters {
        let units = u16::try_from(code_units(cluster)).unwrap();
        let last = segments.last_mut().unwrap();
        if usize::from(*last + units) <= PART {
            *last += units;
        } else {
            segments.push(units);
        }
    }
    segments
}

/// Each row at each place where a segment of `size` units ends in it.
fn placed(size: usize) -> impl Iterator<Item = Vec<String>> {
    rows().flat_map(move |row| {
        let units = code_units(&row.concat());
        (0..=units).map(move |before| {
            let mut clusters = vec![SEPARATOR.to_owned(); size - before];
            clusters.extend_from_slice(&row);
            clusters.extend(vec![SEPARATOR.to_owned(); ALONE]);
            clusters
        })
    })
}

#[test]
fn no_segment_ends_inside_a_cluster() {
    let rules = Segmenter::new().with_boundary(Boundary::Grapheme);
    let mut number = 0;
    for clusters in placed(PART) {
        let text = clusters.concat();
        // Also compares `split` with `measure`.
        assert_eq!(by_cluster(&text), fill(&clusters), "{text:?}");
        let utf16: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(
            rules.measure_utf16(&utf16),
            rules.measure(&text),
            "{text:?}"
        );
        number += 1;
    }
    assert!(number > 2 * rows().count());
}

#[test]
fn no_prefix_ends_inside_a_cluster() {
    let rules = Segmenter::new().with_boundary(Boundary::Grapheme);
    for clusters in placed(ALONE) {
        let text = clusters.concat();
        let mut prefix = String::new();
        for cluster in &clusters {
            if code_units(&prefix) + code_units(cluster) > ALONE {
                break;
            }
            prefix += cluster;
        }
        assert_eq!(rules.truncate(&text, 1), prefix, "{text:?}");
    }
}

#[test]
fn the_rows_are_all_there() {
    assert_eq!(rows().count(), 766);
}
