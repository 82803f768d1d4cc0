//! Texts as SMPP `submit_sm` operations, with `rusmpp`, and back.

mod receive;
mod submit;

pub use receive::Receiver;
pub use submit::{with_headers, with_payload, with_sar};

/// Any error of septet or `rusmpp`.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
