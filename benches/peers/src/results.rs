//! The results, as written to `target/peers.json`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::task::Work;
use crate::timer::Times;
use crate::verdict::Verdict;

#[derive(Serialize)]
pub struct Results {
    /// Whether the times are rough.
    pub quick: bool,
    pub peers: Vec<Named>,
    pub rows: Vec<Row>,
    pub ratios: Vec<Ratio>,
}

#[derive(Serialize)]
pub struct Named {
    pub name: &'static str,
    pub version: String,
}

#[derive(Serialize)]
pub struct Row {
    pub work: Work,
    pub text: &'static str,
    pub characters: usize,
    /// By peer name, without peers that do not support this work.
    pub peers: BTreeMap<&'static str, Cell>,
}

#[derive(Clone, Copy, Serialize)]
pub struct Cell {
    pub answer: Verdict,
    /// `None` for a refusal.
    #[serde(flatten)]
    pub times: Option<Times>,
}

/// The median time of one peer divided by another peer's.
#[derive(Serialize)]
pub struct Ratio {
    pub what: String,
    pub value: f64,
}

/// The work, the number of characters of the `plain` text, and the peer.
type CellKey = (Work, usize, &'static str);

const RATIOS: &[(CellKey, CellKey)] = &[
    (
        (Work::Measure, 160, "septet"),
        (Work::Measure, 160, "from_utf8"),
    ),
    (
        (Work::Measure, 160, "sms_splitter"),
        (Work::Measure, 160, "septet"),
    ),
    (
        (Work::Measure, 160, "split-sms"),
        (Work::Measure, 160, "septet"),
    ),
    (
        (Work::Measure, 160, "sms-segments-calculator"),
        (Work::Measure, 160, "septet"),
    ),
    (
        (Work::Measure, 160, "rusmpp-extra"),
        (Work::Measure, 160, "septet"),
    ),
    // `rusmpp-extra` does not pack, so it is compared with septet's packed and unpacked output.
    (
        (Work::Unpack, 306, "rusmpp-extra"),
        (Work::Pack, 306, "septet"),
    ),
    (
        (Work::Unpack, 306, "rusmpp-extra"),
        (Work::Unpack, 306, "septet"),
    ),
    ((Work::Encode, 306, "tpdu"), (Work::Encode, 306, "septet")),
    ((Work::Decode, 160, "tpdu"), (Work::Decode, 160, "septet")),
    (
        (Work::Septets, 306, "rusmpp-extra"),
        (Work::Septets, 306, "septet"),
    ),
    (
        (Work::DecodeUnpacked, 160, "gsm7-alt"),
        (Work::DecodeUnpacked, 160, "septet"),
    ),
];

impl Results {
    pub fn set_ratios(&mut self) {
        self.ratios = RATIOS
            .iter()
            .filter_map(|&(over, under)| {
                Some(Ratio {
                    what: what(over, under),
                    value: self.median(over)? / self.median(under)?,
                })
            })
            .collect();
    }

    fn median(&self, (work, characters, peer): CellKey) -> Option<f64> {
        let row = self
            .rows
            .iter()
            .find(|row| (row.work, row.text, row.characters) == (work, "plain", characters))?;
        Some(row.peers.get(peer)?.times?.median)
    }
}

fn what(over: CellKey, under: CellKey) -> String {
    let (work, characters, peer) = over;
    let name = match work == under.0 {
        true => under.2.to_owned(),
        false => format!("{} ({})", under.2, under.0.name()),
    };
    format!("{}, {characters} plain: {peer} / {name}", work.name())
}
