//! A provider's rules.

use super::ascii::{AsciiAlphabet, NOT_ASCII};
use super::limit::Limit;
use super::units::LimitUnits;
use crate::replace::SmartEncoding;
use crate::segment::Segmenter;

/// A provider's counting rules and limit, and when these were last checked.
///
/// A count by these rules is an estimate, not a bill. Each built-in provider's constant lists what
/// the provider documents, what was seen on bills, and what is assumed. In these lists, 160/153
/// septets means 160 septets in a single segment and 153 per segment of a concatenated message.
/// `docs/PROVIDERS.md` in the repository compares the providers. Define your own as a constant:
///
/// ```
/// use septet::provider::{Channel, Limit, LimitUnits, Provider};
/// use septet::{ReferenceWidth, Segmenter};
///
/// const RULES: Segmenter = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
/// const OURS: Provider = Provider::new("ours", RULES)
///     .with_limit(Limit::new(6, LimitUnits::SEGMENTS))
///     .with_revision("2026-11");
///
/// let estimate = OURS.estimate(&"a".repeat(1_000), Channel::Sms);
/// assert_eq!(estimate.segments, 7); // 152 septets per segment
/// assert!(!estimate.limit.is_within());
/// assert_eq!(estimate.limit.excess(), 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Provider {
    name: &'static str,
    segmenter: Segmenter,
    limit: Limit,
    max_rcs_characters: u32,
    pub(super) ascii: Option<AsciiAlphabet>,
    smart_encoding: Option<SmartEncoding>,
    revision: &'static str,
}

impl Provider {
    /// Creates a provider with these counting rules and the limit [`Limit::PROTOCOL`].
    ///
    /// The built-in providers have short lower-case names.
    ///
    /// ```
    /// use septet::{Segmenter, provider::{Limit, Provider}};
    ///
    /// let provider = Provider::new("ours", Segmenter::new());
    /// assert_eq!((provider.name(), provider.limit()), ("ours", Limit::PROTOCOL));
    /// ```
    #[must_use]
    pub const fn new(name: &'static str, segmenter: Segmenter) -> Self {
        Self {
            name,
            segmenter,
            limit: Limit::PROTOCOL,
            max_rcs_characters: u32::MAX,
            ascii: None,
            smart_encoding: None,
            revision: "",
        }
    }

    /// Sets the name, for a provider derived from another.
    ///
    /// ```
    /// use septet::provider::Provider;
    ///
    /// const OURS: Provider = Provider::BANDWIDTH.with_name("ours");
    /// assert_eq!((OURS.name(), OURS.limit()), ("ours", Provider::BANDWIDTH.limit()));
    /// ```
    #[must_use]
    pub const fn with_name(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// Sets the limit of SMS and MMS messages.
    ///
    /// ```
    /// use septet::{Segmenter, provider::{Limit, LimitUnits, Provider}};
    ///
    /// let limit = Limit::new(1_000, LimitUnits::CHARACTERS);
    /// let provider = Provider::new("ours", Segmenter::new()).with_limit(limit);
    /// assert_eq!(provider.limit(), limit);
    /// ```
    #[must_use]
    pub const fn with_limit(mut self, limit: Limit) -> Self {
        self.limit = limit;
        self
    }

    /// Sets the limit of RCS messages in characters; by default, there is none. Whether the limits
    /// that providers document count Unicode scalar values or bytes is not known.
    ///
    /// ```
    /// use septet::{Segmenter, provider::{Limit, LimitUnits, Provider}};
    ///
    /// let provider = Provider::new("ours", Segmenter::new()).with_rcs_limit(1_600);
    /// let either = LimitUnits::CHARACTERS.with(LimitUnits::BYTES);
    /// assert_eq!(provider.rcs_limit(), Limit::new(1_600, either));
    /// ```
    #[must_use]
    pub const fn with_rcs_limit(mut self, characters: u32) -> Self {
        self.max_rcs_characters = characters;
        self
    }

    /// Sends texts of ASCII characters in ASCII, which takes one septet per character, and all
    /// others in UCS-2. Only [`Provider::estimate`] and [`Provider::truncate`] follow this: a
    /// [`Segmenter`] knows the GSM 7-bit alphabet only, where `[` takes two septets and the
    /// backtick has no code. The counting rules then exclude the other characters of that alphabet.
    ///
    /// ```
    /// use septet::{Segmenter, provider::{Channel, Provider}};
    ///
    /// let provider = Provider::new("ours", Segmenter::new()).with_ascii_alphabet();
    /// let units = |text| provider.estimate(text, Channel::Sms).measure.units;
    /// assert_eq!((units("[`]"), units("é")), (3, 1));
    /// ```
    #[must_use]
    pub const fn with_ascii_alphabet(mut self) -> Self {
        self.ascii = Some(AsciiAlphabet::new());
        self.segmenter = self.segmenter.excluding(NOT_ASCII);
        self
    }

    /// Sets the provider's smart encoding, which [`Provider::estimate`] does not apply.
    ///
    /// ```
    /// use septet::{Segmenter, provider::Provider, replace::SmartEncoding};
    ///
    /// let bird = Provider::new("bird", Segmenter::new()).with_smart_encoding(SmartEncoding::BIRD);
    /// assert_eq!(bird.smart_encoding(), Some(SmartEncoding::BIRD));
    /// ```
    #[must_use]
    pub const fn with_smart_encoding(mut self, smart_encoding: SmartEncoding) -> Self {
        self.smart_encoding = Some(smart_encoding);
        self
    }

    /// Sets the month when the rules were last checked, for example `2026-11`.
    ///
    /// ```
    /// use septet::{Segmenter, provider::Provider};
    ///
    /// let provider = Provider::new("ours", Segmenter::new()).with_revision("2026-11");
    /// assert_eq!(provider.revision(), "2026-11");
    /// ```
    #[must_use]
    pub const fn with_revision(mut self, revision: &'static str) -> Self {
        self.revision = revision;
        self
    }

    /// Sets the counting rules, for example to allow national tables.
    ///
    /// ```
    /// use septet::{ReferenceWidth, provider::Provider};
    ///
    /// let wide = Provider::BANDWIDTH.segmenter().with_reference_width(ReferenceWidth::Bits16);
    /// let provider = Provider::BANDWIDTH.with_segmenter(wide);
    /// assert_eq!(provider.segmenter().measure(&"a".repeat(161)).capacity, 152);
    /// ```
    #[must_use]
    pub const fn with_segmenter(mut self, segmenter: Segmenter) -> Self {
        self.segmenter = segmenter;
        self
    }

    /// Returns the name.
    ///
    /// ```
    /// assert_eq!(septet::provider::Provider::BANDWIDTH.name(), "bandwidth");
    /// ```
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the counting rules.
    ///
    /// ```
    /// assert_eq!(septet::provider::Provider::BANDWIDTH.segmenter(), septet::Segmenter::new());
    /// ```
    #[must_use]
    pub const fn segmenter(&self) -> Segmenter {
        self.segmenter
    }

    /// Returns the limit of SMS and MMS messages.
    ///
    /// ```
    /// use septet::{Encoding, provider::Provider};
    ///
    /// assert_eq!(Provider::BANDWIDTH.limit().max(Encoding::Gsm7), 2_048);
    /// ```
    #[must_use]
    pub const fn limit(&self) -> Limit {
        self.limit
    }

    /// Returns the limit of RCS messages.
    ///
    /// ```
    /// use septet::{Encoding, provider::Provider};
    ///
    /// assert_eq!(Provider::BANDWIDTH.rcs_limit().max(Encoding::Ucs2), 3_270);
    /// ```
    #[must_use]
    pub const fn rcs_limit(&self) -> Limit {
        let units = LimitUnits::CHARACTERS.with(LimitUnits::BYTES);
        Limit::new(self.max_rcs_characters, units)
    }

    /// Returns whether texts of ASCII characters are sent in ASCII.
    ///
    /// ```
    /// assert!(septet::provider::Provider::TELNYX_SHORT_CODE.has_ascii_alphabet());
    /// ```
    #[must_use]
    pub const fn has_ascii_alphabet(&self) -> bool {
        self.ascii.is_some()
    }

    /// Returns what the provider replaces if its smart encoding is switched on; `None` if it has
    /// none or does not publish it.
    ///
    /// ```
    /// use septet::{provider::Provider, replace::SmartEncoding};
    ///
    /// assert_eq!(Provider::TELNYX.smart_encoding(), Some(SmartEncoding::TELNYX));
    /// assert_eq!(Provider::BANDWIDTH.smart_encoding(), None);
    /// ```
    #[must_use]
    pub const fn smart_encoding(&self) -> Option<SmartEncoding> {
        self.smart_encoding
    }

    /// Returns the month when the rules were last checked, such as `2026-11`; empty if unknown.
    ///
    /// ```
    /// assert_eq!(septet::provider::Provider::BANDWIDTH.revision(), "2026-11");
    /// ```
    #[must_use]
    pub const fn revision(&self) -> &'static str {
        self.revision
    }
}
