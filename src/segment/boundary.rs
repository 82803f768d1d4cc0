//! Where segments may end.

/// Where a segment may end.
///
/// An escape pair and a surrogate pair are never divided, whatever the boundary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Boundary {
    /// Between any two characters (Unicode scalar values).
    #[default]
    Character,
    /// Between extended grapheme clusters (UAX #29), so that flags, emoji sequences and letters
    /// with marks stay whole.
    ///
    /// Two exceptions: CR LF may be divided, as Twilio's segment calculator does, and a cluster
    /// larger than a segment is cut at characters, from the room left in the current segment.
    #[cfg(feature = "graphemes")]
    Grapheme,
}

/// The version of Unicode whose rules define grapheme clusters: major, minor, update. Another
/// version can give other clusters, and so other counts.
///
/// ```
/// assert!(septet::UNICODE_VERSION >= (15, 1, 0));
/// ```
#[cfg(feature = "graphemes")]
pub const UNICODE_VERSION: (u64, u64, u64) = unicode_segmentation::UNICODE_VERSION;

/// The grapheme cluster that a text begins with, if the boundary keeps clusters whole and the
/// text is not empty.
///
/// No rule of UAX #29 looks back across a boundary between clusters, so the first cluster of the
/// rest of a text is the next cluster of the text.
#[cfg_attr(
    not(feature = "graphemes"),
    expect(unused_variables, reason = "only clusters are looked for")
)]
pub(crate) fn first_cluster(text: &str, boundary: Boundary) -> Option<&str> {
    match boundary {
        Boundary::Character => None,
        #[cfg(feature = "graphemes")]
        Boundary::Grapheme => {
            use unicode_segmentation::UnicodeSegmentation;

            let cluster = text.graphemes(true).next()?;
            Some(
                cluster
                    .strip_suffix('\n')
                    .filter(|cr| !cr.is_empty())
                    .unwrap_or(cluster),
            )
        }
    }
}
