//! Identifiers (IEI) of information elements: 3GPP TS 23.040 §9.2.3.24.

/// Concatenation with an 8-bit reference number; 23.040 §9.2.3.24.1.
pub(super) const CONCATENATION_8: u8 = 0x00;
/// Concatenation with a 16-bit reference number; 23.040 §9.2.3.24.8.
pub(super) const CONCATENATION_16: u8 = 0x08;

/// Special message indication; 23.040 §9.2.3.24.2.
pub(super) const SPECIAL_MESSAGE: u8 = 0x01;

/// National language single shift and locking shift; 23.040 §9.2.3.24.15 and .16.
pub(super) const SINGLE_SHIFT: u8 = 0x24;
pub(super) const LOCKING_SHIFT: u8 = 0x25;

/// Application ports with 8-bit and 16-bit addresses; 23.040 §9.2.3.24.3 and .4.
pub(super) const SHORT_PORTS: u8 = 0x04;
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

/// Returns the standard's name of an element; 23.040 §9.2.3.24.
pub(super) const fn element_name(identifier: u8) -> Option<&'static str> {
    Some(match identifier {
        CONCATENATION_8 => "concatenated short messages, 8-bit reference number",
        SPECIAL_MESSAGE => "special SMS message indication",
        SHORT_PORTS => "application port addressing scheme, 8 bit address",
        PORTS => "application port addressing scheme, 16 bit address",
        0x06 => "SMSC control parameters",
        0x07 => "UDH source indicator",
        CONCATENATION_16 => "concatenated short message, 16-bit reference number",
        0x09 => "wireless control message protocol",
        0x0A => "text formatting",
        0x0B => "predefined sound",
        0x0C => "user defined sound",
        0x0D => "predefined animation",
        0x0E => "large animation",
        0x0F => "small animation",
        0x10 => "large picture",
        0x11 => "small picture",
        0x12 => "variable picture",
        0x13 => "user prompt indicator",
        0x14 => "extended object",
        0x15 => "reused extended object",
        0x16 => "compression control",
        0x17 => "object distribution indicator",
        0x18 => "standard WVG object",
        0x19 => "character size WVG object",
        0x1A => "extended object data request command",
        0x20 => "RFC 5322 e-mail header",
        0x21 => "hyperlink format element",
        0x22 => "reply address element",
        0x23 => "enhanced voice mail information",
        SINGLE_SHIFT => "national language single shift",
        LOCKING_SHIFT => "national language locking shift",
        0x70..=0x7F => "(U)SIM toolkit security header",
        0x80..=0x9F => "SME to SME specific use",
        0xC0..=0xDF => "SC specific use",
        _ => return None,
    })
}
