//! The operations whose instructions are counted. All inputs are opaque to the compiler.

use std::hint::black_box;

use septet::alphabet::Languages;
use septet::provider::{Channel, Provider};
use septet::reassembly::{Progress, Reassembler};
use septet::replace::{Groups, Policy};
use septet::wire::Payload;
use septet::{Boundary, Counter, Encoding, ReferenceWidth, Segmenter, Text, UserData};

pub const NATIONAL: Segmenter = Segmenter::new().with_languages(Languages::ALL);

const CLUSTERS: Segmenter = Segmenter::new().with_boundary(Boundary::Grapheme);

/// A baseline for functions that read a text.
pub fn from_utf8(text: &str) {
    black_box(std::str::from_utf8(text.as_bytes()).is_ok());
}

pub fn measure(text: &str) {
    black_box(septet::measure(text));
}

/// Measures each text of a buffer.
pub fn measure_all(buffer: &str, offsets: &[u32]) {
    for measure in black_box(Segmenter::new()).measure_all(buffer, offsets) {
        black_box(measure.unwrap());
    }
}

pub fn measure_utf16(units: &[u16]) {
    black_box(septet::measure_utf16(units));
}

pub fn split(text: &str) {
    for segment in septet::split(text).unwrap() {
        black_box(segment);
    }
}

pub fn split_encode(text: &str) {
    for segment in septet::split(text).unwrap() {
        black_box(segment.encode(0x42));
    }
}

pub fn truncate(text: &str) {
    black_box(septet::truncate(text, 1));
}

/// Counts the text in one piece.
pub fn push_str(text: &str) {
    let mut counter = Counter::new(ReferenceWidth::Bits8);
    counter.push_str(text);
    black_box(counter.measure());
}

/// Counts the text character by character.
pub fn push(text: &str) {
    let mut counter = Counter::new(ReferenceWidth::Bits8);
    for character in text.chars() {
        counter.push(character);
    }
    black_box(counter.measure());
}

pub fn parse(sent: &UserData) {
    let parsed = UserData::parse(sent.fields(), sent.octets());
    black_box(parsed.unwrap());
}

pub fn text(received: &UserData) {
    black_box(received.text().unwrap());
}

pub fn decode(received: &UserData) {
    for character in received.decode() {
        black_box(character.unwrap());
    }
}

pub fn decode_lossy(received: &UserData) {
    for character in received.decode_lossy() {
        black_box(character);
    }
}

/// Keeps grapheme clusters whole, as Twilio does.
pub fn measure_clusters(text: &str) {
    black_box(black_box(CLUSTERS).measure(text));
}

pub fn measure_national(text: &str) {
    black_box(black_box(NATIONAL).measure(text));
}

pub fn split_encode_national(text: &str) {
    for segment in black_box(NATIONAL).split(text).unwrap() {
        black_box(segment.encode(0x42));
    }
}

/// Reassembles the parts of a message, and decodes its text.
pub fn join(parts: &[UserData]) {
    let mut store: Reassembler<u64, 4, 16> = Reassembler::new();
    for part in parts {
        if let Ok(Progress::Complete(key)) = store.push(black_box(1), 2, part) {
            let message = store.message(&key).unwrap();
            message.decode().for_each(|character| {
                black_box(character.unwrap());
            });
            store.remove(&key);
        }
    }
}

/// Reassembles the parts of a message, and reads its text.
pub fn join_text(parts: &[UserData]) {
    let mut store: Reassembler<u64, 4, 16> = Reassembler::new();
    let mut storage = [0; 4 * Text::MAX_BYTES];
    for part in parts {
        if let Ok(Progress::Complete(key)) = store.push(black_box(1), 2, part) {
            let message = store.message(&key).unwrap();
            black_box(message.read(&mut storage).unwrap());
            store.remove(&key);
        }
    }
}

/// Writes the septets of an undivided text, one per octet.
pub fn septets(text: &str) {
    let mut storage = [0; 4 * 1530];
    black_box(Payload::write(text, Encoding::Gsm7, &mut storage).unwrap());
}

/// Writes the septets of user data, one per octet, after the header.
pub fn unpacked(messages: &[UserData]) {
    for message in messages {
        black_box(message.unpacked().into_octets());
    }
}

/// Packs septets, one per octet.
pub fn from_unpacked(septets: &[u8]) {
    black_box(UserData::from_unpacked(0x00, false, septets).unwrap());
}

/// Reads the text of septets, one per octet.
pub fn unpacked_text(septets: &[u8]) {
    let mut storage = [0; Text::MAX_BYTES];
    let received = Payload::parse(0x00, false, septets).unwrap();
    black_box(received.read(&mut storage).unwrap());
}

/// Computes every value of an explanation.
pub fn explain(text: &str) {
    let explanation = black_box(Segmenter::new()).explain(text);
    black_box((explanation.measure(), explanation.only_unmappable()));
    black_box(explanation.measure_without_unmappable());
    black_box(explanation.measure_with_substitutes(Groups::ALL));
    black_box(explanation.segments_without_extensions());
    black_box(explanation.segments_with_line_feeds());
    black_box(explanation.naive_segments());
    black_box(explanation.unmappable().last());
    black_box(explanation.extensions().last());
    black_box(explanation.crlf_breaks().last());
    black_box(explanation.segment_ends().last());
}

/// Decides whether to replace, and produces the resulting text.
pub fn replace(text: &str) {
    let replacement = black_box(Segmenter::new()).replace(text, Groups::ALL, Policy::IfSaves);
    replacement.characters().for_each(|character| {
        black_box(character);
    });
}

pub fn estimate(text: &str) {
    black_box(black_box(Provider::BANDWIDTH).estimate(text, Channel::Sms));
}
