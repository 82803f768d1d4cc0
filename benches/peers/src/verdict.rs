//! Compares a peer's answers with septet's and with the peer's known faults.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::faults::{FAULTS, FaultyAnswer};
use crate::peer::{Answer, Peer};
use crate::task::Task;

/// The results of all comparisons.
#[derive(Default)]
pub struct Comparison {
    pub agreed: usize,
    /// The number of occurrences of each known fault, by its index in `FAULTS`.
    occurrences: BTreeMap<usize, usize>,
    pub disagreements: Vec<String>,
}

/// The result of one comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Agrees,
    /// The answer differs from septet's.
    Differs,
    Refuses,
    /// The peer is the baseline, which has no answer.
    NoAnswer,
}

impl Comparison {
    /// Compares a peer's answer with septet's, which is `ours`.
    pub fn ask(
        &mut self,
        peer: &mut dyn Peer,
        task: &Task,
        ours: &Answer,
    ) -> Result<Verdict, String> {
        let Some(theirs) = peer.answer(task)? else {
            return Ok(Verdict::NoAnswer);
        };
        let fault = FAULTS
            .iter()
            .position(|fault| fault.peer == peer.name() && (fault.applies_to)(task));
        let expected = fault.map(|index| FAULTS[index].answer);
        let verdict = match (expected, &theirs) {
            (None, theirs) if theirs == ours => Some(Verdict::Agrees),
            // A fault that does not change the answer is not counted.
            (Some(FaultyAnswer::Answer(answer)), theirs) if *theirs == answer(task) => {
                match theirs == ours {
                    true => Some(Verdict::Agrees),
                    false => Some(Verdict::Differs),
                }
            }
            (Some(FaultyAnswer::Refusal(words)), Answer::Refusal(theirs))
                if theirs.contains(words) =>
            {
                Some(Verdict::Refuses)
            }
            _ => None,
        };
        match (verdict, fault) {
            (Some(Verdict::Agrees), _) => self.agreed += 1,
            (Some(_), Some(index)) => *self.occurrences.entry(index).or_default() += 1,
            _ => self.disagreements.push(format!(
                "{}: {}: {theirs:?}, but septet has {ours:?}{}",
                peer.name(),
                task.id(),
                match fault {
                    Some(index) => format!(", known fault: {}", FAULTS[index].why),
                    None => String::new(),
                }
            )),
        }
        Ok(verdict.unwrap_or(Verdict::Differs))
    }

    /// Returns the known faults that occurred. Adds every other fault to the disagreements, so that
    /// `FAULTS` stays correct.
    pub fn confirmed(&mut self) -> Vec<String> {
        let mut confirmed = Vec::new();
        for (index, fault) in FAULTS.iter().enumerate() {
            match self.occurrences.get(&index) {
                Some(times) => {
                    confirmed.push(format!("{}, {times}×: {}", fault.peer, fault.why));
                }
                None => self.disagreements.push(format!(
                    "{}: this fault no longer occurs, remove it from `FAULTS`: {}",
                    fault.peer, fault.why
                )),
            }
        }
        confirmed
    }
}
