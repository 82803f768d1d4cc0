//! Errors with any values, and those of names and numbers.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::iter;
use std::str::FromStr;

#[cfg(feature = "national")]
use septet::alphabet::{Language, LanguageIdentifierError, ParseLanguageError};
use septet::alphabet::{ParseEncodingError, UnmappableError};
use septet::provider::{Channel, ParseChannelError, ParseProviderError, Provider};
use septet::reassembly::{JoinError, MessageKey, ReadError, ReassemblyError};
use septet::replace::{ParsePolicyError, Policy};
use septet::segment::{CounterError, OffsetError, ParseBoundaryError};
use septet::wire::{HeaderExtrasError, ReferenceWidthError};
use septet::{Boundary, DecodeError, Encoding, ParseError, ReferenceWidth, SplitError};

use super::{error, named};

/// The octets are the numbers in the errors.
pub fn formatted(text: &str, octets: &[u8]) {
    let mut rest = octets.iter().copied().chain(iter::repeat(0xFF));
    let mut number = || {
        let eight = rest.by_ref().take(8);
        eight.fold(0_usize, |number, octet| number << 8 | usize::from(octet))
    };
    let numbers = [number(), number(), number()];
    let unmappable = UnmappableError {
        byte_offset: numbers[0],
        character: text.chars().last().unwrap_or('\u{10FFFF}'),
    };
    error::<UnmappableError>(&unmappable);
    for one in [
        SplitError::Unmappable(unmappable),
        SplitError::TooManySegments {
            segments: numbers[0] as u32,
        },
    ] {
        error::<SplitError>(&one);
    }
    error::<OffsetError>(&OffsetError { text: numbers[0] });
    for one in [CounterError::Boundary, CounterError::Languages] {
        error::<CounterError>(&one);
    }
    of_user_data(numbers);
    of_elements(numbers);
    of_stores(text, numbers);
    of_names(text);
    of_numbers(numbers[0] as u8);
}

fn of_user_data([number, octets, needed]: [usize; 3]) {
    let (offset, unit) = (needed, number as u16);
    let [identifier, length] = unit.to_be_bytes();
    for one in [
        ParseError::TooLong { octets },
        ParseError::LengthMismatch {
            length,
            needed,
            octets,
        },
        ParseError::HeaderLength { needed, octets },
        ParseError::MissingFillBits { length, needed },
        ParseError::TruncatedElement { offset, identifier },
        ParseError::ElementLength {
            offset,
            identifier,
            length,
        },
        ParseError::InvalidPart {
            offset,
            sequence: identifier,
            total: length,
        },
        ParseError::NotASeptet {
            offset,
            octet: length,
        },
    ] {
        error::<ParseError>(&one);
        let _ = one.offset();
    }
    let code = length;
    for one in [
        DecodeError::LoneEscape { septet: number },
        DecodeError::UnknownEscape {
            septet: number,
            code,
        },
        #[cfg(feature = "national")]
        DecodeError::UnassignedSeptet {
            septet: number,
            code,
        },
        DecodeError::LoneSurrogate { offset, unit },
        DecodeError::OddLength { offset },
        DecodeError::NotText { offset },
    ] {
        error::<DecodeError>(&one);
        let joined = JoinError {
            sequence: identifier,
            error: one,
        };
        error::<JoinError>(&joined);
        error::<ReadError>(&joined.into());
        let _ = one.offset();
    }
}

fn of_elements([number, octets, _]: [usize; 3]) {
    let identifier = number as u8;
    for one in [
        HeaderExtrasError::TooLong { octets },
        HeaderExtrasError::PortLength { identifier, octets },
        HeaderExtrasError::SecondPort { identifier },
        HeaderExtrasError::Identifier { identifier },
    ] {
        error::<HeaderExtrasError>(&one);
    }
}

fn of_stores(sender: &str, [number, ..]: [usize; 3]) {
    let [sequence, total] = (number as u16).to_be_bytes();
    let key = MessageKey {
        sender,
        reference_width: ReferenceWidth::Bits16,
        reference: number as u16,
        total,
    };
    for one in [
        ReassemblyError::Conflict { key, sequence },
        ReassemblyError::MessagesFull,
        ReassemblyError::PartsFull,
        ReassemblyError::TooManyParts { total },
    ] {
        error::<ReassemblyError<&str>>(&one);
    }
}

fn of_names(text: &str) {
    // The first word of the text, and a name that nothing has.
    for name in [text.split(' ').next().unwrap_or_default(), "\u{0}"] {
        parsed::<Boundary, ParseBoundaryError>(name);
        parsed::<Channel, ParseChannelError>(name);
        parsed::<Encoding, ParseEncodingError>(name);
        #[cfg(feature = "national")]
        parsed::<Language, ParseLanguageError>(name);
        parsed::<Policy, ParsePolicyError>(name);
        parsed::<Provider, ParseProviderError>(name);
    }
}

fn parsed<T: FromStr<Err = E> + Debug + Display, E: Error>(name: &str) {
    match name.parse::<T>() {
        Ok(value) => named(&value),
        Err(one) => error::<E>(&one),
    }
}

fn of_numbers(number: u8) {
    converted::<ReferenceWidth, ReferenceWidthError>(number);
    #[cfg(feature = "national")]
    converted::<Language, LanguageIdentifierError>(number);
}

fn converted<T: TryFrom<u8, Error = E> + Debug + Display, E: Error>(number: u8) {
    match T::try_from(number) {
        Ok(value) => named(&value),
        Err(one) => error::<E>(&one),
    }
}
