//! The providers whose rules are known.

use super::limit::Limit;
use super::rules::Provider;
use crate::alphabet::CharSet;
#[cfg(feature = "graphemes")]
use crate::segment::Boundary;
use crate::segment::Segmenter;
#[cfg(feature = "graphemes")]
use crate::wire::ReferenceWidth;

/// When the rules below were last looked at.
const REVISION: &str = "2026-11";

/// What Telnyx leaves out of GSM-7.
const NOT_AT_TELNYX: CharSet =
    CharSet::from_chars(&['Δ', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ', '¤', 'Ç']);

impl Provider {
    /// Bandwidth's messaging API, and its field `segmentCount`.
    ///
    /// - Documented: one encoding for the message, GSM-7 if every character fits and else
    ///   UCS-2; 160 or 70 in one segment, and a header of 6 octets in each of several (so
    ///   153 or 67); a text of at most 2,048 characters; 1 for every multimedia message;
    ///   charges and rate limits count segments.
    /// - Seen on bills: nothing that is public.
    /// - Assumed: no pair is torn, nothing is trimmed, normalised or replaced, no national
    ///   tables; a character of the cap is a Unicode scalar value.
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
    /// - Documented: 160 and 153 or 70 and 67; at most 1,600 characters (error 21617). Its
    ///   own calculator keeps grapheme clusters whole in UCS-2, and parts CR from LF.
    /// - Seen on bills: no escape pair is torn, CR and LF count one each, nothing is
    ///   composed: the rows of `tests/providers.rs`.
    /// - Assumed: bills go by clusters as the calculator does; a character of the cap is a
    ///   Unicode scalar value. What it trims at the end of a text is not modelled.
    ///
    /// Needs the feature `graphemes`.
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

    /// Twilio, from toll-free numbers of the United States and Canada.
    ///
    /// - Documented: 152 or 66 in each of several segments, in third-party copies of what
    ///   Twilio says; all else as [`Provider::TWILIO`].
    /// - Assumed: that the 7 octets behind these figures are a header with a 16-bit
    ///   reference.
    ///
    /// Needs the feature `graphemes`.
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
    /// - Documented: 160 and 153 or 70 and 67, although its table prints 304 beside 306 and
    ///   an older page has 152 and 66; at most 3,200 characters.
    /// - Seen on bills: nothing that is public.
    /// - Assumed: no pair is torn; a character of the cap is a Unicode scalar value.
    ///
    /// ```
    /// assert_eq!(septet::provider::Provider::VONAGE.truncate(&"a".repeat(4_000), 255).len(), 3_200);
    /// ```
    pub const VONAGE: Self = Self::new("vonage", Segmenter::new())
        .with_limit(Limit::Characters(3_200))
        .with_revision(REVISION);

    /// Plivo.
    ///
    /// - Documented: 160 and 153 or 70 and 67; at most 1,600 characters in GSM-7 and 737 in
    ///   UCS-2, which is 11 segments of 67.
    /// - Seen on bills: nothing that is public.
    /// - Assumed: no pair is torn; the caps count septets and code units, as the second
    ///   figure suggests.
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
    /// - Documented: 160 and 153 or 70 and 67 (its table has slips of arithmetic); at most
    ///   2,000 characters.
    /// - Seen on bills: nothing that is public.
    /// - Assumed: no pair is torn; a character of the cap is a Unicode scalar value.
    ///
    /// ```
    /// assert_eq!(septet::provider::Provider::SINCH.truncate(&"a".repeat(4_000), 255).len(), 2_000);
    /// ```
    pub const SINCH: Self = Self::new("sinch", Segmenter::new())
        .with_limit(Limit::Characters(2_000))
        .with_revision(REVISION);

    /// Telnyx.
    ///
    /// - Documented: 160 and 153 or 70 and 67; at most 10 segments; a set of GSM-7 without
    ///   Greek letters, `¤` and `Ç`; and the plain division of units by what a segment holds,
    ///   which [`Explanation::naive_segments`](crate::explain::Explanation::naive_segments) gives.
    /// - Seen on bills: nothing that is public.
    /// - Assumed: segments as they go on the air, so no pair is torn, and the count can be
    ///   one higher than the plain division.
    ///
    /// ```
    /// use septet::provider::Provider;
    /// use septet::Encoding;
    ///
    /// let rules = Provider::TELNYX.segmenter();
    /// assert_eq!(rules.measure("Ça va").encoding, Encoding::Ucs2);
    /// ```
    pub const TELNYX: Self = Self::new("telnyx", Segmenter::new().excluding(NOT_AT_TELNYX))
        .with_limit(Limit::Segments(10))
        .with_revision(REVISION);

    /// All of them that this build knows; Twilio's rules need the feature `graphemes`.
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

    /// The provider of this name among [`Provider::ALL`].
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
