//! The characters that must go to save a segment.

/// The characters at the end of a text that must go to save a segment, from
/// [`Explanation::surplus`](crate::explain::Explanation::surplus).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Surplus {
    /// The byte offset of the first of them.
    #[cfg_attr(feature = "serde", serde(rename = "offset"))]
    pub byte_offset: usize,
    /// The same offset in UTF-16 code units.
    pub utf16_offset: usize,
    /// Their number (Unicode scalar values).
    pub characters: usize,
    /// The number of segments of the text without them. It can be lower by more than one: without
    /// an emoji, the rest may fit GSM-7.
    #[cfg_attr(feature = "serde", serde(rename = "segment_count"))]
    pub segments: u32,
}

impl Surplus {
    /// Returns what follows the prefix `kept` in `text`.
    pub(super) fn after(kept: &str, text: &str, segments: u32) -> Self {
        let rest = text.get(kept.len()..).unwrap_or_default();
        Self {
            byte_offset: kept.len(),
            utf16_offset: kept.chars().map(char::len_utf16).sum(),
            characters: rest.chars().count(),
            segments,
        }
    }
}
