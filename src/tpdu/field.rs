//! The fields of TPDUs.

use core::fmt;

/// A field of a TPDU, named in a [`TpduError`](crate::tpdu::TpduError).
///
/// Displays as the standard's name.
///
/// ```
/// assert_eq!(septet::tpdu::Field::UserDataLength.to_string(), "TP-UDL");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Field {
    /// The address of the message centre, before the TPDU.
    Smsc,
    /// The first octet, with TP-MTI and flags.
    FirstOctet,
    /// TP-OA, TP-DA or TP-RA.
    Address,
    /// TP-MR.
    MessageReference,
    /// TP-PID.
    ProtocolIdentifier,
    /// TP-DCS.
    DataCoding,
    /// TP-SCTS.
    Timestamp,
    /// TP-DT.
    DischargeTime,
    /// TP-VP.
    ValidityPeriod,
    /// TP-ST.
    Status,
    /// TP-FCS.
    FailureCause,
    /// TP-PI.
    ParameterIndicator,
    /// TP-CT.
    CommandType,
    /// TP-MN.
    MessageNumber,
    /// TP-CDL.
    CommandDataLength,
    /// TP-CD.
    CommandData,
    /// TP-UDL.
    UserDataLength,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Smsc => "the SMSC address",
            Self::FirstOctet => "the first octet",
            Self::Address => "the address",
            Self::MessageReference => "TP-MR",
            Self::ProtocolIdentifier => "TP-PID",
            Self::DataCoding => "TP-DCS",
            Self::Timestamp => "TP-SCTS",
            Self::DischargeTime => "TP-DT",
            Self::ValidityPeriod => "TP-VP",
            Self::Status => "TP-ST",
            Self::FailureCause => "TP-FCS",
            Self::ParameterIndicator => "TP-PI",
            Self::CommandType => "TP-CT",
            Self::MessageNumber => "TP-MN",
            Self::CommandDataLength => "TP-CDL",
            Self::CommandData => "TP-CD",
            Self::UserDataLength => "TP-UDL",
        })
    }
}
