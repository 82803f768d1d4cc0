//! What user data may be instead of what its TPDU says.

use core::fmt;

use super::content::ElementContent;
use super::data_coding::{CharacterSet, DataCoding};
use super::fields::Fields;
use super::header::Header;
use super::user_data::UserData;

/// What the octets of a message look like, if that is not what its TPDU says.
///
/// A hint is a guess from the octets. Decoding never uses it: it is for messages to a person, or
/// for senders that are known to be wrong. Displays as a sentence without a full stop.
///
/// ```
/// use septet::{UserData, wire::Hint};
///
/// let little_endian: Vec<u8> = "Hello".encode_utf16().flat_map(u16::to_le_bytes).collect();
/// let user_data = UserData::from_unpacked(0x08, false, &little_endian)?;
/// assert_eq!(user_data.hint(), Some(Hint::LittleEndian));
/// assert_eq!(user_data.text()?, "䠀攀氀氀漀");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Hint {
    /// TP-UDHI is not set, but the octets begin with a header that has a concatenation element or
    /// application ports.
    HeaderWithoutFlag,
    /// UCS-2 text begins with U+FEFF, which is not part of the text.
    ByteOrderMark,
    /// UCS-2 text begins with U+FEFF in little-endian order.
    LittleEndianByteOrderMark,
    /// UCS-2 text has its octets swapped.
    LittleEndian,
    /// The octets are valid UTF-8 and not only ASCII.
    Utf8,
    /// 8-bit data looks like Latin-1 text, or GSM-7 text has an octet for each character and looks
    /// so.
    Latin1,
    /// GSM-7 text has an octet for each septet.
    Unpacked,
}

impl Hint {
    /// Returns what the octets of TP-UD look like, if that is not what the fields say.
    ///
    /// This works for octets that [`UserData::parse`] rejects, too.
    ///
    /// ```
    /// use septet::wire::{Fields, Hint};
    ///
    /// let fields = Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 8 };
    /// let octets = [0x05, 0x00, 0x03, 0x42, 0x02, 0x01, 0x82];
    /// let hint = Hint::recognise(fields, &octets).unwrap();
    /// assert_eq!(hint, Hint::HeaderWithoutFlag);
    /// assert_eq!(hint.to_string(), "the octets begin with a header, but TP-UDHI is not set");
    /// ```
    #[must_use]
    pub fn recognise(fields: Fields, octets: &[u8]) -> Option<Self> {
        if !fields.tp_udhi && begins_with_header(octets) {
            return Some(Self::HeaderWithoutFlag);
        }
        let body = match Header::from_prefix(octets) {
            Ok(header) if fields.tp_udhi => octets.get(header.octets().len()..).unwrap_or(&[]),
            _ => octets,
        };
        let data_coding = DataCoding::new(fields.tp_dcs);
        match data_coding.character_set() {
            _ if data_coding.is_compressed() => None,
            CharacterSet::Ucs2 => match body {
                [0xFE, 0xFF, ..] => Some(Self::ByteOrderMark),
                [0xFF, 0xFE, ..] => Some(Self::LittleEndianByteOrderMark),
                _ if is_little_endian(body) => Some(Self::LittleEndian),
                _ if is_utf8(body) => Some(Self::Utf8),
                _ => None,
            },
            CharacterSet::Gsm7 if !is_one_per_octet(fields, octets) => None,
            CharacterSet::Gsm7 if body.is_ascii() => Some(Self::Unpacked),
            CharacterSet::Gsm7 | CharacterSet::EightBit if is_utf8(body) => Some(Self::Utf8),
            CharacterSet::Gsm7 | CharacterSet::EightBit if is_latin1(body) => Some(Self::Latin1),
            CharacterSet::Gsm7 | CharacterSet::EightBit => None,
        }
    }

    /// Returns what unpacked octets look like that [`UserData::from_unpacked`] rejects because they
    /// are not septets.
    ///
    /// ```
    /// use septet::wire::Hint;
    ///
    /// assert_eq!(Hint::recognise_unpacked("café".as_bytes()), Some(Hint::Utf8));
    /// assert_eq!(Hint::recognise_unpacked(b"caf\xE9"), Some(Hint::Latin1));
    /// assert_eq!(Hint::recognise_unpacked(b"cafe"), None);
    /// ```
    #[must_use]
    pub fn recognise_unpacked(octets: &[u8]) -> Option<Self> {
        if begins_with_header(octets) {
            Some(Self::HeaderWithoutFlag)
        } else if is_utf8(octets) {
            Some(Self::Utf8)
        } else if is_latin1(octets) {
            Some(Self::Latin1)
        } else {
            None
        }
    }
}

impl UserData {
    /// Returns what the octets look like, if that is not what the TPDU says.
    ///
    /// ```
    /// use septet::{UserData, wire::Hint};
    ///
    /// let marked = UserData::from_unpacked(0x08, false, b"\xFE\xFF\0H\0i")?;
    /// assert_eq!(marked.hint(), Some(Hint::ByteOrderMark));
    /// assert_eq!(UserData::from_unpacked(0x08, false, b"\0H\0i")?.hint(), None);
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        Hint::recognise(self.fields(), self.octets())
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::HeaderWithoutFlag => "the octets begin with a header, but TP-UDHI is not set",
            Self::ByteOrderMark => "the text begins with a byte order mark",
            Self::LittleEndianByteOrderMark => {
                "the text begins with a byte order mark and is little-endian"
            }
            Self::LittleEndian => "the text may be little-endian",
            Self::Utf8 => "the text may be UTF-8",
            Self::Latin1 => "the text may be Latin-1",
            Self::Unpacked => "the septets may be unpacked, one per octet",
        })
    }
}

/// Returns whether the octets begin with a header that has a valid element of a common kind.
fn begins_with_header(octets: &[u8]) -> bool {
    let Ok(header) = Header::from_prefix(octets) else {
        return false;
    };
    let mut elements = header.elements();
    header.check().is_ok()
        && elements.any(|element| {
            matches!(
                element.content(),
                Some(ElementContent::Concatenation(_) | ElementContent::Ports(_))
            )
        })
}

/// Returns whether GSM-7 text has at least as many octets as it should have septets.
fn is_one_per_octet(fields: Fields, octets: &[u8]) -> bool {
    octets.len() > fields.octets() && octets.len() >= usize::from(fields.tp_udl)
}

fn is_utf8(octets: &[u8]) -> bool {
    !octets.is_ascii() && !octets.contains(&0) && str::from_utf8(octets).is_ok()
}

/// Returns whether all octets are printable in Latin-1, some of them above 0xA0, and most in ASCII.
fn is_latin1(octets: &[u8]) -> bool {
    let printable = |octet: &u8| matches!(octet, b'\n' | b'\r' | b' '..=b'~' | 0xA0..=0xFF);
    let letters = octets
        .iter()
        .filter(|octet| octet.is_ascii_alphabetic() || **octet == b' ');
    !octets.is_ascii()
        && octets.iter().all(printable)
        && letters.count() >= octets.len().div_ceil(2)
}

/// Returns whether the second octets of the code units are those that begin a code unit in
/// alphabets with upper and lower case letters, Hebrew or Arabic, and vary less than the first
/// ones.
fn is_little_endian(octets: &[u8]) -> bool {
    let (units, []) = octets.as_chunks::<2>() else {
        return false;
    };
    let begins_unit = |octet: u8| matches!(octet, 0x00 | 0x03..=0x06 | 0x20);
    let is_plain = |&[first, second]: &[u8; 2]| {
        second == 0 && (first.is_ascii_graphic() || matches!(first, b' ' | b'\n' | b'\r'))
    };
    let (mut first, mut second) = (Octets::default(), Octets::default());
    for &[one, other] in units {
        first.insert(one);
        second.insert(other);
    }
    let swapped = units.iter().all(|&[_, second]| begins_unit(second));
    let in_order = units.iter().all(|&[first, _]| begins_unit(first));
    let varies = first.count() > second.count().saturating_mul(2);
    let is_text = varies || (first.count() > 1 && units.iter().all(is_plain));
    units.len() >= 2 && swapped && !in_order && is_text
}

/// A set of octets.
#[derive(Default)]
struct Octets([u32; 8]);

impl Octets {
    fn insert(&mut self, octet: u8) {
        if let Some(word) = self.0.get_mut(usize::from(octet / 32)) {
            *word |= 1_u32.wrapping_shl(u32::from(octet % 32));
        }
    }

    fn count(&self) -> u32 {
        let counts = self.0.iter().map(|word| word.count_ones());
        counts.fold(0, u32::saturating_add)
    }
}
