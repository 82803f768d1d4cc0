//! The type octet of an address: 3GPP TS 23.040 §9.1.2.5.

/// The type of number (TON) of an [`Address`](crate::tpdu::Address); 23.040 §9.1.2.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum TypeOfNumber {
    /// 000.
    Unknown,
    /// 001. Shown with a `+`.
    International,
    /// 010.
    National,
    /// 011.
    NetworkSpecific,
    /// 100.
    Subscriber,
    /// 101: a name in the GSM 7-bit alphabet, not a number.
    Alphanumeric,
    /// 110.
    Abbreviated,
    /// 111. Treat as unknown.
    Reserved,
}

impl TypeOfNumber {
    pub(super) const fn of(type_octet: u8) -> Self {
        match type_octet >> 4 & 0x07 {
            0 => Self::Unknown,
            1 => Self::International,
            2 => Self::National,
            3 => Self::NetworkSpecific,
            4 => Self::Subscriber,
            5 => Self::Alphanumeric,
            6 => Self::Abbreviated,
            _ => Self::Reserved,
        }
    }
}

/// The numbering plan (NPI) of an [`Address`](crate::tpdu::Address); 23.040 §9.1.2.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum NumberingPlan {
    /// 0000.
    Unknown,
    /// 0001: telephone numbers (E.164).
    Isdn,
    /// 0011: X.121.
    Data,
    /// 0100.
    Telex,
    /// 0101 and 0110: defined by the message centre.
    CentreSpecific,
    /// 1000.
    National,
    /// 1001.
    Private,
    /// 1010.
    Ermes,
    /// Any other value. Treat as unknown.
    Reserved,
}

impl NumberingPlan {
    pub(super) const fn of(type_octet: u8) -> Self {
        match type_octet & 0x0F {
            0 => Self::Unknown,
            1 => Self::Isdn,
            3 => Self::Data,
            4 => Self::Telex,
            5 | 6 => Self::CentreSpecific,
            8 => Self::National,
            9 => Self::Private,
            10 => Self::Ermes,
            _ => Self::Reserved,
        }
    }
}
