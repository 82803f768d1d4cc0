//! Reading user data.

use septet::UserData;
use septet::wire::Hint;
use wasm_bindgen::prelude::wasm_bindgen;

use super::error;
use super::fields::push_user_data_fields;
use super::user_data::{Detail, fields_of, push_user_data};
use crate::abi::{ResultBuffer, with_octets};

const UDHI: u32 = 1;
const LOSSY: u32 = 2;
const UNPACKED: u32 = 4;

/// Reads `len` octets of user data with this TP-DCS and TP-UDL, which is that of the octets if it is
/// above 255. Appends why they cannot be read strictly, 1 if they have been read, the fields and
/// the user data.
/// The flags are: a header (1), lossy (2), one septet per octet (4).
#[wasm_bindgen]
#[must_use]
pub fn decode(len: usize, dcs: u8, udl: u32, flags: u32) -> usize {
    with_octets(len, |octets| {
        let has_header = flags & UDHI != 0;
        let is_unpacked = flags & UNPACKED != 0;
        let fields = fields_of(octets, dcs, has_header, udl);
        let parsed = match is_unpacked {
            true => UserData::from_unpacked(dcs, has_header, octets),
            false => UserData::parse(fields, octets),
        };
        let mut result = ResultBuffer::new();
        result.push(&match parsed {
            Ok(_) => error::NONE,
            Err(error) => error::of_user_data(error, 0),
        });
        let data = match parsed {
            Err(_) if flags & LOSSY == 0 => None,
            Err(_) if is_unpacked => Some(UserData::from_unpacked_lossy(dcs, has_header, octets)),
            Err(_) => Some(UserData::parse_lossy(fields, octets)),
            Ok(data) => Some(data),
        };
        result.push(&[u32::from(data.is_some())]);
        if let Some(data) = data {
            let hint = data.hint().or_else(|| match is_unpacked {
                true => Hint::recognise_unpacked(octets).filter(|_| !octets.is_ascii()),
                false => None,
            });
            push_user_data_fields(&mut result, octets, &data);
            push_user_data(&mut result, &data, 0, hint, Detail::All);
        }
        result.finish()
    })
}
