//! The `tpdu` crate, which runs in this process.

use std::io::Cursor;

use septet::UserData;

use crate::peer::{Octets, Operation, Peer, Read};
use crate::process::text_of;

pub struct Tpdu;

impl Peer for Tpdu {
    fn name(&self) -> &'static str {
        "tpdu"
    }

    fn version(&self) -> &str {
        // Read from the lock file, because Cargo does not expose the versions of dependencies.
        let lock = include_str!("../Cargo.lock");
        let rest = lock.split("name = \"tpdu\"\nversion = \"").nth(1);
        rest.and_then(|text| text.split('"').next()).unwrap_or("?")
    }

    fn operations(&self) -> &'static [Operation] {
        &[Operation::Read, Operation::Write]
    }

    /// Decodes an SMS-SUBMIT that contains the user data, and checks the header.
    fn read(&mut self, user_data: &UserData) -> Result<Read, String> {
        let mut tpdu = vec![0x01 | u8::from(user_data.has_header()) << 6, 0x00];
        tpdu.extend([0x0C, 0x91, 0x44, 0x77, 0x00, 0x09, 0x00, 0x00]);
        tpdu.extend([0x00, user_data.tp_dcs(), user_data.udl()]);
        tpdu.extend(user_data.octets());
        let read = tpdu::decode_sms_submit_tpdu(&mut Cursor::new(&tpdu))
            .map_err(|error| error.to_string())?;
        let header = read.tp_user_data_header.map(|header| header.encode());
        let header = header.unwrap_or_default();
        if header != user_data.header().map_or(&[][..], |header| header.octets()) {
            return Err(format!("the header {header:02X?}"));
        }
        let text = &read.tp_user_data[header.len()..];
        let text = match tpdu::user_data_coding(read.tp_dcs) {
            tpdu::UserDataCoding::Ucs2 => text_of(text)?,
            _ => String::from_utf8(text.to_vec()).map_err(|error| error.to_string())?,
        };
        Ok(Read {
            text,
            concatenation: None,
        })
    }

    fn write(&mut self, tp_dcs: u8, header: &[u8], text: &str) -> Result<Octets, String> {
        let packed = match (tp_dcs, header) {
            (0x00, []) => tpdu::pack_gsm7(text),
            (0x00, header) => tpdu::pack_gsm7_with_header(header, text),
            _ => tpdu::SmsSubmit::builder()
                .dcs(tp_dcs)
                .ucs2_text(text)
                .build()
                .map(|submit| (submit.tp_user_data_raw, submit.tp_user_data_length.into())),
        };
        let (octets, udl) = packed.map_err(|error| error.to_string())?;
        let udl = u8::try_from(udl).map_err(|_| format!("TP-UDL {udl}"))?;
        Ok(Octets { udl, octets })
    }
}
