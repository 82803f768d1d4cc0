//! The protocol identifier: TP-PID, 3GPP TS 23.040 §9.2.3.9.

/// The protocol identifier (TP-PID), kept as received.
///
/// A reserved value means 0x00.
///
/// ```
/// use septet::tpdu::ProtocolIdentifier;
///
/// assert_eq!(ProtocolIdentifier::new(0x41).replace_type(), Some(1));
/// assert!(ProtocolIdentifier::TYPE_0.is_type_0());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct ProtocolIdentifier(u8);

impl ProtocolIdentifier {
    /// A plain short message: 0x00.
    pub const SHORT_MESSAGE: Self = Self(0x00);
    /// A message that the mobile acknowledges and does not show: 0x40.
    pub const TYPE_0: Self = Self(0x40);
    /// A request to call back: 0x5F.
    pub const RETURN_CALL: Self = Self(0x5F);
    /// Data for the mobile equipment: 0x7D.
    pub const ME_DATA_DOWNLOAD: Self = Self(0x7D);
    /// Data for the (U)SIM: 0x7F.
    pub const USIM_DATA_DOWNLOAD: Self = Self(0x7F);

    /// Creates a protocol identifier from TP-PID.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::ProtocolIdentifier::new(0x39).octet(), 0x39);
    /// ```
    #[must_use]
    pub const fn new(tp_pid: u8) -> Self {
        Self(tp_pid)
    }

    /// Returns the identifier of messages that replace the last one with the same type, from the
    /// same sender. `kind` is 1 to 7; returns `None` for others.
    ///
    /// ```
    /// use septet::tpdu::ProtocolIdentifier;
    ///
    /// assert_eq!(ProtocolIdentifier::replace(3), Some(ProtocolIdentifier::new(0x43)));
    /// assert_eq!(ProtocolIdentifier::replace(8), None);
    /// ```
    #[must_use]
    pub const fn replace(kind: u8) -> Option<Self> {
        match kind {
            1..=7 => Some(Self(0x40 | kind)),
            _ => None,
        }
    }

    /// Returns TP-PID as received.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::ProtocolIdentifier::TYPE_0.octet(), 0x40);
    /// ```
    #[must_use]
    pub const fn octet(self) -> u8 {
        self.0
    }

    /// Returns the type, 1 to 7, of a message that replaces the last one with the same type, TP-OA
    /// and SMSC.
    ///
    /// ```
    /// use septet::tpdu::ProtocolIdentifier;
    ///
    /// assert_eq!(ProtocolIdentifier::new(0x47).replace_type(), Some(7));
    /// assert_eq!(ProtocolIdentifier::SHORT_MESSAGE.replace_type(), None);
    /// ```
    #[must_use]
    pub const fn replace_type(self) -> Option<u8> {
        match self.0 {
            0x41..=0x47 => Some(self.0 & 0x07),
            _ => None,
        }
    }

    /// Returns whether the message is acknowledged but neither shown nor stored (0x40).
    ///
    /// ```
    /// assert!(!septet::tpdu::ProtocolIdentifier::new(0x41).is_type_0());
    /// ```
    #[must_use]
    pub const fn is_type_0(self) -> bool {
        self.0 == Self::TYPE_0.0
    }
}
