//! The outcomes of checks and their totals.

use crate::host;

/// Success, or the name of the failed check.
pub type Outcome = Result<(), &'static str>;

/// Returns the error `message` if `condition` is false.
pub fn ensure(condition: bool, message: &'static str) -> Outcome {
    if condition { Ok(()) } else { Err(message) }
}

#[derive(Default)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// Counts the outcome of a check, and prints `id` and the message if the check failed.
    pub fn count(&mut self, id: &str, outcome: Outcome) {
        match outcome {
            Ok(()) => self.passed += 1,
            Err(message) => {
                self.failed += 1;
                host::line(format_args!("FAILED {id}: {message}"));
            }
        }
    }
}
