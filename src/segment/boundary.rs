//! Segment boundaries.

/// Where a segment may end.
///
/// Escape sequences and surrogate pairs are never split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Boundary {
    /// Between any two characters (Unicode scalar values).
    #[default]
    Character,
    /// Between extended grapheme clusters (UAX #29). Flags, emoji sequences and letters with
    /// combining marks stay whole.
    ///
    /// There are two exceptions. CR LF may be divided, as in Twilio's segment calculator. A cluster
    /// too large for one segment starts in the current segment and is divided between characters.
    #[cfg(feature = "graphemes")]
    Grapheme,
}

/// The Unicode version of the grapheme cluster rules: major, minor, update.
///
/// Other versions can produce different clusters and therefore different counts.
///
/// ```
/// assert!(septet::UNICODE_VERSION >= (15, 1, 0));
/// ```
#[cfg(feature = "graphemes")]
pub const UNICODE_VERSION: (u64, u64, u64) = unicode_segmentation::UNICODE_VERSION;

/// Returns the first grapheme cluster of `text` if `boundary` keeps clusters whole. CR LF counts as
/// two clusters. `text` may be the rest of a longer text, because no UAX #29 rule looks back past a
/// cluster boundary.
#[cfg_attr(
    not(feature = "graphemes"),
    expect(unused_variables, reason = "used only with `graphemes`")
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
