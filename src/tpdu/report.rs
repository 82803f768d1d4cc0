//! The reports on delivery and submission: 3GPP TS 23.040 §9.2.2.1a and .2a.

use super::cursor::{Cursor, Mode};
use super::error::TpduError;
use super::failure::FailureCause;
use super::field::Field;
use super::parameters::{Indicator, Parameters};
use super::timestamp::Timestamp;

const USER_DATA_HEADER: u8 = 0x40;
/// Every assigned TP-FCS has this bit, and no TP-PI that is in use.
const FAILURE_CAUSE: u8 = 0x80;

/// The answer of a mobile to a DELIVER or a STATUS-REPORT (SMS-DELIVER-REPORT; 23.040 §9.2.2.1a).
///
/// ```
/// use septet::tpdu::{Direction, Tpdu};
///
/// let Tpdu::DeliverReport(report) = Tpdu::parse(Direction::ToCentre, &[0x00, 0xD3, 0x00])? else {
///     panic!()
/// };
/// assert_eq!(report.failure.unwrap().to_string(), "memory capacity exceeded");
/// # Ok::<(), septet::tpdu::TpduError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct DeliverReport {
    /// Why the message was not accepted (TP-FCS), or `None` if it was.
    pub failure: Option<FailureCause>,
    /// The optional fields.
    pub parameters: Parameters,
}

/// The answer of a message centre to a SUBMIT or a COMMAND (SMS-SUBMIT-REPORT; 23.040 §9.2.2.2a).
///
/// ```
/// use septet::tpdu::{Direction, Tpdu};
///
/// let octets = [0x01, 0x00, 0x42, 0x20, 0x92, 0x21, 0x43, 0x65, 0x40];
/// let Tpdu::SubmitReport(report) = Tpdu::parse(Direction::ToMobile, &octets)? else { panic!() };
/// assert_eq!(report.failure, None);
/// assert_eq!(report.timestamp.date_time().unwrap().to_string(), "2024-02-29T12:34:56+01:00");
/// # Ok::<(), septet::tpdu::TpduError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct SubmitReport {
    /// Why the message was not accepted (TP-FCS), or `None` if it was.
    pub failure: Option<FailureCause>,
    /// When the message centre received the message (TP-SCTS).
    pub timestamp: Timestamp,
    /// The optional fields.
    pub parameters: Parameters,
}

/// Reads TP-FCS, if there is one, and TP-PI. `has_cause` says whether there is one; without it, the
/// first octet tells.
fn failure(has_cause: Option<bool>, cursor: &mut Cursor<'_>) -> (Option<FailureCause>, Indicator) {
    let field = match has_cause {
        Some(true) => Field::FailureCause,
        _ => Field::ParameterIndicator,
    };
    let octet = cursor.octet(field);
    if has_cause.unwrap_or(octet & FAILURE_CAUSE != 0) {
        (Some(FailureCause::new(octet)), Indicator::read(cursor))
    } else {
        (None, Indicator::read_after(octet, cursor))
    }
}

impl DeliverReport {
    pub(super) fn read(
        first: u8,
        has_cause: Option<bool>,
        mode: Mode,
        cursor: &mut Cursor<'_>,
    ) -> Result<Self, TpduError> {
        let (failure, indicator) = failure(has_cause, cursor);
        let parameters = Parameters::read(indicator, first & USER_DATA_HEADER != 0, mode, cursor)?;
        Ok(Self {
            failure,
            parameters,
        })
    }
}

impl SubmitReport {
    pub(super) fn read(
        first: u8,
        has_cause: Option<bool>,
        mode: Mode,
        cursor: &mut Cursor<'_>,
    ) -> Result<Self, TpduError> {
        let (failure, indicator) = failure(has_cause, cursor);
        let timestamp = Timestamp::from_octets(cursor.seven(Field::Timestamp));
        let parameters = Parameters::read(indicator, first & USER_DATA_HEADER != 0, mode, cursor)?;
        Ok(Self {
            failure,
            timestamp,
            parameters,
        })
    }
}
