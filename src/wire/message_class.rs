//! Setting the message class and the message waiting indication: 3GPP TS 23.038 §4.

use super::data_coding::{CharacterSet, DataCoding, MessageWaiting, WaitingKind};
use super::user_data::UserData;

/// Where a message is to go (message class); 23.038 §4.
///
/// ```
/// use septet::wire::MessageClass;
///
/// let flash = septet::split("Fire!")?.next().unwrap().encode(0)
///     .with_message_class(MessageClass::Flash);
/// assert_eq!(flash.tp_dcs(), 0x10);
/// assert_eq!(flash.data_coding().message_class(), Some(0));
/// # Ok::<(), septet::SplitError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum MessageClass {
    /// Class 0: shown at once and not stored.
    Flash,
    /// Class 1: stored in the handset.
    Handset,
    /// Class 2: stored in the SIM.
    Sim,
    /// Class 3: passed on to connected equipment.
    Equipment,
}

impl MessageClass {
    /// Returns the number of the class: 0 to 3, as [`DataCoding::message_class`] returns it.
    ///
    /// ```
    /// assert_eq!(septet::wire::MessageClass::Sim.number(), 2);
    /// ```
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Flash => 0,
            Self::Handset => 1,
            Self::Sim => 2,
            Self::Equipment => 3,
        }
    }

    /// Returns the class with this number, 0 to 3.
    ///
    /// ```
    /// use septet::wire::{DataCoding, MessageClass};
    ///
    /// let class = DataCoding::new(0xF0).message_class().and_then(MessageClass::from_number);
    /// assert_eq!(class, Some(MessageClass::Flash));
    /// assert_eq!(MessageClass::from_number(4), None);
    /// ```
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        Some(match number {
            0 => Self::Flash,
            1 => Self::Handset,
            2 => Self::Sim,
            3 => Self::Equipment,
            _ => return None,
        })
    }
}

impl DataCoding {
    /// Sets the message class (bit 4 and the class in bits 1 and 0).
    ///
    /// The character set, compression and automatic deletion stay. A message waiting indication is
    /// dropped, because a message cannot have both.
    ///
    /// ```
    /// use septet::wire::{DataCoding, MessageClass};
    ///
    /// let ucs2 = DataCoding::new(0x08);
    /// assert_eq!(ucs2.with_message_class(MessageClass::Flash), DataCoding::new(0x18));
    /// ```
    #[must_use]
    pub const fn with_message_class(self, class: MessageClass) -> Self {
        let character_set = match self.character_set() {
            CharacterSet::Gsm7 => 0x00,
            CharacterSet::EightBit => 0x04,
            CharacterSet::Ucs2 => 0x08,
        };
        let compressed = if self.is_compressed() { 0x20 } else { 0x00 };
        let auto_delete = if self.is_auto_delete() { 0x40 } else { 0x00 };
        Self::new(auto_delete | compressed | 0x10 | character_set | class.number())
    }

    /// Sets the message waiting indication (groups 1100, 1101 and 1110). Returns `None` if no group
    /// has it: 8-bit or compressed data, and UCS-2 text that is discarded.
    ///
    /// A message class is dropped.
    ///
    /// ```
    /// use septet::wire::{DataCoding, MessageWaiting, WaitingKind};
    ///
    /// let voicemail = MessageWaiting { kind: WaitingKind::Voicemail, active: true, store: true };
    /// let coding = DataCoding::new(0x08).with_message_waiting(voicemail).unwrap();
    /// assert_eq!((coding.octet(), coding.message_waiting()), (0xE8, Some(voicemail)));
    /// assert_eq!(DataCoding::new(0x04).with_message_waiting(voicemail), None);
    /// ```
    #[must_use]
    pub const fn with_message_waiting(self, waiting: MessageWaiting) -> Option<Self> {
        let group = match (self.character_set(), waiting.store) {
            _ if self.is_compressed() => return None,
            (CharacterSet::Gsm7, false) => 0xC0,
            (CharacterSet::Gsm7, true) => 0xD0,
            (CharacterSet::Ucs2, true) => 0xE0,
            (CharacterSet::Ucs2, false) | (CharacterSet::EightBit, _) => return None,
        };
        let kind = match waiting.kind {
            WaitingKind::Voicemail => 0,
            WaitingKind::Fax => 1,
            WaitingKind::Email => 2,
            WaitingKind::Other => 3,
        };
        let active = if waiting.active { 0x08 } else { 0x00 };
        Some(Self::new(group | active | kind))
    }
}

impl UserData {
    /// Sets the message class in TP-DCS, as [`DataCoding::with_message_class`] does.
    ///
    /// ```
    /// use septet::wire::MessageClass;
    ///
    /// let user_data = septet::split("ж")?.next().unwrap().encode(0);
    /// let flash = user_data.with_message_class(MessageClass::Flash);
    /// assert_eq!(flash.tp_dcs(), 0x18);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn with_message_class(self, class: MessageClass) -> Self {
        let data_coding = self.data_coding().with_message_class(class);
        self.with_data_coding(data_coding)
    }

    /// Sets the message waiting indication in TP-DCS, as [`DataCoding::with_message_waiting`] does.
    /// Returns `None` if the character set has none.
    ///
    /// ```
    /// use septet::wire::{MessageWaiting, WaitingKind};
    ///
    /// let fax = MessageWaiting { kind: WaitingKind::Fax, active: true, store: false };
    /// let user_data = septet::split("1 fax")?.next().unwrap().encode(0);
    /// let waiting = user_data.with_message_waiting(fax).unwrap();
    /// assert_eq!(waiting.data_coding().message_waiting(), Some(fax));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn with_message_waiting(self, waiting: MessageWaiting) -> Option<Self> {
        let data_coding = self.data_coding().with_message_waiting(waiting)?;
        Some(self.with_data_coding(data_coding))
    }
}
