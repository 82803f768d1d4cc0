//! How a provider counts, and what it takes: rules with a cap and a date.

use super::limit::Limit;
use crate::segment::Segmenter;

/// The rules of a provider: how it counts, the longest message it takes, and as of when.
///
/// A count by these rules is a count by the rules that the provider documents; it is no
/// bill. Each constant says what is documented, what was seen on live bills, and what is
/// assumed; `docs/PROVIDERS.md` in the repository puts them side by side. A provider that is
/// not here is a few lines:
///
/// ```
/// use septet::provider::{Channel, Limit, Provider};
/// use septet::{ReferenceWidth, Segmenter};
///
/// const OURS: Provider = Provider::new("ours", Segmenter::new().with_reference_width(ReferenceWidth::Bits16))
///     .with_limit(Limit::Segments(6))
///     .with_revision("2026-11");
///
/// let estimate = OURS.estimate(&"a".repeat(1_000), Channel::Sms);
/// assert_eq!(estimate.segments, 7); // 152 in each
/// assert!(!estimate.limit.is_met());
/// assert_eq!(estimate.limit.excess(), 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Provider {
    name: &'static str,
    segmenter: Segmenter,
    limit: Limit,
    revision: &'static str,
}

impl Provider {
    /// A provider that counts by these rules and has no cap of its own. The name is a short
    /// one in lower case, as programs take it.
    ///
    /// ```
    /// use septet::provider::{Limit, Provider};
    /// use septet::Segmenter;
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

    /// The same provider with this cap.
    ///
    /// ```
    /// use septet::provider::{Limit, Provider};
    /// use septet::Segmenter;
    ///
    /// let provider = Provider::new("ours", Segmenter::new()).with_limit(Limit::Characters(1_000));
    /// assert_eq!(provider.limit(), Limit::Characters(1_000));
    /// ```
    #[must_use]
    pub const fn with_limit(mut self, limit: Limit) -> Self {
        self.limit = limit;
        self
    }

    /// The same provider as of a date: when its rules were last looked at.
    ///
    /// ```
    /// use septet::provider::Provider;
    /// use septet::Segmenter;
    ///
    /// let provider = Provider::new("ours", Segmenter::new()).with_revision("2026-11");
    /// assert_eq!(provider.revision(), "2026-11");
    /// ```
    #[must_use]
    pub const fn with_revision(mut self, revision: &'static str) -> Self {
        self.revision = revision;
        self
    }

    /// The same provider, counting by other rules: with the national tables that a
    /// contract allows, say.
    ///
    /// ```
    /// use septet::provider::Provider;
    /// use septet::ReferenceWidth;
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

    /// Its name.
    ///
    /// ```
    /// assert_eq!(septet::provider::Provider::BANDWIDTH.name(), "bandwidth");
    /// ```
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// How it counts.
    ///
    /// ```
    /// use septet::provider::Provider;
    /// use septet::Segmenter;
    ///
    /// assert_eq!(Provider::BANDWIDTH.segmenter(), Segmenter::new());
    /// ```
    #[must_use]
    pub const fn segmenter(&self) -> Segmenter {
        self.segmenter
    }

    /// The longest message it takes.
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

    /// When its rules were last looked at: year and month, or empty.
    ///
    /// ```
    /// assert_eq!(septet::provider::Provider::BANDWIDTH.revision(), "2026-11");
    /// ```
    #[must_use]
    pub const fn revision(&self) -> &'static str {
        self.revision
    }
}
