//! A provider's rules.

use super::limit::Limit;
use crate::segment::Segmenter;

/// A provider's counting rules and limit, and when these were last checked.
///
/// A count by these rules is an estimate, not a bill. Each built-in provider's constant lists what
/// the provider documents, what was seen on bills, and what is assumed. In these lists, 160/153
/// septets means 160 septets in a single segment and 153 per segment of a concatenated message.
/// `docs/PROVIDERS.md` in the repository compares the providers. Define your own as a constant:
///
/// ```
/// use septet::provider::{Channel, Limit, Provider};
/// use septet::{ReferenceWidth, Segmenter};
///
/// const RULES: Segmenter = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
/// const OURS: Provider = Provider::new("ours", RULES)
///     .with_limit(Limit::Segments(6))
///     .with_revision("2026-11");
///
/// let estimate = OURS.estimate(&"a".repeat(1_000), Channel::Sms);
/// assert_eq!(estimate.segments, 7); // 152 septets per segment
/// assert!(!estimate.limit.is_met());
/// assert_eq!(estimate.limit.excess(), 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Provider {
    name: &'static str,
    segmenter: Segmenter,
    limit: Limit,
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
            revision: "",
        }
    }

    /// Sets the limit.
    ///
    /// ```
    /// use septet::{Segmenter, provider::{Limit, Provider}};
    ///
    /// let provider = Provider::new("ours", Segmenter::new()).with_limit(Limit::Characters(1_000));
    /// assert_eq!(provider.limit(), Limit::Characters(1_000));
    /// ```
    #[must_use]
    pub const fn with_limit(mut self, limit: Limit) -> Self {
        self.limit = limit;
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

    /// Returns the limit: the longest message that the provider accepts.
    ///
    /// ```
    /// use septet::provider::{Limit, Provider};
    ///
    /// assert_eq!(Provider::BANDWIDTH.limit(), Limit::Characters(2_048));
    /// ```
    #[must_use]
    pub const fn limit(&self) -> Limit {
        self.limit
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
