//! What a check says, and how many said it.

use crate::host;

/// Nothing, or what is wrong.
pub type Outcome = Result<(), &'static str>;

/// The reason to give up, if it is not so.
pub fn ensure(so: bool, otherwise: &'static str) -> Outcome {
    if so { Ok(()) } else { Err(otherwise) }
}

#[derive(Default)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// Counts a check; one that failed is printed at once, with its id.
    pub fn count(&mut self, id: &str, outcome: Outcome) {
        match outcome {
            Ok(()) => self.passed += 1,
            Err(wrong) => {
                self.failed += 1;
                host::line(format_args!("FAILED {id}: {wrong}"));
            }
        }
    }
}
