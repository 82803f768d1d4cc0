//! Addresses: 3GPP TS 23.040 §9.1.2.5 and 24.011 §8.2.5.1.

use core::fmt::{self, Write};
use core::ops::Deref;

use super::address_error::AddressError;
use super::address_type::{NumberingPlan, TypeOfNumber};
use super::cursor::Cursor;
use super::digits::{Digits, FILLER, semi_octet};
use super::error::TpduError;
use super::field::Field;
use crate::alphabet::{Alphabet, Code, ESCAPE};
use crate::wire::{Fields, UserData};

/// The maximum length of a value in semi-octets and in octets.
const MAX_SEMI_OCTETS: u8 = 20;
const MAX_VALUE: usize = 10;

/// 11 septets are at most 22 bytes of UTF-8: two for each, or three for an escape sequence.
const MAX_NAME: usize = 22;
const MAX_NAME_SEPTETS: usize = 11;

/// The type octets that [`Address::new`] and [`Address::alphanumeric`] write.
const INTERNATIONAL: u8 = 0x91;
const UNKNOWN: u8 = 0x81;
const ALPHANUMERIC: u8 = 0xD0;

/// An address: a number of at most 20 digits, or a name of at most 11 septets.
///
/// The octets are kept as received, and two addresses are equal if their octets are. Displays as
/// the digits, with a `+` before those of an international number, or as the name. A number without
/// digits displays as nothing.
///
/// ```
/// use septet::tpdu::{Address, TypeOfNumber};
///
/// let number = Address::new("+15555550100")?;
/// assert_eq!(number.octets(), [0x0B, 0x91, 0x51, 0x55, 0x55, 0x05, 0x01, 0xF0]);
/// assert_eq!(number.type_of_number(), TypeOfNumber::International);
/// assert_eq!(number.to_string(), "+15555550100");
/// # Ok::<(), septet::tpdu::AddressError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Address {
    /// The length in semi-octets (0 to 20), the type octet and the value. Unused octets are 0.
    octets: [u8; MAX_VALUE + 2],
}

impl Address {
    /// The maximum number of digits: 20 (23.040 §9.1.2.5).
    pub const MAX_DIGITS: usize = MAX_SEMI_OCTETS as usize;

    /// Creates the address of a number: an optional `+` and 1 to 20 of the digits `0` to `9`, `*`,
    /// `#`, `a`, `b` and `c`.
    ///
    /// With `+`, the type is 0x91 (international), otherwise 0x81 (unknown). To set another one,
    /// use [`Address::with_type_octet`].
    ///
    /// # Errors
    ///
    /// Returns an [`AddressError`] if there is no digit, more than 20, or another character.
    ///
    /// ```
    /// let short_code = septet::tpdu::Address::new("50131")?;
    /// assert_eq!(short_code.octets(), [0x05, 0x81, 0x05, 0x31, 0xF1]);
    /// # Ok::<(), septet::tpdu::AddressError>(())
    /// ```
    pub fn new(number: &str) -> Result<Self, AddressError> {
        let (type_octet, digits) = match number.strip_prefix('+') {
            Some(digits) => (INTERNATIONAL, digits),
            None => (UNKNOWN, number),
        };
        let sign = number.len().saturating_sub(digits.len());
        let mut value = [0; MAX_VALUE];
        let mut length = 0_u8;
        for (offset, character) in digits.char_indices() {
            let offset = offset.saturating_add(sign);
            let digit =
                semi_octet(character).ok_or(AddressError::Character { offset, character })?;
            let slot = value.get_mut(usize::from(length / 2));
            let octet = slot.ok_or(AddressError::TooLong { offset })?;
            *octet = match length % 2 {
                0 => FILLER << 4 | digit,
                _ => digit << 4 | *octet & 0x0F,
            };
            length = length.saturating_add(1);
        }
        match length {
            0 => Err(AddressError::Empty),
            length => Ok(Self::from_parts(length, type_octet, &value)),
        }
    }

    /// Creates the address of a name: at most 11 septets in the default alphabet, where an
    /// extension character takes two. The type is 0xD0.
    ///
    /// A message cannot be sent to a name, and a name cannot be replied to.
    ///
    /// # Errors
    ///
    /// Returns an [`AddressError`] if the name is empty, too long, or has a character without a
    /// code.
    ///
    /// ```
    /// let name = septet::tpdu::Address::alphanumeric("Septets")?;
    /// assert_eq!(name.octets()[..2], [13, 0xD0]);
    /// assert_eq!(name.to_string(), "Septets");
    /// # Ok::<(), septet::tpdu::AddressError>(())
    /// ```
    pub fn alphanumeric(name: &str) -> Result<Self, AddressError> {
        let mut septets = heapless::Vec::<u8, MAX_NAME_SEPTETS, u8>::new();
        for (offset, character) in name.char_indices() {
            let code = Alphabet::default_code(character);
            let pushed = match code.ok_or(AddressError::Character { offset, character })? {
                Code::Main(septet) => septets.push(septet).is_ok(),
                Code::Extension(septet) => septets.extend_from_slice(&[ESCAPE, septet]).is_ok(),
            };
            if !pushed {
                return Err(AddressError::TooLong { offset });
            }
        }
        let length = septets.len().saturating_mul(7).div_ceil(4);
        let length = u8::try_from(length).unwrap_or(MAX_SEMI_OCTETS);
        if length == 0 {
            return Err(AddressError::Empty);
        }
        // These are septets, so there is no error.
        let packed = UserData::from_unpacked(0x00, false, &septets);
        let value = packed.as_ref().map_or(&[][..], UserData::octets);
        Ok(Self::from_parts(length, ALPHANUMERIC, value))
    }

    /// Copies the value, at most 10 octets.
    fn from_parts(length: u8, type_octet: u8, value: &[u8]) -> Self {
        let mut octets = [0; MAX_VALUE + 2];
        let [first, second, slots @ ..] = &mut octets;
        (*first, *second) = (length, type_octet);
        for (slot, octet) in slots.iter_mut().zip(value) {
            *slot = *octet;
        }
        Self { octets }
    }

    /// Reads TP-OA, TP-DA or TP-RA.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Self, TpduError> {
        let offset = cursor.offset();
        let length = cursor.octet(Field::Address);
        if length > MAX_SEMI_OCTETS {
            return Err(TpduError::AddressLength { offset, length });
        }
        let type_octet = cursor.octet(Field::Address);
        let value = cursor.slice(usize::from(length.div_ceil(2)), Field::Address);
        Ok(Self::from_parts(length, type_octet, value))
    }

    /// Reads the address of the message centre, whose length counts octets.
    pub(super) fn read_smsc(cursor: &mut Cursor<'_>) -> Result<Option<Self>, TpduError> {
        let length = cursor.octet(Field::Smsc);
        cursor.check()?;
        let value = match length {
            0 => return Ok(None),
            2..=11 => cursor.slice(usize::from(length), Field::Smsc),
            _ => return Err(TpduError::SmscLength { length }),
        };
        cursor.check()?;
        let (type_octet, value) = value.split_first().unwrap_or((&0, &[]));
        let has_filler = value.last().is_some_and(|octet| octet >> 4 == FILLER);
        let semi_octets = length.saturating_sub(1).saturating_mul(2);
        let length = semi_octets.saturating_sub(u8::from(has_filler));
        Ok(Some(Self::from_parts(length, *type_octet, value)))
    }

    /// Returns the address with another type octet, such as 0xA1 for a national number.
    ///
    /// ```
    /// use septet::tpdu::{Address, TypeOfNumber};
    ///
    /// let national = Address::new("01234")?.with_type_octet(0xA1);
    /// assert_eq!(national.type_of_number(), TypeOfNumber::National);
    /// # Ok::<(), septet::tpdu::AddressError>(())
    /// ```
    #[must_use]
    pub const fn with_type_octet(mut self, type_octet: u8) -> Self {
        let [_, slot, ..] = &mut self.octets;
        *slot = type_octet;
        self
    }

    /// Returns the encoded address: its length in semi-octets, its type octet and its value, 2 to
    /// 12 octets.
    ///
    /// ```
    /// let address = septet::tpdu::Address::new("+1")?;
    /// assert_eq!(address.octets(), [1, 0x91, 0xF1]);
    /// # Ok::<(), septet::tpdu::AddressError>(())
    /// ```
    #[must_use]
    pub const fn octets(&self) -> &[u8] {
        let [length, ..] = self.octets;
        let end = (length as usize).div_ceil(2).saturating_add(2);
        match self.octets.split_at_checked(end) {
            Some((octets, _)) => octets,
            None => &self.octets,
        }
    }

    /// Returns the type octet as received, such as 0x91.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::Address::new("+1")?.type_octet(), 0x91);
    /// # Ok::<(), septet::tpdu::AddressError>(())
    /// ```
    #[must_use]
    pub const fn type_octet(self) -> u8 {
        let [_, type_octet, ..] = self.octets;
        type_octet
    }

    /// Returns the type of number.
    ///
    /// ```
    /// use septet::tpdu::{Address, TypeOfNumber};
    ///
    /// assert_eq!(Address::new("50131")?.type_of_number(), TypeOfNumber::Unknown);
    /// # Ok::<(), septet::tpdu::AddressError>(())
    /// ```
    #[must_use]
    pub const fn type_of_number(self) -> TypeOfNumber {
        TypeOfNumber::of(self.type_octet())
    }

    /// Returns the numbering plan.
    ///
    /// ```
    /// use septet::tpdu::{Address, NumberingPlan};
    ///
    /// assert_eq!(Address::new("50131")?.numbering_plan(), NumberingPlan::Isdn);
    /// # Ok::<(), septet::tpdu::AddressError>(())
    /// ```
    #[must_use]
    pub const fn numbering_plan(self) -> NumberingPlan {
        NumberingPlan::of(self.type_octet())
    }

    const fn is_alphanumeric(self) -> bool {
        matches!(self.type_of_number(), TypeOfNumber::Alphanumeric)
    }

    /// Returns the digits, without a `+`. A name has none.
    ///
    /// A semi-octet 1111 before the end is skipped (23.040 §9.1.2.3).
    ///
    /// ```
    /// let address = septet::tpdu::Address::new("+1*2")?;
    /// assert_eq!(address.digits().collect::<String>(), "1*2");
    /// # Ok::<(), septet::tpdu::AddressError>(())
    /// ```
    #[must_use]
    pub const fn digits(self) -> Digits {
        let [length, _, value @ ..] = self.octets;
        Digits {
            value,
            next: 0,
            end: if self.is_alphanumeric() {
                0
            } else {
                length as usize
            },
        }
    }

    /// Returns the name, if the type of number is alphanumeric, decoded as
    /// [`UserData::decode_lossy`] does.
    ///
    /// A last `@` is kept, although senders that round the length up add one to names of 7 septets.
    ///
    /// ```
    /// use septet::tpdu::Address;
    ///
    /// assert_eq!(Address::alphanumeric("mail@")?.name().unwrap(), "mail@");
    /// assert_eq!(Address::new("50131")?.name(), None);
    /// # Ok::<(), septet::tpdu::AddressError>(())
    /// ```
    #[must_use]
    pub fn name(self) -> Option<AddressName> {
        if !self.is_alphanumeric() {
            return None;
        }
        let [length, _, value @ ..] = self.octets;
        let fields = Fields {
            tp_udl: length.saturating_mul(4) / 7,
            ..Fields::default()
        };
        let mut name = AddressName::default();
        for character in UserData::parse_lossy(fields, &value).decode_lossy() {
            let _ = name.string.push(character);
        }
        Some(name)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = self.name() {
            return f.write_str(&name);
        }
        let mut digits = self.digits().peekable();
        if self.type_of_number() == TypeOfNumber::International && digits.peek().is_some() {
            f.write_char('+')?;
        }
        digits.try_for_each(|digit| f.write_char(digit))
    }
}

/// The name of a sender, from [`Address::name`]: at most 11 characters, without allocation.
///
/// ```
/// let name = septet::tpdu::Address::alphanumeric("Septets")?.name().unwrap();
/// assert!(name.starts_with("Sept")); // dereferences to `str`
/// # Ok::<(), septet::tpdu::AddressError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct AddressName {
    string: heapless::String<MAX_NAME, u8>,
}

impl Deref for AddressName {
    type Target = str;

    fn deref(&self) -> &str {
        &self.string
    }
}

impl PartialEq<&str> for AddressName {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl fmt::Display for AddressName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl fmt::Debug for AddressName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
