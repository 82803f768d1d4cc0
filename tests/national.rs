//! National tables: the choice of tables, the header, and received text. `random.rs` compares the
//! choice with the model on random texts.
#![cfg(feature = "national")]

// Nested, so that the files are in `tests/national`.
mod national {
    mod choice;
    mod header;
    mod languages;
    mod received;
    mod truncate;
}

use septet::Segmenter;
use septet::alphabet::{Language, Languages};
use septet::wire::Fields;

const ALL: Segmenter = Segmenter::new().with_languages(Languages::ALL);

const fn only(language: Language) -> Segmenter {
    Segmenter::new().with_languages(Languages::NONE.with(language))
}

/// The fields of a GSM-7 message with a header.
const fn fields(tp_udl: u8) -> Fields {
    Fields {
        tp_dcs: 0x00,
        tp_udhi: true,
        tp_udl,
    }
}

/// The header of the first segment.
fn header(rules: Segmenter, text: &str) -> Vec<u8> {
    let first = rules.split(text).unwrap().next().unwrap().encode(0x21);
    first
        .header()
        .map_or(vec![], |header| header.octets().to_vec())
}
