//! The content of information elements: 3GPP TS 23.040 §9.2.3.24.

use super::concatenation::Concatenation;
use super::data_coding::WaitingKind;
use super::element::InformationElement;
use super::header::Header;
use super::identifier::{
    LOCKING_SHIFT, PORTS, SHORT_PORTS, SINGLE_SHIFT, SPECIAL_MESSAGE, element_name,
};

/// Application ports; 23.040 §9.2.3.24.3 and .4.
///
/// ```
/// let header = [0x06, 0x05, 0x04, 0x0B, 0x84, 0x23, 0xF0];
/// let user_data = septet::UserData::from_unpacked_parts(0x04, &header, b"data")?;
/// let ports = user_data.header().unwrap().ports().unwrap();
/// assert_eq!((ports.destination, ports.source), (2948, 9200)); // WAP push
/// # Ok::<(), septet::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Ports {
    /// The port of the receiving application.
    pub destination: u16,
    /// The port of the sending application.
    pub source: u16,
}

/// A special message indication: how many messages wait elsewhere; 23.040 §9.2.3.24.2.
///
/// ```
/// use septet::wire::{ElementContent, WaitingKind};
///
/// let header = [4, 0x01, 2, 0x80, 3];
/// let user_data = septet::UserData::from_unpacked_parts(0x00, &header, b"")?;
/// let element = user_data.header().unwrap().elements().next().unwrap();
/// let ElementContent::SpecialMessage(indication) = element.content().unwrap() else { panic!() };
/// assert_eq!((indication.kind, indication.count), (WaitingKind::Voicemail, 3));
/// assert!(indication.store);
/// # Ok::<(), septet::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct SpecialMessage {
    /// The kind of waiting message (bits 1 and 0 of the first octet).
    pub kind: WaitingKind,
    /// The extended kind (bits 4 to 2), if `kind` is `Other`: 1 is a video message.
    pub extension: u8,
    /// The subscriber profile (bits 6 and 5): 1 to 4.
    pub profile: u8,
    /// Whether to store this message (bit 7).
    pub store: bool,
    /// The number of waiting messages: 0 to 255, where 255 may mean more.
    pub count: u8,
}

/// The content of an information element that this crate can read.
///
/// ```
/// use septet::wire::ElementContent;
///
/// let user_data = septet::UserData::from_unpacked_parts(0x00, &[3, 0x25, 1, 1], b"")?;
/// let element = user_data.header().unwrap().elements().next().unwrap();
/// assert_eq!(element.content(), Some(ElementContent::LockingShift(1))); // Turkish
/// # Ok::<(), septet::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum ElementContent {
    /// The part of a concatenated message (IEI 0x00 and 0x08).
    Concatenation(Concatenation),
    /// How many messages wait elsewhere (IEI 0x01).
    SpecialMessage(SpecialMessage),
    /// Application ports (IEI 0x04 and 0x05).
    Ports(Ports),
    /// The language identifier of the single shift table (IEI 0x24).
    SingleShift(u8),
    /// The language identifier of the locking shift table (IEI 0x25).
    LockingShift(u8),
}

impl InformationElement<'_> {
    /// Returns the content of a concatenation, ports, special message or national shift element.
    ///
    /// Returns `None` for other elements, and for invalid ones, which a receiver must ignore.
    ///
    /// ```
    /// use septet::wire::{ElementContent, Ports};
    ///
    /// let user_data = septet::UserData::from_unpacked_parts(0x04, &[4, 0x04, 2, 240, 241], b"")?;
    /// let element = user_data.header().unwrap().elements().next().unwrap();
    /// let ports = Ports { destination: 240, source: 241 };
    /// assert_eq!(element.content(), Some(ElementContent::Ports(ports)));
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn content(self) -> Option<ElementContent> {
        Some(match (self.identifier, self.data) {
            (SPECIAL_MESSAGE, &[octet, count]) => {
                ElementContent::SpecialMessage(SpecialMessage::read(octet, count))
            }
            (SHORT_PORTS, &[destination, source]) => ElementContent::Ports(Ports {
                destination: destination.into(),
                source: source.into(),
            }),
            (PORTS, &[high, low, source_high, source_low]) => ElementContent::Ports(Ports {
                destination: u16::from_be_bytes([high, low]),
                source: u16::from_be_bytes([source_high, source_low]),
            }),
            (SINGLE_SHIFT, &[language]) => ElementContent::SingleShift(language),
            (LOCKING_SHIFT, &[language]) => ElementContent::LockingShift(language),
            _ => ElementContent::Concatenation(Concatenation::read(self)?),
        })
    }

    /// Returns the standard's name of the element (23.040 §9.2.3.24). Returns `None` for reserved
    /// identifiers.
    ///
    /// ```
    /// use septet::wire::InformationElement;
    ///
    /// let element = InformationElement { identifier: 0x05, data: &[] };
    /// assert_eq!(element.name(), Some("application port addressing scheme, 16 bit address"));
    /// assert_eq!(InformationElement { identifier: 0x30, data: &[] }.name(), None);
    /// ```
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        element_name(self.identifier)
    }
}

impl SpecialMessage {
    const fn read(octet: u8, count: u8) -> Self {
        Self {
            kind: WaitingKind::from_bits(octet),
            extension: octet >> 2 & 0x07,
            profile: (octet >> 5 & 0x03).saturating_add(1),
            store: octet & 0x80 != 0,
            count,
        }
    }
}

impl Header<'_> {
    /// Returns the application ports, if there are any. The last valid element counts (23.040
    /// §9.2.3.24).
    ///
    /// ```
    /// use septet::wire::{HeaderExtras, Ports};
    ///
    /// let rules = septet::Segmenter::new().with_header_extras(HeaderExtras::ports(2948, 9200));
    /// let sent = rules.split("Hello")?.next().unwrap().encode(0);
    /// let ports = Ports { destination: 2948, source: 9200 };
    /// assert_eq!(sent.header().unwrap().ports(), Some(ports));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn ports(self) -> Option<Ports> {
        let ports = self
            .elements()
            .filter_map(|element| match element.content() {
                Some(ElementContent::Ports(ports)) => Some(ports),
                _ => None,
            });
        ports.last()
    }
}
