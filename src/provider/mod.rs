//! The counting rules and limits of real providers.
//!
//! - [`Provider`] has the rules that a provider counts by, the longest message that it accepts, and
//!   the date of these facts. [`Provider::ALL`] lists the built-in ones, [`Provider::new`] creates
//!   another.
//! - [`Provider::estimate`] counts a text as the provider documents it, and returns an [`Estimate`]
//!   with the segments and a [`LimitCheck`]. An MMS message ([`Channel::Mms`]) always counts as 1.
//! - [`Provider::truncate`] shortens a text to a number of segments within the [`Limit`].
//!
//! An estimate is a count by documented rules, not a bill.
//!
//! ```
//! use septet::provider::{Channel, Provider};
//!
//! let estimate = Provider::BANDWIDTH.estimate(&"]".repeat(153), Channel::Sms);
//! assert_eq!(estimate.segments, 3);
//! assert!(estimate.limit.is_met());
//! assert_eq!(estimate.limit.remaining(), 1_895);
//! ```

mod channel;
mod display;
mod estimate;
mod known;
mod limit;
mod names;
mod rules;
#[cfg(feature = "serde")]
mod serde;

pub use channel::Channel;
pub use estimate::Estimate;
pub use limit::{Limit, LimitCheck};
pub use names::{ParseChannelError, ParseProviderError};
pub use rules::Provider;
