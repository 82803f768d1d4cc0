//! What a message centre's refusals mean.

use std::fmt;

use rusmpp::CommandStatus;

/// A `command_status` other than 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal(pub CommandStatus);

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The carrier is paused: it gets more than it takes.
    Pause,
    /// The message is sent again later, and the carrier gets less meanwhile.
    Later,
    /// The connection is of no use.
    Reconnect,
    /// The message has failed with a documented code.
    Fail(u16),
}

impl Refusal {
    /// Every status, in the order of the standard (SMPP 5.0 §4.7.6).
    pub fn remedy(self) -> Remedy {
        use CommandStatus as S;
        use Remedy::{Fail, Later, Pause, Reconnect};
        match self.0 {
            S::EsmeRthrottled => Pause,
            S::EsmeRmsgqful | S::EsmeRsyserr | S::EsmeRxTAppn | S::EsmeRsertypunavail => Later,
            S::EsmeRinvbndsts
            | S::EsmeRalybnd
            | S::EsmeRbindfail
            | S::EsmeRinvpaswd
            | S::EsmeRinvsysid
            | S::EsmeRinvsystyp => Reconnect,
            S::EsmeRinvmsglen => Fail(4751),
            S::EsmeRinvsrcadr
            | S::EsmeRinvsrcton
            | S::EsmeRinvsrcnpi
            | S::EsmeRinvsrcaddrsubunit => Fail(4740),
            S::EsmeRinvdstadr
            | S::EsmeRinvdstton
            | S::EsmeRinvdstnpi
            | S::EsmeRinvdstaddrsubunit => Fail(4720),
            S::EsmeRinvsertyp | S::EsmeRsertypunauth | S::EsmeRsertypdenied => Fail(4700),
            S::EsmeRprohibited | S::EsmeRxRAppn => Fail(4750),
            S::EsmeRxPAppn => Fail(5620),
            S::EsmeRdeliveryfailure => Fail(5650),
            S::EsmeRinvexpiry | S::EsmeRinvsched => Fail(4752),
            S::EsmeRinvdcs | S::EsmeRinvesmclass => Fail(4752),
            S::EsmeRunknownerr => Fail(9999),
            // What is wrong with the operation, and the codes of vendors.
            _ => Fail(5610),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "command_status {:#010X} ({:?})",
            u32::from(self.0),
            self.0
        )
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;

    #[test]
    fn every_status_has_a_remedy_with_a_documented_code() {
        let mut later = vec![];
        for value in 1..=0x4FF {
            match Refusal(CommandStatus::from(value)).remedy() {
                Remedy::Fail(code) => assert!(codes::description(code).is_some(), "{value:#X}"),
                Remedy::Later | Remedy::Pause => later.push(value),
                Remedy::Reconnect => {}
            }
        }
        assert_eq!(later, [0x08, 0x14, 0x58, 0x64, 0x102]);
        let shown = Refusal(CommandStatus::EsmeRthrottled).to_string();
        assert_eq!(shown, "command_status 0x00000058 (EsmeRthrottled)");
    }
}
