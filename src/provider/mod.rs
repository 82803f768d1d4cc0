//! How a provider counts, and what it takes: rules with a cap and a date.

mod channel;
mod estimate;
mod known;
mod limit;
mod rules;

pub use channel::Channel;
pub use estimate::Bill;
pub use limit::{Cap, CapCheck, Limit};
pub use rules::Provider;
