//! Encoding octets that are not text.

use super::concatenation::Concatenation;
use super::data_coding::DataCoding;
use super::extras::HeaderExtras;
use super::header;
use super::user_data::UserData;

/// Encodes octets that fit in one segment and are not packed septets.
///
/// The header contains the concatenation element and `elements`, in this order.
pub(crate) fn encode_octets(
    body: impl Iterator<Item = u8>,
    data_coding: DataCoding,
    concatenation: Option<Concatenation>,
    elements: &HeaderExtras,
) -> UserData {
    let mut octets = header::write(|octets| {
        if let Some(concatenation) = concatenation {
            concatenation.write(octets);
        }
        let _ = octets.extend_from_slice(elements.octets());
    });
    let has_header = !octets.is_empty();
    for octet in body {
        let _ = octets.push(octet);
    }
    UserData::from_octets(data_coding, has_header, octets)
}
