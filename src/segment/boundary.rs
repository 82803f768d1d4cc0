//! The pieces of a text that stay whole.

/// Where a segment may end.
///
/// An escape pair and a surrogate pair are never divided, whatever the boundary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Boundary {
    /// Between any two characters (Unicode scalar values).
    #[default]
    Character,
    /// Between any two extended grapheme clusters (UAX #29), so that a flag, an
    /// emoji sequence or a letter with its marks is not torn.
    ///
    /// Two exceptions. CR LF may be parted, as Twilio's segment calculator does. And
    /// a cluster that is larger than a segment has to
    /// be cut: at characters, filling on from where the current segment stands.
    #[cfg(feature = "graphemes")]
    Grapheme,
}

/// The version of Unicode by whose rules grapheme clusters are found: major, minor,
/// update. Another version can find others, and so count otherwise.
///
/// ```
/// assert!(septet::UNICODE_VERSION >= (15, 1, 0));
/// ```
#[cfg(feature = "graphemes")]
pub const UNICODE_VERSION: (u64, u64, u64) = unicode_segmentation::UNICODE_VERSION;

/// The grapheme cluster that a text begins with, if the boundary keeps clusters whole and
/// the text is not empty.
///
/// Clusters begin anew at each boundary between two of them: no rule of UAX #29 looks
/// back across one. So the first cluster of the rest of a text is the next cluster of the
/// text.
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
