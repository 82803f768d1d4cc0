//! Messages: texts, and their user data as septet encodes it.

use septet::wire::Fields;
use septet::{Encoding, ReferenceWidth, UserData};

use crate::process::from_hex;
use crate::texts::{Random, Text};

pub struct Message {
    pub id: String,
    pub text: String,
    pub user_data: UserData,
}

impl Message {
    pub fn header(&self) -> &[u8] {
        match self.user_data.header() {
            Some(header) => header.octets(),
            None => &[],
        }
    }

    pub fn is_ucs2(&self) -> bool {
        self.user_data.tp_dcs() == Encoding::Ucs2.tp_dcs()
    }
}

/// The reference widths to test: 8 bits, and also 16 bits if the text needs several parts.
pub fn references(text: &Text) -> &'static [ReferenceWidth] {
    let rules = text.rules();
    match rules.measure(&text.text).segments {
        1 => &[ReferenceWidth::Bits8],
        _ => &[ReferenceWidth::Bits8, ReferenceWidth::Bits16],
    }
}

/// The rows of `packing.tsv` without national tables, and the messages of all texts.
pub fn messages(texts: &[Text]) -> Vec<Message> {
    let mut messages = packings(false);
    assert_eq!(messages.len(), 65);
    let mut random = Random(23_040);
    for text in texts {
        for &reference in references(text) {
            let rules = text.rules().with_reference_width(reference);
            let reference_number = random.below(0x1_0000) as u16;
            for segment in rules.split(&text.text).unwrap() {
                let user_data = segment.encode(reference_number);
                let id = match user_data.concatenation() {
                    None => text.id.clone(),
                    Some(read) => format!(
                        "{}, part {} of {}, {reference:?}",
                        text.id, read.part.sequence, read.part.total
                    ),
                };
                messages.push(Message {
                    id,
                    text: segment.text().to_owned(),
                    user_data,
                });
            }
        }
    }
    messages
}

/// Either the rows of `packing.tsv` that use national tables or all other rows. `tests/vectors.rs`
/// checks that septet encodes the same octets.
pub fn packings(national: bool) -> Vec<Message> {
    let rows = include_str!("../../../tests/data/packing.tsv")
        .lines()
        .skip(1);
    rows.map(|row| row.split('\t').collect::<Vec<_>>())
        .filter(|cells| cells[1].starts_with("national") == national)
        .map(|cells| {
            let (kind, octets) = (cells[1], from_hex(cells[9]).unwrap());
            let tp_dcs = if kind.starts_with("ucs2") { 0x08 } else { 0x00 };
            let has_header = national || kind.contains("ud");
            let udl = cells[8].parse().unwrap();
            Message {
                id: cells[0].to_owned(),
                text: serde_json::from_str(cells[2]).unwrap(),
                user_data: UserData::parse(
                    Fields {
                        tp_dcs,
                        tp_udhi: has_header,
                        tp_udl: udl,
                    },
                    &octets,
                )
                .unwrap(),
            }
        })
        .collect()
}
