//! The optional fields of reports: TP-PI, 3GPP TS 23.040 §9.2.3.27.

use super::cursor::{Cursor, Mode};
use super::error::TpduError;
use super::field::Field;
use super::protocol::ProtocolIdentifier;
use crate::wire::{DataCoding, UserData};

const PROTOCOL_IDENTIFIER: u8 = 0x01;
const DATA_CODING: u8 = 0x02;
const USER_DATA: u8 = 0x04;
const RESERVED: u8 = 0x78;
/// Another octet of TP-PI follows. All its bits are reserved.
const EXTENSION: u8 = 0x80;

/// The optional fields of a report, which TP-PI announces (23.040 §9.2.3.27).
///
/// ```
/// use septet::tpdu::{Direction, Tpdu};
///
/// // A DELIVER-REPORT with TP-PID only.
/// let Tpdu::DeliverReport(report) = Tpdu::parse(Direction::ToCentre, &[0x00, 0x01, 0x41])? else {
///     panic!()
/// };
/// assert_eq!(report.parameters.indicator, Some(0x01));
/// assert_eq!(report.parameters.protocol.unwrap().octet(), 0x41);
/// assert_eq!(report.parameters.user_data, None);
/// # Ok::<(), septet::tpdu::TpduError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Parameters {
    /// The first octet of TP-PI, or `None` for a status report without it.
    pub indicator: Option<u8>,
    /// TP-PID.
    pub protocol: Option<ProtocolIdentifier>,
    /// TP-DCS. User data without it has TP-DCS 0x00.
    pub data_coding: Option<DataCoding>,
    /// TP-UD.
    pub user_data: Option<UserData>,
}

/// TP-PI, read before the fields that it announces: a SUBMIT-REPORT has TP-SCTS between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Indicator {
    first: u8,
    /// Whether a bit is set that the standard reserves. What it announces follows TP-UD and is
    /// ignored.
    has_reserved: bool,
}

impl Indicator {
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Self {
        let first = cursor.octet(Field::ParameterIndicator);
        Self::read_after(first, cursor)
    }

    /// Reads the octets that extend the first one.
    pub(super) fn read_after(first: u8, cursor: &mut Cursor<'_>) -> Self {
        let mut has_reserved = first & RESERVED != 0;
        let mut last = first;
        while last & EXTENSION != 0 {
            last = cursor.octet(Field::ParameterIndicator);
            has_reserved |= last & !EXTENSION != 0;
        }
        Self {
            first,
            has_reserved,
        }
    }
}

impl Parameters {
    /// Reads the announced fields, the last ones of a report.
    pub(super) fn read(
        indicator: Indicator,
        tp_udhi: bool,
        mode: Mode,
        cursor: &mut Cursor<'_>,
    ) -> Result<Self, TpduError> {
        let Indicator {
            first,
            has_reserved,
        } = indicator;
        let protocol = match first & PROTOCOL_IDENTIFIER {
            0 => None,
            _ => Some(ProtocolIdentifier::new(
                cursor.octet(Field::ProtocolIdentifier),
            )),
        };
        let data_coding = match first & DATA_CODING {
            0 => None,
            _ => Some(DataCoding::new(cursor.octet(Field::DataCoding))),
        };
        let user_data = if first & USER_DATA == 0 {
            None
        } else {
            let data_coding = data_coding.unwrap_or(DataCoding::new(0));
            Some(cursor.user_data(mode, data_coding, tp_udhi, has_reserved)?)
        };
        if has_reserved {
            cursor.discard_rest();
        }
        cursor.finish(mode)?;
        Ok(Self {
            indicator: Some(first),
            protocol,
            data_coding,
            user_data,
        })
    }
}
