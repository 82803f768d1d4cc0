//! Edge cases of counting, splitting and decoding that other libraries get wrong.

// Nested, so that the files are in `tests/edges`.
mod edges {
    mod boundaries;
    #[cfg(feature = "graphemes")]
    mod clusters;
    mod encoding;
    mod errors;
    mod octets;
    mod totals;
    mod truncate;
    #[cfg(feature = "graphemes")]
    mod unicode;
}

use septet::Segmenter;

fn units(rules: Segmenter, text: &str) -> Vec<u16> {
    let segments = rules.split(text).unwrap();
    let measure = segments.measure();
    let units: Vec<u16> = segments.map(|segment| segment.units()).collect();
    assert_eq!(measure, rules.measure(text));
    assert_eq!(measure.segments as usize, units.len());
    assert_eq!(
        measure.units,
        units.iter().map(|&units| u32::from(units)).sum()
    );
    assert_eq!(measure.remaining, measure.capacity - units.last().unwrap());
    units
}

fn by_character(text: &str) -> Vec<u16> {
    units(Segmenter::new(), text)
}

#[cfg(feature = "graphemes")]
fn by_cluster(text: &str) -> Vec<u16> {
    units(
        Segmenter::new().with_boundary(septet::Boundary::Grapheme),
        text,
    )
}
