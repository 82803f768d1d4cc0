//! Displaying, parsing and converting values.

use core::fmt::Display;
use core::hint::black_box;
use core::str::FromStr;

#[cfg(feature = "national")]
use septet::alphabet::Language;
use septet::provider::{Channel, Provider};
use septet::reassembly::Reassembler;
use septet::replace::{Groups, Policy};
use septet::wire::{DataCoding, Fields, HeaderExtras};
use septet::{Boundary, Encoding, ReferenceWidth, UserData};

use crate::{segmenter, show};

#[inline(never)]
pub fn conversions(text: &str, octets: &[u8]) {
    shown(text);
    joined(octets);
    named::<Encoding>(text);
    named::<Boundary>(text);
    named::<Policy>(text);
    named::<Channel>(text);
    named::<Provider>(text);
    #[cfg(feature = "national")]
    named::<Language>(text);
    numbered::<ReferenceWidth>();
    #[cfg(feature = "national")]
    numbered::<Language>();
    black_box(u8::from(DataCoding::from(black_box(Encoding::Gsm7))));
    black_box::<&[u8]>(HeaderExtras::ports(black_box(1), black_box(2)).as_ref());
    for segment in septet::split(text).into_iter().flatten() {
        black_box::<&str>(segment.as_ref());
    }
}

#[inline(never)]
fn shown(text: &str) {
    show(septet::measure(text));
    show(segmenter().measure(text));
    let estimate = Provider::BANDWIDTH.estimate(text, black_box(Channel::Sms));
    show(estimate);
    show(estimate.limit);
    show(black_box(Provider::BANDWIDTH.limit()));
    let replacement = segmenter().replace(text, black_box(Groups::ALL), black_box(Policy::Always));
    show(replacement.clone());
    show(Groups::ALL.replace(text));
    for character in (&replacement).into_iter().chain(replacement) {
        black_box(character);
    }
}

#[inline(never)]
fn joined(octets: &[u8]) {
    let received = UserData::parse_lossy(black_box(Fields::default()), octets);
    show(received.decode_lossy());
    black_box::<&[u8]>(received.as_ref());
    for element in received.header().into_iter().flatten() {
        black_box(element);
    }
    let mut store: Reassembler<u32, 2, 3> = Reassembler::new();
    black_box(store.push(black_box(1), 1, &received).is_ok());
    for message in &store {
        show(message.decode_lossy());
    }
}

/// Parses a value, and displays it or the error.
fn named<T: FromStr<Err: Display> + Display>(text: &str) {
    match text.parse::<T>() {
        Ok(value) => show(value),
        Err(error) => show(error),
    }
}

/// Converts a number to a value, and displays it or the error.
fn numbered<T: TryFrom<u8, Error: Display> + Copy + Display>()
where
    u8: From<T>,
{
    match T::try_from(black_box(1)) {
        Ok(value) => {
            show(value);
            black_box(u8::from(value));
        }
        Err(error) => show(error),
    }
}
