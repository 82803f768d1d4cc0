//! Who sent a TPDU.

/// Who sent a TPDU, which its octets do not say: the type (TP-MTI) means something else in each
/// direction (23.040 §9.2.3.1).
///
/// | TP-MTI | to the mobile | to the centre | stored |
/// | --- | --- | --- | --- |
/// | 00 | DELIVER | DELIVER-REPORT | DELIVER |
/// | 01 | SUBMIT-REPORT | SUBMIT | SUBMIT |
/// | 10 | STATUS-REPORT | COMMAND | STATUS-REPORT |
/// | 11 | DELIVER | error | DELIVER |
///
/// ```
/// use septet::tpdu::{Direction, Tpdu};
///
/// let octets = [0x00, 0x00];
/// let report = Tpdu::parse(Direction::ToCentre, &octets)?;
/// assert!(matches!(report, Tpdu::DeliverReport(_)));
/// assert!(Tpdu::parse(Direction::ToMobile, &octets).is_err());
/// # Ok::<(), septet::tpdu::TpduError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Direction {
    /// From the message centre to the mobile.
    ToMobile,
    /// From the mobile to the message centre.
    ToCentre,
    /// In the memory of a modem, or in its `+CMT:` and `+CDS:` lines. Modems never hand over
    /// reports on delivery and submission, nor commands, so this reads everything that they do.
    #[default]
    Stored,
    /// To the mobile in an RP-ERROR: a SUBMIT-REPORT that begins with TP-FCS (24.011 §8.2.5.3).
    ///
    /// The other directions read TP-FCS if bit 7 is set, as it is in every assigned value.
    ErrorToMobile,
    /// To the centre in an RP-ERROR: a DELIVER-REPORT that begins with TP-FCS.
    ErrorToCentre,
}

impl Direction {
    /// Returns whether a report has TP-FCS, or `None` if its first octet tells.
    pub(super) const fn has_failure_cause(self) -> Option<bool> {
        match self {
            Self::ErrorToMobile | Self::ErrorToCentre => Some(true),
            Self::ToMobile | Self::ToCentre | Self::Stored => None,
        }
    }
}
