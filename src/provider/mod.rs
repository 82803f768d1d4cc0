//! The counting rules and limits of real providers.
//!
//! - [`Provider`] has the counting rules, the [`Limit`], and the date when these were last checked.
//!   [`Provider::ALL`] lists the built-in providers, and [`Provider::new`] creates another.
//! - [`Provider::estimate`] counts a text by the documented rules and returns an [`Estimate`]: the
//!   segments, which may differ from those billed, and a [`LimitCheck`].
//! - [`Provider::truncate`] shortens a text to a number of segments and to the limit.
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
pub use limit::{Limit, LimitCheck, LimitUnit};
pub use names::{ParseChannelError, ParseProviderError};
pub use rules::Provider;
