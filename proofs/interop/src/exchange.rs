//! Runs operations on a peer and records the results.

use std::collections::{BTreeMap, BTreeSet};

use septet::wire::Fields;
use septet::{Encoding, ReferenceWidth, UserData};

use crate::faults::{FAULTS, LIMITS};
use crate::message::{Message, references};
use crate::peer::{Octets, Operation, Peer};
use crate::prediction::{Prediction, predict};
use crate::process::hex;
use crate::splits;
use crate::texts::{Text, alphabet};

/// The results for one peer.
#[derive(Default)]
pub struct Tally {
    pub agreed: u32,
    /// Exchanges that differed only by known faults.
    pub faulty: u32,
    /// Descriptions of the known faults that were confirmed.
    pub confirmed: Vec<String>,
    pub skipped: BTreeMap<(Operation, &'static str), u32>,
    pub disagreements: Vec<String>,
    /// Each section's name, the number of exchanges that agreed, and the total.
    pub sections: Vec<(&'static str, u32, u32)>,
    /// The index in `FAULTS` of each fault that occurred, with the text of the exchange.
    seen: BTreeSet<(usize, String)>,
}

impl Tally {
    fn count(&mut self, question: String, text: &str, verdict: Result<Vec<usize>, String>) {
        match verdict {
            Ok(faults) if faults.is_empty() => self.agreed += 1,
            Ok(faults) => {
                self.faulty += 1;
                self.seen
                    .extend(faults.into_iter().map(|fault| (fault, text.to_owned())));
            }
            Err(difference) => {
                self.disagreements
                    .push(format!("{question}: {text:?}: {difference}"));
            }
        }
    }

    /// Confirms each known fault of the peer if it occurred for every one of its inputs as a whole
    /// text. Records the other faults as disagreements.
    pub fn confirm(&mut self, peer: &dyn Peer) {
        for (index, fault) in FAULTS.iter().enumerate() {
            if fault.peer != peer.name() {
                continue;
            }
            let inputs: Vec<&str> = fault.inputs.iter().map(|(input, _)| *input).collect();
            let missing = inputs
                .iter()
                .filter(|input| !self.seen.contains(&(index, (**input).to_owned())));
            let missing: Vec<_> = missing.collect();
            let what = format!("{:?} {inputs:?}: {}", fault.operation, fault.why);
            if missing.is_empty() {
                self.confirmed.push(what);
            } else {
                self.disagreements.push(format!(
                    "{}: a known fault did not occur for {missing:?}: {what}",
                    peer.name()
                ));
            }
        }
    }
}

pub struct Exchange {
    pub codes: BTreeMap<char, Vec<u8>>,
}

impl Exchange {
    pub fn new() -> Self {
        Self { codes: alphabet() }
    }

    /// Runs an operation on a message, unless the peer does not support it.
    pub fn ask(
        &self,
        peer: &mut dyn Peer,
        operation: Operation,
        message: &Message,
        tally: &mut Tally,
    ) {
        let limit = LIMITS.iter().find(|limit| {
            (limit.peer, limit.operation) == (peer.name(), operation) && (limit.applies_to)(message)
        });
        if let Some(limit) = limit {
            *tally.skipped.entry((operation, limit.why)).or_default() += 1;
            return;
        }
        let question = format!("{}, {operation:?} {}", peer.name(), message.id);
        let verdict = match operation {
            Operation::Read => self.check_read(peer, message),
            Operation::Write => self.check_write(peer, message),
            Operation::Pack => self.check_pack(peer, message),
            Operation::Split => unreachable!("splitting takes texts"),
        };
        tally.count(question, &message.text, verdict);
    }

    fn check_read(&self, peer: &mut dyn Peer, message: &Message) -> Result<Vec<usize>, String> {
        let ucs2 = message.is_ucs2();
        let expected = predict(peer, Operation::Read, ucs2, &message.text, &self.codes);
        let theirs = match peer.read(&message.user_data) {
            Err(_) if expected.refused => return Ok(expected.faults),
            theirs => theirs?,
        };
        if expected.refused || theirs.text != expected.text {
            return Err(format!(
                "it reads {:?}, expected {:?}",
                theirs.text, expected.text
            ));
        }
        let ours = message.user_data.concatenation();
        if !theirs.agrees_on_parts(ours) {
            return Err(format!(
                "it reads {:?}, septet {ours:?}",
                theirs.concatenation
            ));
        }
        Ok(expected.faults)
    }

    fn check_write(&self, peer: &mut dyn Peer, message: &Message) -> Result<Vec<usize>, String> {
        let expected = predict(
            peer,
            Operation::Write,
            message.is_ucs2(),
            &message.text,
            &self.codes,
        );
        let tp_dcs = message.user_data.tp_dcs();
        let theirs = match peer.write(tp_dcs, message.header(), &message.text) {
            Err(_) if expected.refused => return Ok(expected.faults),
            theirs => theirs?,
        };
        check_octets(&theirs, &message.user_data, &expected)?;
        Ok(expected.faults)
    }

    fn check_pack(&self, peer: &mut dyn Peer, message: &Message) -> Result<Vec<usize>, String> {
        let expected = predict(peer, Operation::Pack, false, &message.text, &self.codes);
        let theirs = peer.pack(message.header(), &expected.septets)?;
        check_octets(&theirs, &message.user_data, &expected)?;
        Ok(expected.faults)
    }

    /// Splits the text with the peer and checks its parts against septet's, for each reference
    /// width.
    pub fn split(&self, peer: &mut dyn Peer, text: &Text, tally: &mut Tally) {
        for &reference in references(text) {
            let question = format!("{}, Split {}, {reference:?}", peer.name(), text.id);
            let theirs = peer.split(text.tp_dcs(), reference, &text.text);
            let verdict = match &theirs {
                Err(refusal) => Err(refusal.clone()),
                Ok(theirs) => self.check_split(peer, theirs, reference, text),
            };
            if verdict.is_err()
                && theirs.is_ok_and(|theirs| splits::explain(&theirs, &text.text, reference))
            {
                tally.faulty += 1;
                continue;
            }
            tally.count(question, &text.text, verdict);
        }
    }

    fn check_split(
        &self,
        peer: &dyn Peer,
        theirs: &[Octets],
        reference: ReferenceWidth,
        text: &Text,
    ) -> Result<Vec<usize>, String> {
        let rules = text.rules().with_reference_width(reference);
        let segments = rules.split(&text.text).unwrap();
        let encoding = segments.measure().encoding;
        if theirs.len() != segments.len() {
            return Err(format!(
                "it makes {} parts, septet {}",
                theirs.len(),
                segments.len()
            ));
        }
        let mut faults = vec![];
        for (theirs, segment) in theirs.iter().zip(segments) {
            let part = segment.part();
            let read = UserData::parse(
                Fields {
                    tp_dcs: encoding.tp_dcs(),
                    tp_udhi: part.total > 1,
                    tp_udl: theirs.udl,
                },
                &theirs.octets,
            )
            .map_err(|error| format!("septet refuses its octets: {error}"))?;
            let reference_number = read.concatenation().map_or(0, |read| read.reference);
            let ucs2 = encoding == Encoding::Ucs2;
            let expected = predict(peer, Operation::Split, ucs2, segment.text(), &self.codes);
            check_octets(theirs, &segment.encode(reference_number), &expected)
                .map_err(|difference| format!("part {}: {difference}", part.sequence))?;
            faults.extend(expected.faults);
        }
        Ok(faults)
    }
}

/// Checks that the peer's octets are identical to septet's and that septet decodes them to the
/// text. If known faults apply, both checks use the faulty text instead.
fn check_octets(theirs: &Octets, ours: &UserData, expected: &Prediction) -> Result<(), String> {
    let tp_dcs = ours.tp_dcs();
    let header = ours.header().map_or(&[][..], |header| header.octets());
    let body = match tp_dcs {
        0x00 => expected.septets.clone(),
        _ => expected
            .text
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect(),
    };
    let faulty =
        UserData::from_unpacked_parts(tp_dcs, header, &body).map_err(|error| error.to_string())?;
    if expected.faults.is_empty() && faulty != *ours {
        return Err(format!("septet packs differently, {ours:?} and {faulty:?}"));
    }
    if (theirs.udl, theirs.octets.as_slice()) != (faulty.udl(), faulty.octets()) {
        let (theirs_hex, ours_hex) = (hex(&theirs.octets), hex(faulty.octets()));
        let (udl, our_udl) = (theirs.udl, faulty.udl());
        return Err(format!(
            "it writes TP-UDL {udl}, {theirs_hex}, expected TP-UDL {our_udl}, {ours_hex}"
        ));
    }
    let read = UserData::parse(
        Fields {
            tp_dcs,
            tp_udhi: ours.has_header(),
            tp_udl: theirs.udl,
        },
        &theirs.octets,
    )
    .map_err(|error| format!("septet refuses its octets: {error}"))?;
    let text: String = match expected.faults.as_slice() {
        [] => read
            .decode()
            .collect::<Result<_, _>>()
            .map_err(|error| format!("septet refuses its text: {error}"))?,
        _ => read.decode_lossy().collect(),
    };
    if text != expected.text {
        return Err(format!(
            "septet reads {text:?}, expected {:?}",
            expected.text
        ));
    }
    Ok(())
}
