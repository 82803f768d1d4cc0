//! Reading the text of a payload.

use core::iter::FusedIterator;

use super::data_coding::CharacterSet;
use super::error::DecodeError;
use super::output::Output;
use super::payload::{Payload, PayloadError};
use super::reader::{Decoded, decode_main};
use super::to_text;
use crate::alphabet::{Alphabet, Code, ESCAPE, Main};

impl<'p> Payload<'p> {
    /// Decodes the text strictly, as [`UserData::decode`](crate::UserData::decode) does.
    ///
    /// # Errors
    ///
    /// The iterator yields a [`PayloadError::Decode`] and then ends.
    ///
    /// ```
    /// let payload = septet::wire::Payload::parse(0x00, false, b"5 \x1B\x65")?;
    /// assert!(payload.decode().eq("5 €".chars().map(Ok)));
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn decode(self) -> PayloadDecode<'p> {
        PayloadDecode {
            reader: PayloadReader::new(self),
        }
    }

    /// Decodes the text leniently, as [`UserData::decode_lossy`](crate::UserData::decode_lossy)
    /// does. Never fails.
    ///
    /// ```
    /// let payload = septet::wire::Payload::parse(0x08, false, b"\0H\0i\0")?;
    /// assert_eq!(payload.decode_lossy().collect::<String>(), "Hi\u{FFFD}");
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn decode_lossy(self) -> PayloadDecodeLossy<'p> {
        PayloadDecodeLossy {
            reader: PayloadReader::new(self),
        }
    }

    /// Reads the text strictly into `storage`. It takes at most three bytes per octet. What the
    /// storage has after the text, or after an error, is unspecified.
    ///
    /// # Errors
    ///
    /// - [`PayloadError::Decode`] for the first error that [`decode`](Self::decode) yields.
    /// - [`PayloadError::Storage`] if there is no other error and the storage is too short.
    ///
    /// ```
    /// use septet::wire::{Payload, PayloadError};
    ///
    /// let payload = Payload::parse(0x08, false, b"\x04\x36\x04\x36")?;
    /// assert_eq!(payload.read(&mut [0; 12])?, "жж");
    /// let error = payload.read(&mut [0; 3]).unwrap_err();
    /// assert_eq!(error, PayloadError::Storage { needed: 4, available: 3 });
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn read(self, storage: &mut [u8]) -> Result<&str, PayloadError> {
        let mut output = Output::new(storage);
        if !output.push_with(|storage| self.read_at_once(storage)) {
            for character in self.decode() {
                output.push(character?.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        let bytes = output.finish().map_err(PayloadError::storage)?;
        Ok(str::from_utf8(bytes).unwrap_or_default())
    }

    /// Reads the text into `storage` as [`decode_lossy`](Self::decode_lossy) does. What the storage
    /// has after the text, or after an error, is unspecified.
    ///
    /// # Errors
    ///
    /// [`PayloadError::Storage`] if the storage is too short.
    ///
    /// ```
    /// let payload = septet::wire::Payload::parse(0x00, false, b"A\x1B")?;
    /// assert_eq!(payload.read_lossy(&mut [0; 6])?, "A ");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn read_lossy(self, storage: &mut [u8]) -> Result<&str, PayloadError> {
        let mut output = Output::new(storage);
        if !output.push_with(|storage| self.read_at_once(storage)) {
            for character in self.decode_lossy() {
                output.push(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        let bytes = output.finish().map_err(PayloadError::storage)?;
        Ok(str::from_utf8(bytes).unwrap_or_default())
    }

    #[inline]
    fn read_at_once(self, storage: &mut [u8]) -> Option<usize> {
        to_text::read_unpacked(self.data_coding(), self.alphabet(), self.body(), storage)
    }
}

/// The characters of a payload up to the first error, from [`Payload::decode`].
#[derive(Clone, Debug)]
pub struct PayloadDecode<'p> {
    reader: PayloadReader<'p>,
}

impl Iterator for PayloadDecode<'_> {
    type Item = Result<char, PayloadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let offset = self.reader.offset;
        let decoded = self.reader.next()?;
        Some(match decoded.error {
            None => Ok(decoded.character),
            Some(error) => {
                self.reader.rest = &[];
                Err(PayloadError::Decode { offset, error })
            }
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let remaining = self.reader.rest.len();
        (usize::from(remaining > 0), Some(remaining))
    }
}

impl FusedIterator for PayloadDecode<'_> {}

/// The characters of a payload, from [`Payload::decode_lossy`].
#[derive(Clone, Debug)]
pub struct PayloadDecodeLossy<'p> {
    reader: PayloadReader<'p>,
}

impl Iterator for PayloadDecodeLossy<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        Some(self.reader.next()?.character)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let remaining = self.reader.rest.len();
        (remaining.div_ceil(4), Some(remaining))
    }
}

impl FusedIterator for PayloadDecodeLossy<'_> {}

/// The reader that strict and lossy decoding share.
#[derive(Clone, Debug)]
struct PayloadReader<'p> {
    rest: &'p [u8],
    /// The offset of `rest` in the payload.
    offset: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// One septet per octet. `main` is the main table, looked up only once.
    Septets {
        alphabet: Alphabet,
        main: Main,
    },
    CodeUnits,
    NotText,
}

impl<'p> PayloadReader<'p> {
    fn new(payload: Payload<'p>) -> Self {
        let data_coding = payload.data_coding();
        let rest = payload.body();
        Self {
            rest,
            offset: payload.octets().len().saturating_sub(rest.len()),
            kind: match data_coding.character_set() {
                _ if data_coding.is_compressed() => Kind::NotText,
                CharacterSet::EightBit => Kind::NotText,
                CharacterSet::Ucs2 => Kind::CodeUnits,
                CharacterSet::Gsm7 => Kind::Septets {
                    alphabet: payload.alphabet(),
                    main: payload.alphabet().main(),
                },
            },
        }
    }

    fn next(&mut self) -> Option<Decoded> {
        let (first, rest) = self.rest.split_first()?;
        let offset = self.offset;
        let (length, decoded) = match self.kind {
            Kind::Septets { alphabet, main } => match (*first, rest.first()) {
                (ESCAPE, None) => {
                    let error = DecodeError::LoneEscape { septet: offset };
                    (1, Decoded::replaced(' ', error))
                }
                (ESCAPE, Some(&code)) => {
                    let septet = offset;
                    let error = DecodeError::UnknownEscape { septet, code };
                    let replaced = || {
                        let character = main.character(code).unwrap_or(' ');
                        Decoded::replaced(character, error)
                    };
                    let character = alphabet.character(Code::Extension(code));
                    (2, character.map_or_else(replaced, Decoded::ok))
                }
                (code, _) => (1, decode_main(main, code, offset)),
            },
            Kind::CodeUnits => decode_units(self.rest, offset),
            Kind::NotText => {
                let error = DecodeError::NotText { offset };
                (1, Decoded::replaced(char::REPLACEMENT_CHARACTER, error))
            }
        };
        self.rest = self.rest.get(length..).unwrap_or(&[]);
        self.offset = offset.saturating_add(length);
        Some(decoded)
    }
}

/// Reads a character from code units. Returns how many octets it takes.
fn decode_units(octets: &[u8], offset: usize) -> (usize, Decoded) {
    let (units, _) = octets.as_chunks();
    let mut units = units.iter().map(|&unit| u16::from_be_bytes(unit));
    let Some(unit) = units.next() else {
        let error = DecodeError::OddLength { offset };
        return (1, Decoded::replaced(char::REPLACEMENT_CHARACTER, error));
    };
    let pair = [unit, units.next().unwrap_or_default()];
    let Some(Ok(character)) = char::decode_utf16(pair).next() else {
        let error = DecodeError::LoneSurrogate { offset, unit };
        return (2, Decoded::replaced(char::REPLACEMENT_CHARACTER, error));
    };
    let octets = character.len_utf16().saturating_mul(2);
    (octets, Decoded::ok(character))
}
