//! Identifiers (IEI) of information elements: 3GPP TS 23.040 §9.2.3.24.

/// Concatenation with an 8-bit reference number; 23.040 §9.2.3.24.1.
pub(super) const CONCATENATION_8: u8 = 0x00;
/// Concatenation with a 16-bit reference number; 23.040 §9.2.3.24.8.
pub(super) const CONCATENATION_16: u8 = 0x08;

/// National language single shift and locking shift; 23.040 §9.2.3.24.15 and .16.
pub(super) const SINGLE_SHIFT: u8 = 0x24;
pub(super) const LOCKING_SHIFT: u8 = 0x25;

/// Application ports with 8-bit and 16-bit addresses; 23.040 §9.2.3.24.3 and .4.
const SHORT_PORTS: u8 = 0x04;
pub(super) const PORTS: u8 = 0x05;

/// Returns the data length (IEDL) of an element with application ports.
pub(super) const fn port_length(identifier: u8) -> Option<usize> {
    match identifier {
        SHORT_PORTS => Some(2),
        PORTS => Some(4),
        _ => None,
    }
}

/// Returns whether applications may use this identifier; 23.040 §9.2.3.24 reserves 0x02 and 0x03.
pub(super) const fn is_application_identifier(identifier: u8) -> bool {
    data_length(identifier).is_none() && !matches!(identifier, 0x02 | 0x03)
}

/// Returns the data length (IEDL) of an element that this crate writes itself.
pub(super) const fn data_length(identifier: u8) -> Option<u8> {
    match identifier {
        CONCATENATION_8 => Some(3),
        CONCATENATION_16 => Some(4),
        SINGLE_SHIFT | LOCKING_SHIFT => Some(1),
        _ => None,
    }
}
