//! Reading characters and errors from received user data.

use core::ops::Range;

use super::data_coding::CharacterSet;
use super::error::DecodeError;
use super::user_data::UserData;
use crate::alphabet::{Alphabet, Code, ESCAPE, Main};
use crate::kernel::{Ahead, fast_path, septet};

/// The character that lossy decoding returns, and any error that strict decoding returns instead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decoded {
    pub(crate) character: char,
    pub(crate) error: Option<DecodeError>,
}

impl Decoded {
    pub(crate) const fn ok(character: char) -> Self {
        Self {
            character,
            error: None,
        }
    }

    pub(super) const fn replaced(character: char, error: DecodeError) -> Self {
        Self {
            character,
            error: Some(error),
        }
    }
}

/// The reader that strict and lossy decoding share.
#[derive(Clone, Debug)]
pub(crate) struct Reader<'d> {
    octets: &'d [u8],
    kind: Kind,
    /// The tables of the text. `main` is the main table, looked up only once.
    alphabet: Alphabet,
    main: Main,
    /// The next characters, already read.
    ahead: Ahead,
    /// The index in the user data of the septet or octet after `ahead`.
    after_ahead: usize,
    /// The end of the text, in septets or octets.
    end: usize,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Septets,
    CodeUnits,
    NotText,
}

impl<'d> Reader<'d> {
    pub(crate) fn new(user_data: &'d UserData) -> Self {
        let data_coding = user_data.data_coding();
        let octets = user_data.octets();
        let kind = match data_coding.character_set() {
            _ if data_coding.is_compressed() => Kind::NotText,
            CharacterSet::EightBit => Kind::NotText,
            CharacterSet::Gsm7 => Kind::Septets,
            CharacterSet::Ucs2 => Kind::CodeUnits,
        };
        let Range { start, end } = user_data.body_range();
        let alphabet = user_data.alphabet();
        Self {
            octets,
            kind,
            alphabet,
            main: alphabet.main(),
            ahead: Ahead::EMPTY,
            after_ahead: start,
            end,
        }
    }

    /// Returns the index of the next septet or octet.
    const fn index(&self) -> usize {
        let ahead = self.ahead.len();
        let ahead = match self.kind {
            Kind::CodeUnits => ahead.saturating_mul(2),
            Kind::Septets | Kind::NotText => ahead,
        };
        self.after_ahead.saturating_sub(ahead)
    }

    pub(crate) const fn finish(&mut self) {
        self.go_to(self.end);
    }

    const fn go_to(&mut self, index: usize) {
        // An escape sequence does not end what was read ahead.
        let skipped = match self.after_ahead.checked_sub(index) {
            Some(left) => self.ahead.rewind(match self.kind {
                Kind::CodeUnits => left / 2,
                Kind::Septets | Kind::NotText => left,
            }),
            None => false,
        };
        if !skipped {
            self.after_ahead = index;
            self.ahead = Ahead::EMPTY;
        }
    }

    /// The fast path of `next`: reads one septet of the main table or one code unit.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call would cost more than the body")]
    fn next_fast(&mut self) -> Option<char> {
        match self.ahead.next() {
            Some(character) => Some(character),
            None => self.read_ahead(),
        }
    }

    /// Reads ahead, if that is over, and returns the next character.
    #[inline(never)]
    fn read_ahead(&mut self) -> Option<char> {
        if self.ahead.len() > 0 {
            return None;
        }
        let read = match self.kind {
            Kind::Septets => {
                let Self {
                    octets,
                    after_ahead,
                    end,
                    main,
                    ..
                } = *self;
                self.ahead.read_septets(octets, after_ahead, end, main)
            }
            Kind::CodeUnits => {
                let units = self.octets.get(self.after_ahead..self.end)?;
                let read = self.ahead.read_code_units(units);
                read.saturating_add(read)
            }
            Kind::NotText => return None,
        };
        self.after_ahead = self.after_ahead.saturating_add(read);
        self.ahead.next()
    }

    #[inline]
    pub(crate) fn next(&mut self) -> Option<Decoded> {
        match self.next_plain() {
            Some(character) => Some(Decoded::ok(character)),
            None => self.next_slow(),
        }
    }

    /// Reads the next character if that is simple; otherwise `next_slow` reads it.
    #[inline]
    pub(crate) fn next_plain(&mut self) -> Option<char> {
        fast_path(|| self.next_fast()).flatten()
    }

    /// The slow path of `next`, out of line.
    #[inline(never)]
    pub(crate) fn next_slow(&mut self) -> Option<Decoded> {
        let index = self.index();
        if index >= self.end {
            return None;
        }
        match self.kind {
            Kind::Septets => self.decode_septets(index),
            Kind::CodeUnits => self.decode_code_units(index),
            Kind::NotText => {
                self.go_to(index.saturating_add(1));
                let error = DecodeError::NotText { offset: index };
                Some(Decoded::replaced(char::REPLACEMENT_CHARACTER, error))
            }
        }
    }

    fn decode_septets(&mut self, index: usize) -> Option<Decoded> {
        let code = septet(self.octets, index)?;
        let next = index.saturating_add(1);
        self.go_to(next);
        if code != ESCAPE {
            return Some(decode_main(self.main, code, index));
        }
        let code = if next < self.end {
            septet(self.octets, next)
        } else {
            None
        };
        let Some(code) = code else {
            return Some(Decoded::replaced(
                ' ',
                DecodeError::LoneEscape { septet: index },
            ));
        };
        self.go_to(next.saturating_add(1));
        if let Some(character) = self.alphabet.character(Code::Extension(code)) {
            return Some(Decoded::ok(character));
        }
        let character = self.main.character(code).unwrap_or(' ');
        let error = DecodeError::UnknownEscape {
            septet: index,
            code,
        };
        Some(Decoded::replaced(character, error))
    }

    pub(crate) const fn is_done(&self) -> bool {
        self.index() >= self.end
    }

    /// Reads the low surrogate of a pair whose high surrogate ended the previous part.
    pub(crate) fn join_low_surrogate(&mut self, high: u16) -> Option<Decoded> {
        let Kind::CodeUnits = self.kind else {
            return None;
        };
        let low = self.unit(self.index())?;
        let character = char::decode_utf16([high, low]).next()?.ok()?;
        self.go_to(self.index().saturating_add(2));
        Some(Decoded::ok(character))
    }

    fn unit(&self, offset: usize) -> Option<u16> {
        let units = self.octets.get(offset..self.end)?;
        Some(u16::from_be_bytes(*units.first_chunk()?))
    }

    fn decode_code_units(&mut self, offset: usize) -> Option<Decoded> {
        let Some(unit) = self.unit(offset) else {
            self.go_to(offset.saturating_add(1));
            let error = DecodeError::OddLength { offset };
            return Some(Decoded::replaced(char::REPLACEMENT_CHARACTER, error));
        };
        let next = offset.saturating_add(2);
        self.go_to(next);
        let pair = [unit, self.unit(next).unwrap_or_default()];
        let Ok(character) = char::decode_utf16(pair).next()? else {
            let error = DecodeError::LoneSurrogate { offset, unit };
            return Some(Decoded::replaced(char::REPLACEMENT_CHARACTER, error));
        };
        if character.len_utf16() == 2 {
            self.go_to(offset.saturating_add(4));
        }
        Some(Decoded::ok(character))
    }

    pub(crate) fn size_hint(&self) -> (usize, Option<usize>) {
        let remaining = self.end.saturating_sub(self.index());
        match self.kind {
            Kind::Septets => (remaining.div_ceil(2), Some(remaining)),
            Kind::CodeUnits => (remaining.div_ceil(4), Some(remaining.div_ceil(2))),
            Kind::NotText => (remaining, Some(remaining)),
        }
    }
}

/// Decodes a septet of the main table. Only national tables have septets without a character, which
/// lossy decoding replaces with a space (23.038 §6.1.1).
#[cfg_attr(
    not(feature = "national"),
    expect(unused_variables, reason = "the default table has no empty cell")
)]
pub(super) fn decode_main(main: Main, code: u8, septet: usize) -> Decoded {
    match main.character(code) {
        Some(character) => Decoded::ok(character),
        #[cfg(feature = "national")]
        None => Decoded::replaced(' ', DecodeError::UnassignedSeptet { septet, code }),
        #[cfg(not(feature = "national"))]
        None => Decoded::ok(' '),
    }
}
