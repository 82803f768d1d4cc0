//! Whether a peer's answer is septet's, or the one that is known to be otherwise.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::faults::{FAULTS, Otherwise};
use crate::peer::{Answer, Peer};
use crate::task::Task;

/// What was found.
#[derive(Default)]
pub struct Judge {
    pub agreed: usize,
    /// How often each known fault was met, by its place in the list.
    met: BTreeMap<usize, usize>,
    pub disagreements: Vec<String>,
}

/// How an answer is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Agrees,
    /// Another answer, for a reason that is known.
    Otherwise,
    Refuses,
    /// A yardstick gives none.
    Unasked,
}

impl Judge {
    /// Asks a peer, and compares with septet's answer.
    pub fn ask(
        &mut self,
        peer: &mut dyn Peer,
        task: &Task,
        ours: &Answer,
    ) -> Result<Verdict, String> {
        let Some(theirs) = peer.answer(task)? else {
            return Ok(Verdict::Unasked);
        };
        let fault = FAULTS
            .iter()
            .position(|fault| fault.peer == peer.name() && (fault.concerns)(task));
        let expected = fault.map(|place| FAULTS[place].answer);
        let verdict = match (expected, &theirs) {
            (None, theirs) if theirs == ours => Some(Verdict::Agrees),
            // A fault that makes no difference here is none.
            (Some(Otherwise::Answer(answer)), theirs) if *theirs == answer(task) => {
                match theirs == ours {
                    true => Some(Verdict::Agrees),
                    false => Some(Verdict::Otherwise),
                }
            }
            (Some(Otherwise::Refusal(words)), Answer::Refusal(theirs))
                if theirs.contains(words) =>
            {
                Some(Verdict::Refuses)
            }
            _ => None,
        };
        match (verdict, fault) {
            (Some(Verdict::Agrees), _) => self.agreed += 1,
            (Some(_), Some(place)) => *self.met.entry(place).or_default() += 1,
            _ => self.disagreements.push(format!(
                "{}: {}: {theirs:?}, but septet has {ours:?}{}",
                peer.name(),
                task.id(),
                match fault {
                    Some(place) => format!(", and known is: {}", FAULTS[place].why),
                    None => String::new(),
                }
            )),
        }
        Ok(verdict.unwrap_or(Verdict::Otherwise))
    }

    /// The known faults with how often they were met. One that is met no longer is a
    /// disagreement: the list would rot.
    pub fn confirmed(&mut self) -> Vec<String> {
        let mut confirmed = Vec::new();
        for (place, fault) in FAULTS.iter().enumerate() {
            match self.met.get(&place) {
                Some(times) => {
                    confirmed.push(format!("{}, met {times}×: {}", fault.peer, fault.why));
                }
                None => self.disagreements.push(format!(
                    "{}: no longer so, strike it from the list: {}",
                    fault.peer, fault.why
                )),
            }
        }
        confirmed
    }
}
