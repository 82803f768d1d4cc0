//! Calls every public function of septet. `proofs/no_panic` links it to show that none can
//! panic, `proofs/firmware` to see what all of them take of flash and stack.
//!
//! All inputs are opaque: a constant would let the optimiser hide a path. What only the
//! feature `graphemes` brings is left out, because `unicode-segmentation` is not ours,
//! and so is `Debug`, which no program needs to run.

#![no_std]

use core::fmt::{self, Display, Write};
use core::hint::black_box;

use septet::alphabet::{Alphabet, CharSet, Code, UnmappableError};
#[cfg(feature = "national")]
use septet::alphabet::{Language, Languages};
use septet::provider::{Channel, Limit, Provider};
use septet::reassembly::{JoinError, Message, Progress, Reassembler};
use septet::replace::{Groups, Policy, Substitute};
use septet::wire::Fields;
use septet::wire::{DataCoding, Header, HeaderExtras, HeaderExtrasError, Unpacked};
use septet::{
    Counter, DecodeError, Encoding, Measure, ParseError, ReferenceWidth, Segment, Segmenter,
    SplitError, Text, UserData,
};

/// What is sent is this text, what is received these octets.
#[inline(never)]
pub fn everything(text: &str, octets: &[u8]) {
    measure(text);
    split(text);
    counter(text);
    alphabet(text);
    substitution(text);
    data_coding();
    received(octets);
    elements(octets);
    reassembly(octets);
    explain(text);
    provider(text);
    #[cfg(feature = "national")]
    languages(text);
}

fn segmenter() -> Segmenter {
    black_box(Segmenter::default());
    let segmenter = Segmenter::new();
    #[cfg(feature = "national")]
    let segmenter = segmenter.with_languages(black_box(Languages::ALL));
    segmenter
        .with_header_extras(black_box(HeaderExtras::NONE))
        .excluding(black_box(CharSet::from_chars(black_box(&['a']))))
        .with_reference_width(black_box(ReferenceWidth::Bits16))
        .with_boundary(black_box(septet::Boundary::Character))
        .with_automatic_encoding()
        .with_encoding(black_box(Encoding::Gsm7))
}

#[inline(never)]
fn measure(text: &str) {
    black_box::<Measure>(septet::measure(text));
    black_box(segmenter().measure(text));
    black_box(septet::truncate(text, black_box(1)));
    black_box(segmenter().truncate(text, black_box(1)));
}

#[inline(never)]
fn split(text: &str) {
    for segments in [septet::split(text), segmenter().split(text)] {
        match segments {
            Err(error) => {
                show(error);
                if let SplitError::Unmappable(error) = error {
                    show::<UnmappableError>(error);
                }
                black_box(core::error::Error::source(&error).is_some());
            }
            Ok(segments) => {
                black_box(segments.measure());
                black_box((segments.len(), segments.size_hint()));
                black_box(segments.clone().nth(black_box(3)));
                black_box(segments.clone().last());
                segments.for_each(segment);
            }
        }
    }
}

#[inline(never)]
fn segment(segment: Segment<'_>) {
    black_box((
        segment.text(),
        segment.units(),
        segment.encoding(),
        segment.part(),
    ));
    black_box((segment.range(), segment.utf16_range()));
    show(segment.encoding());
    black_box(segment.encoding().tp_dcs());
    user_data(&segment.encode(black_box(7)));
}

#[inline(never)]
fn counter(text: &str) {
    let mut counter = Counter::new(black_box(ReferenceWidth::Bits8));
    counter.push(black_box('a'));
    counter.push_str(text);
    counter.extend(text.chars());
    counter.extend([text]);
    black_box(counter.write_str(text).is_ok());
    let mut units = [0; 8];
    for (unit, of_text) in units.iter_mut().zip(text.encode_utf16()) {
        *unit = of_text;
    }
    // Of any length, as far as the compiler knows.
    let units: &[u16] = black_box(&units);
    counter.push_utf16(units);
    black_box(septet::measure_utf16(units));
    black_box(counter.measure());
}

#[inline(never)]
fn alphabet(text: &str) {
    let set: CharSet = text.chars().collect();
    let set = set.with(black_box('a'));
    black_box((set.contains(black_box('a')), set.is_empty()));
    alphabet_of(text, black_box(Alphabet::DEFAULT));
}

fn alphabet_of(text: &str, alphabet: Alphabet) {
    let code = alphabet.code(black_box('a'));
    black_box(code.map(|code| code.cost()));
    black_box(alphabet.character(black_box(Code::Main(0xFF))));
    black_box(alphabet.character(black_box(Code::Extension(0xFF))));
    black_box(alphabet.septets(text).size_hint());
    for septet in alphabet.septets(text) {
        black_box(septet.is_ok());
    }
}

#[inline(never)]
fn explain(text: &str) {
    let explanation = segmenter().explain(text);
    black_box((explanation.measure(), explanation.only_unmappable()));
    black_box((
        explanation.measure_without_unmappable(),
        explanation.measure_with_substitutes(black_box(Groups::ALL)),
    ));
    black_box((
        explanation.segments_without_extensions(),
        explanation.segments_with_line_feeds(),
        explanation.naive_segments(),
    ));
    for place in explanation.extensions().chain(explanation.crlf_breaks()) {
        black_box(place);
    }
    for one in explanation.unmappable() {
        black_box(one);
    }
    for edge in explanation.segment_ends() {
        black_box(edge);
    }
    let replacement = segmenter().replace(text, black_box(Groups::ALL), black_box(Policy::IfSaves));
    black_box((
        replacement.before(),
        replacement.after(),
        replacement.is_changed(),
    ));
    black_box(replacement.changes().count());
    for character in replacement.characters() {
        black_box(character);
    }
    black_box(segmenter().reference_width());
}

#[inline(never)]
fn provider(text: &str) {
    let ours = Provider::new(black_box("ours"), segmenter())
        .with_limit(black_box(Limit::Segments(3)))
        .with_revision(black_box("2026-11"))
        .with_segmenter(segmenter());
    for provider in [Some(ours), Provider::from_name(text)]
        .into_iter()
        .flatten()
    {
        black_box((provider.name(), provider.revision(), provider.limit()));
        black_box(provider.segmenter());
        black_box(provider.truncate(text, black_box(3)));
        let channel = Channel::from_message(black_box(true), black_box(1));
        let estimate = provider.estimate(text, channel);
        black_box(estimate.messages_within(black_box(9)));
        black_box((
            estimate.limit.is_met(),
            estimate.limit.remaining(),
            estimate.limit.excess(),
        ));
    }
}

#[inline(never)]
fn substitution(text: &str) {
    let groups = black_box(Groups::default())
        .with(black_box(Groups::SPACES))
        .without(black_box(Groups::ACCENTS));
    black_box((groups.contains(Groups::TYPOGRAPHY), groups.is_empty()));
    black_box(Substitute::from_char(black_box('a')));
    black_box(septet::replace::substitute(black_box('a'), groups));
    let replaced = groups.replace(text);
    black_box((replaced.size_hint(), replaced.is_changed()));
    black_box(replaced.changes().size_hint());
    replaced.changes().for_each(|change| {
        black_box(change);
    });
    replaced.for_each(|character| {
        black_box(character);
    });
}

#[inline(never)]
fn elements(octets: &[u8]) {
    black_box(HeaderExtras::default());
    let ports = HeaderExtras::ports(black_box(1), black_box(2));
    black_box(ports.octets());
    match ports.with(black_box(0x70), octets) {
        Ok(elements) => {
            black_box(elements.octets());
        }
        Err(error) => show::<HeaderExtrasError>(error),
    }
}

#[cfg(feature = "national")]
#[inline(never)]
fn languages(text: &str) {
    let mut languages: Languages = black_box([]).into_iter().collect();
    for language in Language::ALL {
        let language = black_box(language);
        show(language);
        black_box((
            language.code(),
            language.name(),
            language.has_locking_shift(),
        ));
        black_box(language.identifier());
        languages = languages
            .with(language)
            .with_locking_shift(language)
            .with_single_shift(language);
        languages.extend([language]);
        black_box((
            languages.allows_locking_shift(language),
            languages.allows_single_shift(language),
        ));
        alphabet_of(text, Alphabet::national(Some(language), Some(language)));
    }
    black_box(languages.is_empty());
    let language = Language::from_identifier(black_box(1)).or(Language::from_code(text));
    let alphabet = Alphabet::national(language, None);
    black_box((alphabet.locking_shift(), alphabet.single_shift()));
    alphabet_of(text, alphabet);
}

#[inline(never)]
fn data_coding() {
    let coding = black_box(DataCoding::new(black_box(0)));
    black_box((coding.octet(), coding.is_reserved(), coding.character_set()));
    black_box((
        coding.is_compressed(),
        coding.message_class(),
        coding.is_auto_delete(),
    ));
    black_box((
        coding.message_waiting(),
        coding.counts_septets(),
        DataCoding::from(black_box(1)),
    ));
}

#[inline(never)]
fn received(octets: &[u8]) {
    let (tp_dcs, has_header, udl) = black_box((0, true, 0));
    user_data(&UserData::parse_lossy(
        Fields {
            tp_dcs,
            tp_udhi: has_header,
            tp_udl: udl,
        },
        octets,
    ));
    for parsed in [
        UserData::parse(
            Fields {
                tp_dcs,
                tp_udhi: has_header,
                tp_udl: udl,
            },
            octets,
        ),
        UserData::from_unpacked(tp_dcs, has_header, octets),
        UserData::from_unpacked_parts(tp_dcs, octets, octets),
    ] {
        match parsed {
            Ok(parsed) => user_data(&parsed),
            Err(error) => {
                black_box(error.offset());
                show::<ParseError>(error);
            }
        }
    }
}

#[inline(never)]
fn user_data(user_data: &UserData) {
    black_box((user_data.octets(), user_data.udl(), user_data.has_header()));
    black_box((
        user_data.tp_dcs(),
        user_data.data_coding(),
        user_data.body(),
    ));
    black_box((user_data.concatenation(), user_data.alphabet()));
    black_box(user_data.fields());
    black_box(user_data.clone() == *user_data);
    if let Some(found) = user_data.header() {
        header(found);
    }
    for step in user_data.decode() {
        if let Err(error) = step {
            black_box(error.offset());
            show::<DecodeError>(error);
        }
    }
    black_box(user_data.decode().size_hint());
    black_box(user_data.decode_lossy().size_hint());
    user_data.decode_lossy().for_each(|character| {
        black_box(character);
    });
    for text in [Ok(user_data.text_lossy()), user_data.text()] {
        match text {
            Ok(received) => text_of(&received),
            Err(error) => show::<DecodeError>(error),
        }
    }
    unpacked(user_data.unpacked());
    unpacked(user_data.unpacked_body());
}

#[inline(never)]
fn text_of(text: &Text) {
    black_box::<&str>(text);
    black_box::<&str>(text.as_ref());
    black_box((*text == *black_box("text"), *text == black_box("text")));
    black_box((text.clone() == Text::default(), Text::MAX_BYTES));
    show(text);
}

#[inline(never)]
fn header(header: Header<'_>) {
    black_box((header.octets(), header.concatenation()));
    black_box((header.locking_shift(), header.single_shift()));
    black_box(header.elements().size_hint());
    for element in header.elements() {
        black_box((element.identifier, element.data));
    }
}

#[inline(never)]
fn unpacked(unpacked: Unpacked<'_>) {
    black_box((unpacked.len(), unpacked.size_hint()));
    unpacked.for_each(|octet| {
        black_box(octet);
    });
}

/// Small, so that it takes little stack; as many messages and parts as it takes to be full.
type Store = Reassembler<u32, 2, 3>;

#[inline(never)]
fn reassembly(octets: &[u8]) {
    let mut store = Store::new();
    black_box(&mut store);
    for at in 0..black_box(4) {
        let (tp_dcs, has_header, udl) = black_box((0, true, 0));
        let received = UserData::parse_lossy(
            Fields {
                tp_dcs,
                tp_udhi: has_header,
                tp_udl: udl,
            },
            octets,
        );
        push(&mut store, at, &received);
    }
    black_box((store.len(), store.is_empty(), store.parts_free()));
    black_box(store.messages().len());
    store.messages().for_each(message);
    if let Some(oldest) = store.stalest() {
        let key = *oldest.key();
        black_box(store.remove(&key));
    }
    copied(&store);
    store.clear();
    black_box(&mut store);
}

/// Apart, so that no two stores are on the stack for longer than this takes.
#[inline(never)]
fn copied(store: &Store) {
    let mut other = Store::default();
    black_box(&mut other);
    other.clone_from(store);
    black_box(&mut other);
}

#[inline(never)]
fn push(store: &mut Store, at: u64, part: &UserData) {
    match store.push(black_box(1), at, part) {
        Ok(Progress::Complete(key) | Progress::Held { key, .. }) => {
            store.message(&key).into_iter().for_each(message);
        }
        Ok(progress) => {
            black_box(progress);
        }
        Err(error) => show(error),
    }
}

#[inline(never)]
fn message(message: Message<'_, u32>) {
    black_box((message.key(), message.first_seen(), message.last_seen()));
    black_box((message.missing(), message.is_complete()));
    black_box((message.parts().len(), message.missing_parts().len()));
    for (sequence, user_data) in message.parts() {
        black_box((sequence, user_data));
    }
    message.missing_parts().for_each(|sequence| {
        black_box(sequence);
    });
    black_box(message.decode().size_hint());
    for step in message.decode() {
        if let Err(error) = step {
            black_box(core::error::Error::source(&error).is_some());
            show::<JoinError>(error);
        }
    }
    black_box(message.decode_lossy().size_hint());
    message.decode_lossy().for_each(|character| {
        black_box(character);
    });
}

/// Somewhere to write a message to.
struct Nowhere;

impl Write for Nowhere {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        black_box(text);
        Ok(())
    }
}

#[inline(never)]
fn show<T: Display>(shown: T) {
    black_box(write!(Nowhere, "{shown}").is_ok());
}
