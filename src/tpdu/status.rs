//! What became of a message: TP-ST, 3GPP TS 23.040 §9.2.3.15.

use core::fmt;

/// What became of a message (TP-ST), kept as received.
///
/// Displays as its meaning. A reserved value means that the service was rejected.
///
/// ```
/// use septet::tpdu::{Outcome, Status};
///
/// let expired = Status::new(0x46);
/// assert_eq!(expired.outcome(), Outcome::Failed);
/// assert_eq!(expired.to_string(), "validity period expired");
/// assert!(Status::new(0x00).is_delivered());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Status(u8);

/// The group of a [`Status`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Outcome {
    /// The message centre is done. Only status 0x00 says that the message arrived.
    Completed,
    /// There was an error, and the message centre still tries. Not final.
    Trying,
    /// There was a permanent error.
    Failed,
    /// There was a temporary error, but the message centre does not try again.
    GivenUp,
}

impl Status {
    /// Creates a status from TP-ST.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::Status::new(0x30).octet(), 0x30);
    /// ```
    #[must_use]
    pub const fn new(tp_st: u8) -> Self {
        Self(tp_st)
    }

    /// Returns TP-ST as received.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::Status::new(0xFF).octet(), 0xFF);
    /// ```
    #[must_use]
    pub const fn octet(self) -> u8 {
        self.0
    }

    /// Returns the group.
    ///
    /// ```
    /// use septet::tpdu::{Outcome, Status};
    ///
    /// assert_eq!(Status::new(0x30).outcome(), Outcome::Trying);
    /// assert_eq!(Status::new(0xFF).outcome(), Outcome::GivenUp); // as 0x63
    /// ```
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        match self.0 {
            0x00..=0x1F => Outcome::Completed,
            0x20..=0x3F => Outcome::Trying,
            0x40..=0x5F => Outcome::Failed,
            0x60..=0xFF => Outcome::GivenUp,
        }
    }

    /// Returns whether the message arrived: only for 0x00.
    ///
    /// ```
    /// // Forwarded, but the message centre cannot confirm the delivery.
    /// assert!(!septet::tpdu::Status::new(0x01).is_delivered());
    /// ```
    #[must_use]
    pub const fn is_delivered(self) -> bool {
        self.0 == 0
    }

    /// Returns the meaning.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::Status::new(0x21).meaning(), "recipient busy, still trying");
    /// ```
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self.0 {
            0x00 => "received by the recipient",
            0x01 => "forwarded to the recipient, delivery not confirmed",
            0x02 => "replaced by the message centre",
            0x03..=0x0F => "completed",
            0x10..=0x1F => "completed, specific to the message centre",
            0x20 => "congestion, still trying",
            0x21 => "recipient busy, still trying",
            0x22 => "no response from the recipient, still trying",
            0x23 => "service rejected, still trying",
            0x24 => "quality of service not available, still trying",
            0x25 => "error in the recipient, still trying",
            0x26..=0x2F => "temporary error, still trying",
            0x30..=0x3F => "temporary error specific to the message centre, still trying",
            0x40 => "remote procedure error",
            0x41 => "incompatible destination",
            0x42 => "connection rejected by the recipient",
            0x43 => "not obtainable",
            0x44 => "quality of service not available",
            0x45 => "no interworking available",
            0x46 => "validity period expired",
            0x47 => "deleted by the sender",
            0x48 => "deleted by the administration of the message centre",
            0x49 => "message does not exist",
            0x4A..=0x4F => "permanent error",
            0x50..=0x5F => "permanent error specific to the message centre",
            0x60 => "congestion, given up",
            0x61 => "recipient busy, given up",
            0x62 => "no response from the recipient, given up",
            0x63 | 0x80..=0xFF => "service rejected, given up",
            0x64 => "quality of service not available, given up",
            0x65 => "error in the recipient, given up",
            0x66..=0x6F => "temporary error, given up",
            0x70..=0x7F => "temporary error specific to the message centre, given up",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.meaning())
    }
}
