//! The law of `Debug` and `Display`: formatting any value of a public type ends without a panic.

mod editing;
mod errors;
mod pdus;
mod received;
mod rules;
mod stored;
mod text;

use std::any::type_name;
use std::error::Error;
use std::fmt::{self, Debug, Display, Write};

use septet::alphabet::Alphabet;
use septet::wire::Fields;
use septet::{Measure, UserData};

use crate::model::Rules;
use crate::model::provider::Limit;

/// What the values are made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    pub text: &'s str,
    pub rules: Rules,
    pub limit: Limit,
    /// The groups of substitutes, in the low five bits.
    pub groups: u8,
    /// Of user data with these octets.
    pub fields: (u8, bool, u8),
    pub octets: &'s [u8],
}

/// Every value can be formatted, and its `Debug` output is not empty, nor is the message of an
/// error.
pub fn every_value_can_be_formatted(source: Source) {
    let (tp_dcs, tp_udhi, tp_udl) = source.fields;
    let fields = Fields {
        tp_dcs,
        tp_udhi,
        tp_udl,
    };
    errors::formatted(source.text, source.octets);
    rules::formatted(source);
    text::formatted(source);
    editing::formatted(source);
    received::formatted(fields, source.octets);
    pdus::formatted(source.text, source.octets);
    stored::formatted(source, &UserData::parse_lossy(fields, source.octets));
}

/// The tables of a text that costs this.
#[cfg(feature = "national")]
fn alphabet(measure: Measure) -> Alphabet {
    Alphabet::national(measure.locking_shift, measure.single_shift)
}

#[cfg(not(feature = "national"))]
fn alphabet(_: Measure) -> Alphabet {
    Alphabet::DEFAULT
}

/// Counts the bytes that are written to it.
struct Length(usize);

impl Write for Length {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

fn length(shown: fmt::Arguments) -> usize {
    let mut length = Length(0);
    length.write_fmt(shown).unwrap();
    length.0
}

/// Formats a value on one line, and on several.
fn debug<T: Debug>(value: &T) {
    assert!(
        length(format_args!("{value:?}")) > 0,
        "{}",
        type_name::<T>()
    );
    assert!(
        length(format_args!("{value:#?}")) > 0,
        "{}",
        type_name::<T>()
    );
}

/// Also displays the value, plain and padded.
fn shown<T: Debug + Display>(value: &T) {
    debug(value);
    let shown = length(format_args!("{value}"));
    assert!(length(format_args!("{value:^200.3}")) > 0 || shown == 0);
}

/// A value that displays as something: a name, a number or a message.
fn named<T: Debug + Display>(value: &T) {
    shown(value);
    assert!(length(format_args!("{value}")) > 0, "{value:?}");
}

/// An error, and its sources.
fn error<T: Error>(error: &T) {
    named(error);
    let mut source = error.source();
    while let Some(inner) = source {
        named(&inner);
        source = inner.source();
    }
}

/// Formats an iterator before each of its first steps and after the last one, and its items.
fn iterator<I: Iterator<Item = T> + Debug, T: Debug>(mut iterator: I) {
    for _ in 0..3 {
        debug(&iterator);
        iterator.next().iter().for_each(debug::<T>);
    }
    iterator.by_ref().for_each(|item| debug::<T>(&item));
    debug(&iterator);
}
