//! A peer's expected answer: the correct answer, changed by the peer's known faults.

use std::collections::BTreeMap;

use crate::faults::{Answer, FAULTS, Fault};
use crate::peer::{Operation, Peer};

/// The expected results for one text.
#[derive(Default)]
pub struct Prediction {
    pub text: String,
    /// Unpacked, one septet per octet; unused for UCS-2.
    pub septets: Vec<u8>,
    pub refused: bool,
    /// The indices in `FAULTS` of the faults that changed the answer.
    pub faults: Vec<usize>,
}

pub fn predict(
    peer: &dyn Peer,
    operation: Operation,
    ucs2: bool,
    text: &str,
    codes: &BTreeMap<char, Vec<u8>>,
) -> Prediction {
    let mut prediction = Prediction::default();
    let septets = |character: char| codes.get(&character).cloned().unwrap_or_default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let Some((index, input, answer)) = find(peer, operation, ucs2, rest) else {
            prediction.text.push(first);
            prediction.septets.extend(septets(first));
            rest = &rest[first.len_utf8()..];
            continue;
        };
        prediction.faults.push(index);
        match answer {
            Answer::Text(text) => {
                prediction.text.push_str(text);
                prediction.septets.extend(text.chars().flat_map(septets));
            }
            Answer::Septets(septets, text) => {
                prediction.text.push_str(text);
                prediction.septets.extend(*septets);
            }
            Answer::Refusal => prediction.refused = true,
        }
        rest = &rest[input.len()..];
    }
    prediction
}

/// Finds the fault whose input is the longest prefix of the text.
fn find(
    peer: &dyn Peer,
    operation: Operation,
    ucs2: bool,
    text: &str,
) -> Option<(usize, &'static str, &'static Answer)> {
    let applies =
        |fault: &Fault| (fault.peer, fault.operation, fault.ucs2) == (peer.name(), operation, ucs2);
    FAULTS
        .iter()
        .enumerate()
        .filter(|(_, fault)| applies(fault))
        .flat_map(|(index, fault)| {
            let inputs = fault.inputs.iter();
            inputs.map(move |(input, answer)| (index, *input, answer))
        })
        .filter(|(_, input, _)| text.starts_with(input))
        .max_by_key(|(_, input, _)| input.len())
}
