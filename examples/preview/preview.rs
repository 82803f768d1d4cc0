//! What there is to show of a text.

use septet::{Alphabet, Measure, Segment, Segmenter, SplitError, UserData};

pub struct Preview<'t> {
    pub measure: Measure,
    /// The characters that force UCS-2: those without a code, and their places.
    pub forced_by: Vec<(usize, char)>,
    pub segments: Result<Vec<(Segment<'t>, UserData)>, SplitError>,
}

impl<'t> Preview<'t> {
    pub fn new(text: &'t str, segmenter: Segmenter, reference_number: u16) -> Self {
        let segments = segmenter.split(text).map(|segments| {
            segments
                .map(|segment| (segment, segment.encode(reference_number)))
                .collect()
        });
        Self {
            measure: segmenter.measure(text),
            forced_by: text
                .char_indices()
                .filter(|&(_, character)| Alphabet::DEFAULT.code(character).is_none())
                .collect(),
            segments,
        }
    }
}
