//! The built-in providers.

use super::limit::Limit;
use super::rules::Provider;
use super::units::LimitUnits;
use crate::alphabet::CharSet;
use crate::replace::SmartEncoding;
#[cfg(feature = "graphemes")]
use crate::segment::Boundary;
use crate::segment::Segmenter;
#[cfg(feature = "graphemes")]
use crate::wire::ReferenceWidth;

/// When the rules below were last checked.
const REVISION: &str = "2026-11";

/// The characters of the GSM 7-bit alphabet that Telnyx does not list.
const TELNYX_EXCLUDED: CharSet = CharSet::from_chars(&[
    'Δ', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ', '¤', 'Ç', '\u{C}',
]);

const CHARACTERS: LimitUnits = LimitUnits::CHARACTERS;
/// "Characters" that may also be septets or code units.
const CHARACTERS_OR_UNITS: LimitUnits = LimitUnits::CHARACTERS.with(LimitUnits::UNITS);
/// "Characters" that may also be bytes.
#[cfg(feature = "graphemes")]
const CHARACTERS_OR_BYTES: LimitUnits = LimitUnits::CHARACTERS.with(LimitUnits::BYTES);

impl Provider {
    /// Bandwidth's messaging API, which returns the count as `segmentCount`.
    ///
    /// - Documented: one encoding for the whole message, GSM-7 if every character has a code,
    ///   otherwise UCS-2; 160/153 septets, 70/67 code units; at most 2,048 characters
    ///   (`maxLength` in its API description, which counts Unicode scalar values by definition); 1
    ///   segment per MMS message; charges and rate limits count segments.
    /// - Seen: nothing above one segment, except the two examples of Bandwidth's own FAQ.
    /// - Assumed: escape sequences and surrogate pairs are not split; nothing is trimmed,
    ///   normalised or replaced; no national tables are used. A check of the limit in a language
    ///   with UTF-16 strings would count code units, so between 2,048 code units and 2,048
    ///   characters a message may be refused.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// assert_eq!(Provider::BANDWIDTH.estimate(&"a".repeat(161), Channel::Sms).segments, 2);
    /// ```
    pub const BANDWIDTH: Self = Self::new("bandwidth", Segmenter::new())
        .with_limit(Limit::new(2_048, CHARACTERS).with_ucs2(2_048, CHARACTERS_OR_UNITS))
        .with_rcs_limit(3_270)
        .with_revision(REVISION);

    /// Twilio.
    ///
    /// - Documented: 160/153 septets, 70/67 code units; at most 1,600 characters (errors 21617 and
    ///   21658). Twilio's calculator keeps grapheme clusters whole in UCS-2, except CR LF.
    /// - Seen on bills: escape sequences are not split, CR and LF count as one each, and
    ///   characters are not composed (see `tests/providers.rs`). Nothing seen shows whether
    ///   clusters are kept whole.
    /// - Contradictory: what the limit counts. Error 21617 says that characters with more bytes
    ///   count as more, and a member of staff wrote "1600 bytes". So more than 1,600 characters are
    ///   refused, up to 1,600 bytes are accepted, and in between a message may be refused.
    /// - Assumed: bills count clusters as the calculator does. The calculator has the clusters of
    ///   Unicode 10, and this crate those of [`UNICODE_VERSION`](crate::UNICODE_VERSION), so the
    ///   crate can count more segments if a text has newer emoji sequences or Indic conjuncts.
    ///   Whether line breaks at the end of a text are trimmed, as a remark in the calculator's test
    ///   plan says, is not known and not modelled.
    ///
    /// Requires the `graphemes` feature.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// // If flags (four code units each) could be split, this would be two segments.
    /// assert_eq!(Provider::TWILIO.estimate(&"🇫🇷".repeat(33), Channel::Sms).segments, 3);
    /// ```
    #[cfg(feature = "graphemes")]
    pub const TWILIO: Self =
        Self::new("twilio", Segmenter::new().with_boundary(Boundary::Grapheme))
            .with_limit(Limit::new(1_600, CHARACTERS_OR_BYTES))
            .with_rcs_limit(1_600)
            .with_smart_encoding(SmartEncoding::TWILIO)
            .with_revision(REVISION);

    /// Twilio, for messages from toll-free numbers in the United States and Canada.
    ///
    /// - Documented: 160/152 septets, 70/66 code units, according to two third-party copies of
    ///   Twilio's documentation; otherwise the same as [`Provider::TWILIO`].
    /// - Seen on bills: nothing public.
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
    pub const TWILIO_TOLL_FREE: Self = Self::TWILIO.with_name("twilio-toll-free").with_segmenter(
        Segmenter::new()
            .with_boundary(Boundary::Grapheme)
            .with_reference_width(ReferenceWidth::Bits16),
    );

    /// AWS End User Messaging SMS.
    ///
    /// - Documented: 160/153 septets, 70/67 code units; at most 1,530 GSM or 630 other characters,
    ///   otherwise the request fails.
    /// - Seen on bills: nothing public.
    /// - Assumed: escape sequences and surrogate pairs are not split. The limits count septets and
    ///   code units; a message within the limit in characters only may be refused.
    ///
    /// ```
    /// use septet::provider::{Acceptance, Channel, Provider};
    ///
    /// let estimate = Provider::AWS_END_USER_MESSAGING.estimate(&"ж".repeat(631), Channel::Sms);
    /// assert_eq!(estimate.limit.acceptance, Acceptance::Refused);
    /// ```
    pub const AWS_END_USER_MESSAGING: Self = Self::new("aws", Segmenter::new())
        .with_limit(Limit::new(1_530, CHARACTERS_OR_UNITS).with_ucs2(630, CHARACTERS_OR_UNITS))
        .with_rcs_limit(3_072)
        .with_revision(REVISION);

    /// Vonage.
    ///
    /// - Documented: 160/153 septets, 70/67 code units; at most 3,200 characters, although a
    ///   reseller documents 3,600.
    /// - Seen on bills: nothing public.
    /// - Assumed: escape sequences and surrogate pairs are not split. It is unknown whether the
    ///   limit counts characters or units.
    ///
    /// ```
    /// let text = "a".repeat(4_000);
    /// assert_eq!(septet::provider::Provider::VONAGE.truncate(&text, 255).len(), 3_200);
    /// ```
    pub const VONAGE: Self = Self::new("vonage", Segmenter::new())
        .with_limit(Limit::new(3_200, CHARACTERS_OR_UNITS))
        .with_revision(REVISION);

    /// Plivo.
    ///
    /// - Documented: 160/153 septets, 70/67 code units; at most 1,600 characters, 737 in UCS-2.
    /// - Seen: `№—Їжі` 80 times, which is 400 characters and 960 bytes of UTF-8, was refused as
    ///   longer than 737 characters (issue 298 of plivo-python), so the limit of 737 counts neither
    ///   characters nor code units.
    /// - Assumed: escape sequences and surrogate pairs are not split. A UCS-2 text of at most 737
    ///   bytes of UTF-8 is accepted, one of more than 737 code units is refused, and one in between
    ///   may be refused. What the 1,600 counts is unknown.
    ///
    /// ```
    /// let text = "ж".repeat(400);
    /// let prefix = septet::provider::Provider::PLIVO.truncate(&text, 255);
    /// assert_eq!(prefix.chars().count(), 368);
    /// ```
    pub const PLIVO: Self = Self::new("plivo", Segmenter::new())
        .with_limit(
            Limit::new(1_600, CHARACTERS_OR_UNITS.with(LimitUnits::BYTES))
                .with_ucs2(737, LimitUnits::UNITS.with(LimitUnits::BYTES)),
        )
        .with_revision(REVISION);

    /// Sinch.
    ///
    /// - Documented: 160/153 septets, 70/67 code units, although Sinch's table has arithmetic
    ///   errors; at most 2,000 characters.
    /// - Seen on bills: nothing public.
    /// - Assumed: escape sequences and surrogate pairs are not split. It is unknown whether the
    ///   limit counts characters or units.
    ///
    /// ```
    /// let text = "a".repeat(4_000);
    /// assert_eq!(septet::provider::Provider::SINCH.truncate(&text, 255).len(), 2_000);
    /// ```
    pub const SINCH: Self = Self::new("sinch", Segmenter::new())
        .with_limit(Limit::new(2_000, CHARACTERS_OR_UNITS))
        .with_smart_encoding(SmartEncoding::SINCH)
        .with_revision(REVISION);

    /// Telnyx, for messages from all numbers except short codes.
    ///
    /// - Documented: 160/153 septets, 70/67 code units; at most 10 segments; GSM-7 without Greek
    ///   letters, `¤`, `Ç` and form feed; a segment count of units divided by capacity, as in
    ///   [`Explanation::naive_segments`](crate::explain::Explanation::naive_segments).
    /// - Contradictory: the list of characters has `§` and `€`, the calculator on the same page
    ///   does not. The constant follows the list, which is newer.
    /// - Seen on bills: nothing public.
    /// - Assumed: escape sequences and surrogate pairs are not split, so the count can be higher
    ///   than the documented count.
    ///
    /// ```
    /// let segmenter = septet::provider::Provider::TELNYX.segmenter();
    /// assert_eq!(segmenter.measure("Ça va").encoding, septet::Encoding::Ucs2);
    /// ```
    pub const TELNYX: Self = Self::new("telnyx", Segmenter::new().excluding(TELNYX_EXCLUDED))
        .with_limit(Limit::new(10, LimitUnits::SEGMENTS))
        .with_smart_encoding(SmartEncoding::TELNYX)
        .with_revision(REVISION);

    /// Telnyx, for messages from short codes.
    ///
    /// - Documented: 7-bit ASCII, one septet per character, if every character is ASCII, otherwise
    ///   UCS-2; 160/153 septets, 70/67 code units; at most 10 segments.
    /// - Seen on bills: nothing public.
    /// - Assumed: surrogate pairs are not split.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let units = |provider: Provider| provider.estimate("[a]", Channel::Sms).measure.units;
    /// assert_eq!(units(Provider::TELNYX), 5);
    /// assert_eq!(units(Provider::TELNYX_SHORT_CODE), 3);
    /// ```
    pub const TELNYX_SHORT_CODE: Self = Self::new("telnyx-short-code", Segmenter::new())
        .with_ascii_alphabet()
        .with_limit(Limit::new(10, LimitUnits::SEGMENTS))
        .with_smart_encoding(SmartEncoding::TELNYX)
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
        Self::TELNYX_SHORT_CODE,
        Self::AWS_END_USER_MESSAGING,
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
