//! What there is to show of a text.

use septet::{Alphabet, Measure, Segment, SplitError, UserData};

use crate::options::Options;

pub struct Preview<'t> {
    pub measure: Measure,
    /// Whether the encoding was asked for.
    pub asked: bool,
    /// The characters that force UCS-2: those without a code, and their places.
    pub forced_by: Vec<(usize, char)>,
    pub segments: Result<Vec<(Segment<'t>, UserData)>, SplitError>,
}

impl<'t> Preview<'t> {
    pub fn new(text: &'t str, options: &Options, reference_number: u16) -> Self {
        let segmenter = options.segmenter();
        let segments = segmenter.split(text).map(|segments| {
            segments
                .map(|segment| (segment, segment.encode(reference_number)))
                .collect()
        });
        let measure = segmenter.measure(text);
        // National tables hold them all.
        let is_national = measure.locking.is_some() || measure.single.is_some();
        let foreign = |&(_, character): &(_, char)| {
            !is_national && Alphabet::DEFAULT.code(character).is_none()
        };
        Self {
            measure,
            asked: options.encoding.is_some(),
            forced_by: text.char_indices().filter(foreign).collect(),
            segments,
        }
    }
}
