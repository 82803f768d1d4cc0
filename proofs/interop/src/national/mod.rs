//! Compares septet's national tables with gsmcodecs, a Python package that has all of them, cell by
//! cell and in messages. Each expected answer is derived from the table file: unchanged for septet,
//! and with the known differences for gsmcodecs.

mod cells;
mod known;
mod messages;
mod tables;

use std::mem::take;

use septet::UserData;
use septet::alphabet::Language;
use septet::wire::Fields;

use crate::exchange::Tally;
use crate::peer::Peer;
use crate::process::hex;
use tables::{Languages, Tables};

pub fn ask(peer: &mut dyn Peer) -> Tally {
    let mut exchange = Exchange {
        peer,
        data: Tables::of_data(),
        theirs: Tables::of_gsmcodecs(),
        tally: Tally::default(),
        agreed: 0,
        asked: 0,
    };
    cells::read(&mut exchange);
    cells::write(&mut exchange);
    messages::exchange(&mut exchange);
    exchange.tally
}

struct Exchange<'p> {
    peer: &'p mut dyn Peer,
    data: Tables,
    theirs: Tables,
    tally: Tally,
    /// The number of exchanges in the current section that agreed.
    agreed: u32,
    asked: u32,
}

/// `true` if the peer agrees with septet, `false` for a known difference, or an error that
/// describes an unexpected difference.
type Verdict = Result<bool, String>;

impl Exchange<'_> {
    fn count(&mut self, question: &str, verdict: Verdict) {
        self.asked += 1;
        match verdict {
            Ok(true) => self.agreed += 1,
            Ok(false) => self.tally.faulty += 1,
            Err(difference) => {
                let disagreement = format!("{}, {question}: {difference}", self.peer.name());
                self.tally.disagreements.push(disagreement);
            }
        }
    }

    /// Ends the current section and records its totals.
    fn end(&mut self, what: &'static str) {
        let (agreed, asked) = (take(&mut self.agreed), take(&mut self.asked));
        self.tally.agreed += agreed;
        self.tally.sections.push((what, agreed, asked));
    }

    /// Checks that septet and the peer decode the user data as expected, and returns whether they
    /// agree.
    fn check_read(&mut self, user_data: &UserData, septets: &[u8]) -> Verdict {
        let languages = languages(user_data);
        let right = self.data.pair(languages).read(septets);
        let expected = self.theirs.pair(languages).read(septets);
        let ours: Option<String> = user_data.decode().collect::<Result<_, _>>().ok();
        let theirs = self.peer.read(user_data).ok().map(|read| read.text);
        if (&ours, &theirs) != (&right, &expected) {
            return Err(format!(
                "it reads {theirs:?}, expected {expected:?}; septet {ours:?}, expected {right:?}"
            ));
        }
        Ok(theirs == ours)
    }

    /// Checks that the peer encodes a header and a text as expected, and that septet decodes the
    /// result as expected.
    fn check_write(&mut self, header: &[u8], languages: Languages, text: &str) -> Verdict {
        let expected = self.theirs.pair(languages).write(text);
        let theirs = self.peer.write(0x00, header, text);
        let (septets, theirs) = match (expected, theirs) {
            (None, Err(_)) => return Ok(false),
            (Some(septets), Ok(theirs)) => (septets, theirs),
            (expected, theirs) => {
                return Err(format!("it writes {theirs:02X?}, expected {expected:02X?}"));
            }
        };
        let packed = UserData::from_unpacked_parts(0x00, header, &septets)
            .map_err(|error| format!("septet refuses {septets:02X?}: {error}"))?;
        if (theirs.udl, theirs.octets.as_slice()) != (packed.udl(), packed.octets()) {
            let (udl, octets) = (theirs.udl, hex(&theirs.octets));
            return Err(format!(
                "it writes TP-UDL {udl}, {octets}, expected {packed:02X?}"
            ));
        }
        let read = UserData::parse(
            Fields {
                tp_dcs: 0x00,
                tp_udhi: !header.is_empty(),
                tp_udl: theirs.udl,
            },
            &theirs.octets,
        )
        .map_err(|error| format!("septet refuses its octets: {error}"))?;
        let read: Option<String> = read.decode().collect::<Result<_, _>>().ok();
        let right = self.data.pair(languages).read(&septets);
        if read != right {
            return Err(format!("septet reads {read:?}, expected {right:?}"));
        }
        Ok(right.is_some_and(|right| right == text))
    }
}

/// The languages that the header names.
fn languages(user_data: &UserData) -> Languages {
    let header = user_data.header();
    let named = |identifier: Option<u8>| identifier.and_then(Language::from_identifier);
    (
        named(header.and_then(|header| header.locking_shift())),
        named(header.and_then(|header| header.single_shift())),
    )
}
