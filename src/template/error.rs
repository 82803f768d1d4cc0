//! Templates whose cost is not known exactly.

use core::fmt;

/// The error of [`Segmenter::measure_template`](crate::Segmenter::measure_template): under these
/// rules, the cost of the template is not known exactly.
///
/// ```
/// # #[cfg(feature = "national")] {
/// use septet::{Segmenter, alphabet::Languages, template::{Content, Part, TemplateError}};
///
/// let parts = [Part::Placeholder { content: Content::Gsm7, max: 9 }];
/// let rules = Segmenter::new().with_languages(Languages::ALL);
/// let error = rules.measure_template(&parts).unwrap_err();
/// assert_eq!(error, TemplateError::NationalTables);
/// assert!(error.to_string().contains("which tables are chosen depends on the characters"));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum TemplateError {
    /// Grapheme clusters are kept whole, and the text can take several segments in UCS-2 or in
    /// national tables. The cost then depends on which clusters the characters form. With
    /// `Boundary::Character`, the cost is exact, and a lower bound for whole clusters.
    Graphemes,
    /// National tables are allowed, and a placeholder holds characters that decide which tables are
    /// chosen. Without national tables, the cost is exact; unless GSM-7 is forced, it is an upper
    /// bound.
    NationalTables,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Graphemes => {
                "the cost of the template is not known exactly, because it depends on the grapheme \
                 clusters that the characters form"
            }
            Self::NationalTables => {
                "the cost of the template is not known exactly, because which tables are chosen \
                 depends on the characters"
            }
        })
    }
}

impl core::error::Error for TemplateError {}
