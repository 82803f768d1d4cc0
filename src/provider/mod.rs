//! The rules of real providers, with their limits.
//!
//! - [`Provider`] has how a provider counts, the longest message it accepts, and the date of
//!   these facts. [`Provider::ALL`] lists those that are known, [`Provider::new`] makes another.
//! - [`Provider::estimate`] counts a text as the provider documents it: an [`Estimate`] with the
//!   segments and a [`LimitCheck`]. A multimedia message ([`Channel::Mms`]) always counts as 1.
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
mod estimate;
mod known;
mod limit;
mod rules;

pub use channel::Channel;
pub use estimate::Estimate;
pub use limit::{Limit, LimitCheck};
pub use rules::Provider;
