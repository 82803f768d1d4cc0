//! SMS-SUBMIT (3GPP TS 23.040 §9.2.2.2): the fields around the user data.

use heapless::Vec;
use septet::UserData;

/// An SMS-SUBMIT without a validity period.
pub type Submit = Vec<u8, { 17 + UserData::MAX_OCTETS }>;

/// Returns `None` if `number` is not 1 to 20 digits, with or without a `+` before them.
pub fn submit(number: &str, user_data: &UserData) -> Option<Submit> {
    let (type_of_address, digits) = match number.strip_prefix('+') {
        Some(digits) => (0x91, digits.as_bytes()),
        None => (0x81, number.as_bytes()),
    };
    if !(1..=20).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let header = if user_data.has_header() { 0x40 } else { 0 };
    let mut tpdu = Submit::new();
    // The first octet, TP-MR, and the address: its length in digits, its type, two digits an octet.
    let start = [0x01 | header, 0x00, digits.len() as u8, type_of_address];
    tpdu.extend_from_slice(&start).ok()?;
    for pair in digits.chunks(2) {
        let second = pair.get(1).map_or(0xF, |digit| digit & 0xF);
        tpdu.push(second << 4 | pair[0] & 0xF).ok()?;
    }
    // TP-PID, TP-DCS, TP-UDL and TP-UD.
    let fields = [0x00, user_data.tp_dcs(), user_data.udl()];
    tpdu.extend_from_slice(&fields).ok()?;
    tpdu.extend_from_slice(user_data.octets()).ok()?;
    Some(tpdu)
}
