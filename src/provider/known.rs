//! The built-in providers.

use super::limit::Limit;
use super::rules::Provider;
use crate::alphabet::CharSet;
#[cfg(feature = "graphemes")]
use crate::segment::Boundary;
use crate::segment::Segmenter;
#[cfg(feature = "graphemes")]
use crate::wire::ReferenceWidth;

/// When the rules below were last checked.
const REVISION: &str = "2026-11";

/// The characters that Telnyx excludes from GSM-7.
const NOT_AT_TELNYX: CharSet =
    CharSet::from_chars(&['Δ', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ', '¤', 'Ç']);

impl Provider {
    /// Bandwidth's messaging API and its field `segmentCount`.
    ///
    /// - Documented: one encoding for the message, GSM-7 if every character fits, otherwise UCS-2;
    ///   160 or 70 in a single segment, and a header of 6 octets in each of several, so 153 or 67;
    ///   at most 2,048 characters; 1 for every MMS message; charges and rate limits count segments.
    /// - Seen on bills: nothing public.
    /// - Assumed: no pair is split; nothing is trimmed, normalised or replaced; no national tables;
    ///   the limit counts Unicode scalar values.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// assert_eq!(Provider::BANDWIDTH.estimate(&"a".repeat(161), Channel::Sms).segments, 2);
    /// ```
    pub const BANDWIDTH: Self = Self::new("bandwidth", Segmenter::new())
        .with_limit(Limit::Characters(2_048))
        .with_revision(REVISION);

    /// Twilio.
    ///
    /// - Documented: 160 (153 in each of several segments) or 70 (67); at most 1,600 characters (error 21617). Twilio's own
    ///   calculator keeps grapheme clusters whole in UCS-2, and splits CR from LF.
    /// - Seen on bills: no escape pair is split, CR and LF count one each, nothing is composed (see
    ///   the rows of `tests/providers.rs`).
    /// - Assumed: bills count clusters as the calculator does; the limit counts Unicode scalar
    ///   values. Twilio trims the end of a text, which is not modelled.
    ///
    /// Requires the feature `graphemes`.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// // 33 flags of four code units are two segments by characters.
    /// assert_eq!(Provider::TWILIO.estimate(&"🇫🇷".repeat(33), Channel::Sms).segments, 3);
    /// ```
    #[cfg(feature = "graphemes")]
    pub const TWILIO: Self =
        Self::new("twilio", Segmenter::new().with_boundary(Boundary::Grapheme))
            .with_limit(Limit::Characters(1_600))
            .with_revision(REVISION);

    /// Twilio, from toll-free numbers in the United States and Canada.
    ///
    /// - Documented: 152 or 66 in each of several segments, according to third-party copies of
    ///   Twilio's documentation; otherwise as [`Provider::TWILIO`].
    /// - Assumed: the 7 octets that these numbers imply are a header with a 16-bit reference.
    ///
    /// Requires the feature `graphemes`.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let text = "a".repeat(305);
    /// assert_eq!(Provider::TWILIO.estimate(&text, Channel::Sms).segments, 2);
    /// assert_eq!(Provider::TWILIO_TOLL_FREE.estimate(&text, Channel::Sms).segments, 3);
    /// ```
    #[cfg(feature = "graphemes")]
    pub const TWILIO_TOLL_FREE: Self = Self::new(
        "twilio-toll-free",
        Segmenter::new()
            .with_boundary(Boundary::Grapheme)
            .with_reference_width(ReferenceWidth::Bits16),
    )
    .with_limit(Limit::Characters(1_600))
    .with_revision(REVISION);

    /// Vonage.
    ///
    /// - Documented: 160 (153 in each of several segments) or 70 (67), although its table has 304 next to 306 and an older
    ///   page has 152 and 66; at most 3,200 characters.
    /// - Seen on bills: nothing public.
    /// - Assumed: no pair is split; the limit counts Unicode scalar values.
    ///
    /// ```
    /// assert_eq!(septet::provider::Provider::VONAGE.truncate(&"a".repeat(4_000), 255).len(), 3_200);
    /// ```
    pub const VONAGE: Self = Self::new("vonage", Segmenter::new())
        .with_limit(Limit::Characters(3_200))
        .with_revision(REVISION);

    /// Plivo.
    ///
    /// - Documented: 160 (153 in each of several segments) or 70 (67); at most 1,600 characters in GSM-7 and 737 in UCS-2,
    ///   which is 11 segments of 67.
    /// - Seen on bills: nothing public.
    /// - Assumed: no pair is split; the limits count septets and code units, as the second number
    ///   suggests.
    ///
    /// ```
    /// assert_eq!(septet::provider::Provider::PLIVO.truncate(&"中".repeat(1_000), 255).chars().count(), 737);
    /// ```
    pub const PLIVO: Self = Self::new("plivo", Segmenter::new())
        .with_limit(Limit::Units {
            gsm7: 1_600,
            ucs2: 737,
        })
        .with_revision(REVISION);

    /// Sinch.
    ///
    /// - Documented: 160 (153 in each of several segments) or 70 (67) (its table has arithmetic errors); at most 2,000
    ///   characters.
    /// - Seen on bills: nothing public.
    /// - Assumed: no pair is split; the limit counts Unicode scalar values.
    ///
    /// ```
    /// assert_eq!(septet::provider::Provider::SINCH.truncate(&"a".repeat(4_000), 255).len(), 2_000);
    /// ```
    pub const SINCH: Self = Self::new("sinch", Segmenter::new())
        .with_limit(Limit::Characters(2_000))
        .with_revision(REVISION);

    /// Telnyx.
    ///
    /// - Documented: 160 (153 in each of several segments) or 70 (67); at most 10 segments; GSM-7 without Greek letters,
    ///   `¤` and `Ç`; and the units divided by the capacity, which is
    ///   [`Explanation::naive_segments`](crate::explain::Explanation::naive_segments).
    /// - Seen on bills: nothing public.
    /// - Assumed: segments are counted as transmitted, so no pair is split, and the count may be
    ///   one higher than the documented division gives.
    ///
    /// ```
    /// use septet::provider::Provider;
    /// use septet::Encoding;
    ///
    /// let segmenter = Provider::TELNYX.segmenter();
    /// assert_eq!(segmenter.measure("Ça va").encoding, Encoding::Ucs2);
    /// ```
    pub const TELNYX: Self = Self::new("telnyx", Segmenter::new().excluding(NOT_AT_TELNYX))
        .with_limit(Limit::Segments(10))
        .with_revision(REVISION);

    /// All built-in providers; Twilio's require the feature `graphemes`.
    pub const ALL: &'static [Self] = &[
        Self::BANDWIDTH,
        #[cfg(feature = "graphemes")]
        Self::TWILIO,
        #[cfg(feature = "graphemes")]
        Self::TWILIO_TOLL_FREE,
        Self::VONAGE,
        Self::PLIVO,
        Self::SINCH,
        Self::TELNYX,
    ];

    /// Returns the built-in provider with this name.
    ///
    /// ```
    /// use septet::provider::Provider;
    ///
    /// assert_eq!(Provider::from_name("bandwidth"), Some(Provider::BANDWIDTH));
    /// assert_eq!(Provider::from_name("pigeon"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|provider| provider.name() == name)
            .copied()
    }
}
