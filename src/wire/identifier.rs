//! The identifiers (IEI) of the information elements that this crate knows: 3GPP TS 23.040
//! §9.2.3.24.

/// Concatenation with an 8-bit reference number; 23.040 §9.2.3.24.1.
pub(super) const CONCATENATION_8: u8 = 0x00;
/// Concatenation with a 16-bit reference number; 23.040 §9.2.3.24.8.
pub(super) const CONCATENATION_16: u8 = 0x08;

/// National language single shift and locking shift; 23.040 §9.2.3.24.15 and .16.
pub(super) const SINGLE_SHIFT: u8 = 0x24;
pub(super) const LOCKING_SHIFT: u8 = 0x25;

/// Application ports of 16 bits; 23.040 §9.2.3.24.4.
pub(super) const PORTS: u8 = 0x05;

/// Returns whether an application may add an element with this identifier: all but those that this
/// crate writes and the two that 23.040 §9.2.3.24 reserves.
pub(super) const fn is_for_applications(identifier: u8) -> bool {
    data_length(identifier).is_none() && !matches!(identifier, 0x02 | 0x03)
}

/// Returns the length of the data (IEDL) of an element that this crate reads and writes, or `None`
/// for other elements.
pub(super) const fn data_length(identifier: u8) -> Option<u8> {
    match identifier {
        CONCATENATION_8 => Some(3),
        CONCATENATION_16 => Some(4),
        SINGLE_SHIFT | LOCKING_SHIFT => Some(1),
        _ => None,
    }
}
