//! The data coding scheme (TP-DCS): 3GPP TS 23.038 §4.

/// The data coding scheme of a message (TP-DCS).
///
/// A reserved value is treated as 0x00, uncompressed GSM 7-bit text, as 23.038 §4 requires.
///
/// SMPP's `data_coding` is a different field: its value 0 is the configurable default alphabet of
/// the message centre (SMSC). Of its values 0 to 15, only 4 (8-bit data) and 8 (UCS-2) have the
/// same meaning as in TP-DCS.
///
/// ```
/// use septet::wire::{CharacterSet, DataCoding, WaitingKind};
///
/// let flash = DataCoding::new(0x18);
/// assert_eq!(flash.character_set(), CharacterSet::Ucs2);
/// assert_eq!(flash.message_class(), Some(0));
///
/// let voicemail = DataCoding::new(0xE8).message_waiting().unwrap();
/// assert_eq!(voicemail.kind, WaitingKind::Voicemail);
/// assert!(voicemail.active && voicemail.store);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct DataCoding(u8);

/// The character set of a message; 23.038 §4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum CharacterSet {
    /// Septets of a GSM 7-bit alphabet.
    Gsm7,
    /// 8-bit data, which the application interprets.
    EightBit,
    /// 16-bit code units, big-endian.
    Ucs2,
}

/// A message waiting indication; 23.038 §4, groups 1100 to 1110.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct MessageWaiting {
    /// The kind of waiting message.
    pub kind: WaitingKind,
    /// Whether messages of this kind are waiting (bit 3).
    pub active: bool,
    /// Whether to store this message (groups 1101 and 1110). Otherwise, it is discarded after the
    /// indication is shown (group 1100).
    pub store: bool,
}

/// The kind of waiting message; 23.038 §4, bits 1 and 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum WaitingKind {
    /// Bits 00.
    Voicemail,
    /// Bits 01.
    Fax,
    /// Bits 10.
    Email,
    /// Bits 11.
    Other,
}

impl WaitingKind {
    /// Returns the kind in bits 1 and 0.
    pub(super) const fn from_bits(octet: u8) -> Self {
        match octet & 0x03 {
            0x00 => Self::Voicemail,
            0x01 => Self::Fax,
            0x02 => Self::Email,
            _ => Self::Other,
        }
    }
}

/// A coding group, selected by the high bits of the octet.
enum Group {
    /// 00xxxxxx, or 01xxxxxx with automatic deletion.
    General { auto_delete: bool },
    /// 1100xxxx, 1101xxxx, 1110xxxx.
    Waiting,
    /// 1111xxxx.
    Class,
}

impl DataCoding {
    /// Creates a data coding scheme from TP-DCS; every octet is valid.
    ///
    /// ```
    /// assert_eq!(septet::wire::DataCoding::new(0x18).message_class(), Some(0));
    /// ```
    #[must_use]
    pub const fn new(tp_dcs: u8) -> Self {
        Self(tp_dcs)
    }

    /// Returns the octet unchanged, even if it is reserved.
    ///
    /// ```
    /// assert_eq!(septet::wire::DataCoding::new(0x8F).octet(), 0x8F);
    /// ```
    #[must_use]
    pub const fn octet(self) -> u8 {
        self.0
    }

    /// Returns whether the value is reserved and therefore treated as 0x00.
    ///
    /// The reserved values are 00xx11xx, 01xx11xx, and 1000xxxx to 1011xxxx.
    ///
    /// ```
    /// assert!(septet::wire::DataCoding::new(0x0C).is_reserved());
    /// assert!(!septet::wire::DataCoding::new(0x08).is_reserved());
    /// ```
    #[must_use]
    pub const fn is_reserved(self) -> bool {
        match self.0 {
            0x00..=0x7F => self.0 & 0x0C == 0x0C,
            0x80..=0xBF => true,
            0xC0..=0xFF => false,
        }
    }

    /// Returns the octet, or 0x00 if it is reserved.
    const fn effective(self) -> u8 {
        if self.is_reserved() { 0x00 } else { self.0 }
    }

    const fn group(self) -> Group {
        match self.effective() {
            0x40..=0x7F => Group::General { auto_delete: true },
            0xC0..=0xEF => Group::Waiting,
            0xF0..=0xFF => Group::Class,
            // `effective` replaces 0x80 to 0xBF, which are reserved, with 0x00.
            0x00..=0x3F | 0x80..=0xBF => Group::General { auto_delete: false },
        }
    }

    /// Returns the character set of the message.
    ///
    /// ```
    /// use septet::wire::{CharacterSet, DataCoding};
    ///
    /// assert_eq!(DataCoding::new(0x00).character_set(), CharacterSet::Gsm7);
    /// assert_eq!(DataCoding::new(0x04).character_set(), CharacterSet::EightBit);
    /// assert_eq!(DataCoding::new(0xF5).character_set(), CharacterSet::EightBit);
    /// ```
    #[must_use]
    pub const fn character_set(self) -> CharacterSet {
        let octet = self.effective();
        match self.group() {
            Group::General { .. } => match octet & 0x0C {
                0x04 => CharacterSet::EightBit,
                0x08 => CharacterSet::Ucs2,
                _ => CharacterSet::Gsm7,
            },
            Group::Waiting if octet >= 0xE0 => CharacterSet::Ucs2,
            Group::Class if octet & 0x04 != 0 => CharacterSet::EightBit,
            Group::Waiting | Group::Class => CharacterSet::Gsm7,
        }
    }

    /// Returns whether the message is compressed (bit 5 of the groups 00xxxxxx and 01xxxxxx).
    ///
    /// This crate cannot decompress messages.
    ///
    /// ```
    /// assert!(septet::wire::DataCoding::new(0x20).is_compressed());
    /// ```
    #[must_use]
    pub const fn is_compressed(self) -> bool {
        matches!(self.group(), Group::General { .. }) && self.effective() & 0x20 != 0
    }

    /// Returns the message class, 0 to 3, if there is one.
    ///
    /// Class 0 is displayed immediately ("flash"), 1 is for the handset, 2 for the SIM, and 3 for
    /// connected equipment.
    ///
    /// ```
    /// assert_eq!(septet::wire::DataCoding::new(0x10).message_class(), Some(0));
    /// assert_eq!(septet::wire::DataCoding::new(0xF2).message_class(), Some(2));
    /// assert_eq!(septet::wire::DataCoding::new(0x02).message_class(), None);
    /// ```
    #[must_use]
    pub const fn message_class(self) -> Option<u8> {
        let octet = self.effective();
        match self.group() {
            Group::General { .. } if octet & 0x10 == 0 => None,
            Group::Waiting => None,
            Group::General { .. } | Group::Class => Some(octet & 0x03),
        }
    }

    /// Returns whether to delete the message after it is read (group 01xxxxxx).
    ///
    /// ```
    /// assert!(septet::wire::DataCoding::new(0x40).is_auto_delete());
    /// ```
    #[must_use]
    pub const fn is_auto_delete(self) -> bool {
        matches!(self.group(), Group::General { auto_delete: true })
    }

    /// Returns the message waiting indication, if there is one (groups 1100xxxx to 1110xxxx).
    ///
    /// ```
    /// assert_eq!(septet::wire::DataCoding::new(0x00).message_waiting(), None);
    /// assert!(!septet::wire::DataCoding::new(0xC9).message_waiting().unwrap().store);
    /// ```
    #[must_use]
    pub const fn message_waiting(self) -> Option<MessageWaiting> {
        if !matches!(self.group(), Group::Waiting) {
            return None;
        }
        Some(MessageWaiting {
            kind: WaitingKind::from_bits(self.0),
            active: self.0 & 0x08 != 0,
            store: self.0 >= 0xD0,
        })
    }

    /// Returns whether TP-UDL counts septets, as it does for uncompressed GSM 7-bit text.
    ///
    /// Otherwise, TP-UDL counts octets (23.040 §9.2.3.16).
    ///
    /// ```
    /// assert!(septet::wire::DataCoding::new(0x00).counts_septets());
    /// assert!(!septet::wire::DataCoding::new(0x20).counts_septets());
    /// assert!(!septet::wire::DataCoding::new(0x08).counts_septets());
    /// ```
    #[must_use]
    pub const fn counts_septets(self) -> bool {
        matches!(self.character_set(), CharacterSet::Gsm7) && !self.is_compressed()
    }
}

impl From<u8> for DataCoding {
    fn from(tp_dcs: u8) -> Self {
        Self::new(tp_dcs)
    }
}
