//! Conversions and operators.

use core::fmt::Write;
use core::hash::{Hash, Hasher};
use core::hint::black_box;
use core::ops::Deref;

#[cfg(feature = "national")]
use septet::alphabet::Language;
use septet::alphabet::UnmappableError;
use septet::replace::{Groups, Policy};
use septet::{Encoding, ReferenceWidth, UserData, alphabet, replace, segment, wire};

use crate::counting::segmenter;
use crate::user_data::fields;
use crate::{error, show};

/// A hasher without code of its own that could panic.
struct Sum(u64);

impl Hasher for Sum {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.wrapping_add(byte.into());
        }
    }
}

#[inline(never)]
pub fn conversions(text: &str, octets: &[u8]) {
    numbers();
    #[cfg(feature = "national")]
    languages();
    of_text(text);
    of_octets(octets);
}

#[inline(never)]
fn numbers() {
    match <wire::ReferenceWidth as TryFrom<u8>>::try_from(black_box(1)) {
        Ok(value) => show::<wire::ReferenceWidth>(value),
        Err(found) => error::<wire::ReferenceWidthError>(found),
    }
    let width = black_box(ReferenceWidth::Bits8);
    black_box(<u8 as From<wire::ReferenceWidth>>::from(width));
    let coding = <wire::DataCoding as From<u8>>::from(black_box(1));
    black_box(<u8 as From<wire::DataCoding>>::from(coding));
    let unmappable = black_box(UnmappableError {
        byte_offset: 1,
        character: 'a',
    });
    black_box(<wire::PayloadError as From<UnmappableError>>::from(
        unmappable,
    ));
    let encoding = black_box(Encoding::Gsm7);
    black_box(<wire::DataCoding as From<Encoding>>::from(encoding));
}

#[cfg(feature = "national")]
#[inline(never)]
fn languages() {
    match <alphabet::Language as TryFrom<u8>>::try_from(black_box(1)) {
        Ok(value) => black_box(<u8 as From<alphabet::Language>>::from(value)),
        Err(found) => {
            error::<alphabet::LanguageIdentifierError>(found);
            0
        }
    };
    let list = black_box([Language::Turkish]);
    let mut languages = <alphabet::Languages as FromIterator<Language>>::from_iter(list);
    <alphabet::Languages as Extend<Language>>::extend(&mut languages, black_box(list));
    black_box(languages);
}

#[inline(never)]
fn of_text(text: &str) {
    black_box(<alphabet::CharSet as FromIterator<char>>::from_iter(
        text.chars(),
    ));
    black_box(<replace::Groups as Default>::default());
    let replacement = segmenter().replace(text, black_box(Groups::ALL), black_box(Policy::Always));
    for character in <&replace::Replacement<'_> as IntoIterator>::into_iter(&replacement) {
        black_box(character);
    }
    for character in <replace::Replacement<'_> as IntoIterator>::into_iter(replacement) {
        black_box(character);
    }
    let mut counter = segment::Counter::new(black_box(ReferenceWidth::Bits8));
    black_box(&mut counter);
    <segment::Counter as Extend<char>>::extend(&mut counter, text.chars());
    black_box(&mut counter);
    <segment::Counter as Extend<&str>>::extend(&mut counter, [text]);
    black_box(&mut counter);
    black_box(<segment::Counter as Write>::write_str(&mut counter, text).is_ok());
    black_box(<segment::Counter as Write>::write_char(&mut counter, black_box('a')).is_ok());
    for segment in segmenter().split(text).into_iter().flatten() {
        black_box(<segment::Segment<'_> as AsRef<str>>::as_ref(&segment));
    }
}

#[inline(never)]
fn of_octets(octets: &[u8]) {
    let received = black_box(UserData::parse_lossy(fields(), octets));
    let mut other = received.clone();
    other.clone_from(&received);
    black_box(other == received);
    black_box(<wire::UserData as AsRef<[u8]>>::as_ref(&received));
    if let Some(header) = received.header() {
        for element in <wire::Header<'_> as IntoIterator>::into_iter(header) {
            black_box(element);
        }
    }
    let ports = wire::HeaderExtras::ports(black_box(1), black_box(2));
    black_box(<wire::HeaderExtras as AsRef<[u8]>>::as_ref(&ports));
    black_box(<wire::HeaderExtras as Default>::default() == ports);
    let unpacked = black_box(wire::Unpacked::into_octets(received.unpacked()));
    black_box(<wire::UnpackedOctets as Deref>::deref(&unpacked));
    black_box(<wire::UnpackedOctets as AsRef<[u8]>>::as_ref(&unpacked));
    let empty = <wire::UnpackedOctets as Default>::default();
    black_box(<wire::UnpackedOctets as PartialEq>::eq(&unpacked, &empty));
    <wire::UnpackedOctets as Hash>::hash(&unpacked.clone(), &mut Sum(0));
    let text = black_box(received.text_lossy());
    black_box(<wire::Text as Deref>::deref(&text));
    black_box(<wire::Text as AsRef<str>>::as_ref(&text));
    black_box(<wire::Text as PartialEq<str>>::eq(&text, black_box("text")));
    black_box(<wire::Text as PartialEq<&str>>::eq(
        &text,
        black_box(&"text"),
    ));
    black_box(text.clone() == wire::Text::default());
}
