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
const TELNYX_EXCLUDED: CharSet =
    CharSet::from_chars(&['Δ', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ', '¤', 'Ç']);

impl Provider {
    /// Bandwidth's messaging API, which returns the count as `segmentCount`.
    ///
    /// - Documented: one encoding for the whole message, GSM-7 if every character has a code,
    ///   otherwise UCS-2; 160/153 septets, 70/67 code units, because each segment of a concatenated
    ///   message has a 6-octet header; at most 2,048 characters; 1 segment per MMS message; charges
    ///   and rate limits count segments.
    /// - Seen on bills: nothing public.
    /// - Assumed: escape and surrogate pairs are not divided; nothing is trimmed, normalised or
    ///   replaced; no national tables are used; the limit counts Unicode scalar values.
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
    /// - Documented: 160/153 septets, 70/67 code units; at most 1,600 characters (error 21617).
    ///   Twilio's calculator keeps grapheme clusters whole in UCS-2, except CR LF.
    /// - Seen on bills: escape pairs are not divided, CR and LF count as one each, and characters
    ///   are not composed (see `tests/providers.rs`).
    /// - Assumed: bills count clusters as the calculator does; the limit counts Unicode scalar
    ///   values. Twilio trims line breaks at the end of a text, which is not modelled.
    ///
    /// Requires the `graphemes` feature.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// // If flags (four code units each) could be divided, this would be two segments.
    /// assert_eq!(Provider::TWILIO.estimate(&"🇫🇷".repeat(33), Channel::Sms).segments, 3);
    /// ```
    #[cfg(feature = "graphemes")]
    pub const TWILIO: Self =
        Self::new("twilio", Segmenter::new().with_boundary(Boundary::Grapheme))
            .with_limit(Limit::Characters(1_600))
            .with_revision(REVISION);

    /// Twilio, for messages from toll-free numbers in the United States and Canada.
    ///
    /// - Documented: 160/152 septets, 70/66 code units, according to third-party copies of Twilio's
    ///   documentation; otherwise the same as [`Provider::TWILIO`].
    /// - Assumed: each segment of a concatenated message has a 7-octet header with a 16-bit
    ///   reference number.
    ///
    /// Requires the `graphemes` feature.
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
    /// - Documented: 160/153 septets, 70/67 code units, although Vonage's table also lists 304 for
    ///   two segments, and an older page lists 152 and 66; at most 3,200 characters.
    /// - Seen on bills: nothing public.
    /// - Assumed: escape and surrogate pairs are not divided; the limit counts Unicode scalar
    ///   values.
    ///
    /// ```
    /// let text = "a".repeat(4_000);
    /// assert_eq!(septet::provider::Provider::VONAGE.truncate(&text, 255).len(), 3_200);
    /// ```
    pub const VONAGE: Self = Self::new("vonage", Segmenter::new())
        .with_limit(Limit::Characters(3_200))
        .with_revision(REVISION);

    /// Plivo.
    ///
    /// - Documented: 160/153 septets, 70/67 code units; at most 1,600 characters, 737 in UCS-2.
    /// - Seen: `№—Їжі` 80 times, which is 400 characters and 960 bytes of UTF-8, was refused as longer
    ///   than 737 characters (issue 298 of plivo-python), so the limit of 737 counts neither
    ///   characters nor code units.
    /// - Assumed: escape and surrogate pairs are not divided; the limits count septets and UTF-8
    ///   bytes. A UCS-2 text of at most 737 bytes is certain to be accepted; a longer text may be
    ///   accepted too.
    ///
    /// ```
    /// let text = "ж".repeat(400);
    /// let prefix = septet::provider::Provider::PLIVO.truncate(&text, 255);
    /// assert_eq!(prefix.chars().count(), 368);
    /// ```
    pub const PLIVO: Self = Self::new("plivo", Segmenter::new())
        .with_limit(Limit::SeptetsOrBytes {
            gsm7: 1_600,
            ucs2: 737,
        })
        .with_revision(REVISION);

    /// Sinch.
    ///
    /// - Documented: 160/153 septets, 70/67 code units, although Sinch's table has arithmetic
    ///   errors; at most 2,000 characters.
    /// - Seen on bills: nothing public.
    /// - Assumed: escape and surrogate pairs are not divided; the limit counts Unicode scalar
    ///   values.
    ///
    /// ```
    /// let text = "a".repeat(4_000);
    /// assert_eq!(septet::provider::Provider::SINCH.truncate(&text, 255).len(), 2_000);
    /// ```
    pub const SINCH: Self = Self::new("sinch", Segmenter::new())
        .with_limit(Limit::Characters(2_000))
        .with_revision(REVISION);

    /// Telnyx.
    ///
    /// - Documented: 160/153 septets, 70/67 code units; at most 10 segments; GSM-7 without Greek
    ///   letters, `¤` and `Ç`; a segment count of units divided by capacity, as in
    ///   [`Explanation::naive_segments`](crate::explain::Explanation::naive_segments).
    /// - Seen on bills: nothing public.
    /// - Assumed: escape and surrogate pairs are not divided, so the count can be higher than the
    ///   documented count.
    ///
    /// ```
    /// let segmenter = septet::provider::Provider::TELNYX.segmenter();
    /// assert_eq!(segmenter.measure("Ça va").encoding, septet::Encoding::Ucs2);
    /// ```
    pub const TELNYX: Self = Self::new("telnyx", Segmenter::new().excluding(TELNYX_EXCLUDED))
        .with_limit(Limit::Segments(10))
        .with_revision(REVISION);

    /// All built-in providers. The Twilio providers require the `graphemes` feature.
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
