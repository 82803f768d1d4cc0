//! The counting rules and limits of real providers.
//!
//! - [`Provider`] holds the counting rules, the [`Limit`], and when these were last checked.
//!   [`Provider::ALL`] lists the built-in providers, and [`Provider::new`] creates your own.
//! - [`Provider::estimate`] counts a text by these rules and returns an [`Estimate`]: the segment
//!   count, which may differ from the bill, and a [`LimitCheck`].
//! - [`Provider::truncate`] shortens a text so that it meets the limit and fits in a number of
//!   segments.
//!
//! ```
//! use septet::provider::{Channel, Provider};
//!
//! let estimate = Provider::BANDWIDTH.estimate(&"]".repeat(153), Channel::Sms);
//! assert_eq!(estimate.segments, 3);
//! assert!(estimate.limit.is_within());
//! assert_eq!(estimate.limit.remaining(), 1_895);
//! ```

mod ascii;
mod channel;
mod check;
mod display;
mod estimate;
mod known;
mod limit;
mod names;
mod prefix;
mod rules;
#[cfg(feature = "serde")]
mod serde;
mod truncate;
mod units;

pub use channel::{Channel, RcsTier};
pub use check::{Acceptance, LimitCheck};
pub use estimate::Estimate;
pub use limit::Limit;
pub use names::{ParseChannelError, ParseProviderError};
pub use rules::Provider;
pub use units::{LimitUnit, LimitUnits};
