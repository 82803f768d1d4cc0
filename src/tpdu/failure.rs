//! Why a message was not accepted: TP-FCS, 3GPP TS 23.040 §9.2.3.22.

use core::fmt;

/// Why a message was not accepted (TP-FCS), kept as received.
///
/// Displays as its meaning.
///
/// ```
/// let full = septet::tpdu::FailureCause::new(0xD3);
/// assert_eq!(full.to_string(), "memory capacity exceeded");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct FailureCause(u8);

impl FailureCause {
    /// Creates a cause from TP-FCS.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::FailureCause::new(0xFF).octet(), 0xFF);
    /// ```
    #[must_use]
    pub const fn new(tp_fcs: u8) -> Self {
        Self(tp_fcs)
    }

    /// Returns TP-FCS as received.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::FailureCause::new(0x12).octet(), 0x12);
    /// ```
    #[must_use]
    pub const fn octet(self) -> u8 {
        self.0
    }

    /// Returns the meaning.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::FailureCause::new(0xC5).meaning(), "duplicate rejected");
    /// ```
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self.0 {
            0x80 => "telematic interworking not supported",
            0x81 => "short message type 0 not supported",
            0x82 => "short message cannot be replaced",
            0x8F => "unspecified TP-PID error",
            0x90 => "data coding scheme not supported",
            0x91 => "message class not supported",
            0x9F => "unspecified TP-DCS error",
            0xA0 => "command cannot be executed",
            0xA1 => "command not supported",
            0xAF => "unspecified command error",
            0xB0 => "TPDU not supported",
            0xC0 => "message centre busy",
            0xC1 => "no subscription at the message centre",
            0xC2 => "message centre failure",
            0xC3 => "invalid address",
            0xC4 => "destination barred",
            0xC5 => "duplicate rejected",
            0xC6 => "TP-VPF not supported",
            0xC7 => "TP-VP not supported",
            0xD0 => "SIM storage full",
            0xD1 => "no storage in the SIM",
            0xD2 => "error in the mobile",
            0xD3 => "memory capacity exceeded",
            0xD4 => "SIM application toolkit busy",
            0xD5 => "SIM data download error",
            0xE0..=0xFE => "specific to an application",
            0xFF => "unspecified error",
            _ => "reserved",
        }
    }
}

impl fmt::Display for FailureCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.meaning())
    }
}
