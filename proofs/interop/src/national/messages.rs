//! Messages that use national tables: random texts in one or several parts, and rows of
//! `packing.tsv`.

use std::collections::BTreeSet;

use septet::alphabet::{Language, Languages};
use septet::{Encoding, ReferenceWidth, Segmenter, UserData};

use super::tables::{Kind, Tables};
use super::{Exchange, Verdict, languages};
use crate::message::{Message, packings};
use crate::texts::Random;

const TEXTS_OF_A_LANGUAGE: u32 = 300;

pub fn exchange(exchange: &mut Exchange) {
    let mut messages = packings(true);
    assert_eq!(messages.len(), 12);
    let mut random = Random(23_041);
    for &language in Language::ALL {
        for number in 0..TEXTS_OF_A_LANGUAGE {
            let id = format!("{language} {number}");
            let (text, allowed) = text(&exchange.data, language, number, &mut random);
            messages.extend(written(&id, &text, allowed, &mut random));
        }
    }
    check_headers(&exchange.data, &messages);
    for message in &messages {
        let verdict = check_read(exchange, message);
        exchange.count(&question("Read", message), verdict);
        let (header, languages) = (message.header(), languages(&message.user_data));
        let verdict = exchange.check_write(header, languages, &message.text);
        exchange.count(&question("Write", message), verdict);
    }
    exchange.end("messages in national tables, read and written");
}

fn question(operation: &str, message: &Message) -> String {
    format!("{operation} {}: {:?}", message.id, message.text)
}

fn check_read(exchange: &mut Exchange, message: &Message) -> Verdict {
    let pair = exchange.data.pair(languages(&message.user_data));
    let septets = pair
        .write(&message.text)
        .ok_or("the tables lack a character")?;
    let packed = UserData::from_unpacked_parts(0x00, message.header(), &septets)
        .map_err(|error| error.to_string())?;
    if packed != message.user_data {
        let ours = &message.user_data;
        return Err(format!("septet writes {ours:02X?}, expected {packed:02X?}"));
    }
    exchange.check_read(&message.user_data, &septets)
}

/// A random text in which all cells of its tables are equally frequent, and the tables to allow for
/// it. The text draws on both of the language's tables, on one of them, or on its locking shift
/// table and a random language's single shift table.
fn text(
    data: &Tables,
    language: Language,
    number: u32,
    random: &mut Random,
) -> (String, Languages) {
    let other = Language::ALL[random.below(13) as usize];
    let (pair, allowed) = match number % 4 {
        0 => (
            (Some(language), Some(language)),
            Languages::NONE.with(language),
        ),
        1 => (
            (Some(language), None),
            Languages::NONE.with_locking_shift(language),
        ),
        2 => (
            (None, Some(language)),
            Languages::NONE.with_single_shift(language),
        ),
        _ => ((Some(language), Some(other)), Languages::ALL),
    };
    // Mostly a single message; otherwise long enough to end near the start of a second or third
    // part.
    let length = match number / 4 % 8 {
        0..5 => 1 + random.below(70),
        5 | 6 => 90 + random.below(60),
        _ => 230 + random.below(80),
    };
    let characters = data.pair(pair).characters();
    let text = (0..length).map(|_| random.one_of(&characters)).collect();
    (text, allowed)
}

/// The text's messages with an 8-bit reference and, if it needs several parts, also with a 16-bit
/// reference.
fn written(id: &str, text: &str, allowed: Languages, random: &mut Random) -> Vec<Message> {
    let mut messages = vec![];
    for reference in [ReferenceWidth::Bits8, ReferenceWidth::Bits16] {
        // Without this, short texts would be sent in UCS-2.
        let rules = Segmenter::new()
            .with_languages(allowed)
            .with_reference_width(reference)
            .with_encoding(Encoding::Gsm7);
        let segments = rules.split(text).unwrap();
        if segments.len() == 1 && reference == ReferenceWidth::Bits16 {
            continue;
        }
        let number = random.below(0x1_0000) as u16;
        messages.extend(segments.map(|segment| {
            let part = segment.part();
            Message {
                id: format!(
                    "{id}, part {} of {}, {reference:?}",
                    part.sequence, part.total
                ),
                text: segment.text().to_owned(),
                user_data: segment.encode(number),
            }
        }));
    }
    messages
}

/// Checks that every kind of header occurs, in single messages and in parts with either reference
/// width: headers with each table alone, and with both tables of a language if its locking shift
/// table is not enough.
fn check_headers(data: &Tables, messages: &[Message]) {
    let headers = messages.iter().map(|message| {
        let parts = message.user_data.concatenation();
        let wide = parts.map(|parts| parts.reference_width == ReferenceWidth::Bits16);
        (languages(&message.user_data), wide)
    });
    let headers: BTreeSet<_> = headers.collect();
    for &language in Language::ALL {
        let both = (Some(language), Some(language));
        let mut pairs = vec![Kind::Single.alone(language)];
        if data.has(Kind::Locking, language) {
            let locking = Kind::Locking.alone(language);
            pairs.push(locking);
            let mut characters = data.pair(both).characters().into_iter();
            // The Turkish single shift table adds no characters to the Turkish locking shift table
            // and the default extension table.
            if characters.any(|character| data.pair(locking).code(character).is_none()) {
                pairs.push(both);
            }
        }
        for pair in pairs {
            for wide in [None, Some(false), Some(true)] {
                let header = (pair, wide);
                assert!(headers.contains(&header), "no message has {header:?}");
            }
        }
    }
}
