//! The model's TPDUs: read octet by octet into plain lists, and written from strings of digits.

use super::octets::{pack, read_septets, unpack};
use super::{Coding, septets};

/// Who sent a TPDU. In the last two, the report begins with TP-FCS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    ToMobile,
    ToCentre,
    Stored,
    ErrorToMobile,
    ErrorToCentre,
}

/// TP-UDL and what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Data {
    pub dcs: u8,
    pub has_header: bool,
    pub length: u8,
    pub octets: Vec<u8>,
    /// The offset of `octets`.
    pub offset: usize,
}

/// What a TPDU says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub kind: &'static str,
    /// The type octet, and what is shown.
    pub address: Option<(u8, String)>,
    /// The fields of one octet, by the names of the standard.
    pub octets: Vec<(&'static str, u8)>,
    /// TP-SCTS, TP-DT and an absolute or enhanced TP-VP.
    pub stamps: Vec<(&'static str, Vec<u8>)>,
    /// The bits of the first octet that this type uses, as they are.
    pub bits: u8,
    pub data: Option<Data>,
    /// TP-CD.
    pub command: Option<Vec<u8>>,
}

/// The kind of an error, and its offset.
pub type Fault = (&'static str, usize);

/// The octets of hexadecimal digits.
pub fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<char> = hex.chars().collect();
    let pairs = digits.chunks(2).map(|pair| pair.iter().collect::<String>());
    pairs
        .filter_map(|pair| u8::from_str_radix(&pair, 16).ok())
        .collect()
}

struct Reader {
    octets: Vec<u8>,
    at: usize,
    lossy: bool,
}

impl Reader {
    fn take(&mut self, count: usize) -> Result<Vec<u8>, Fault> {
        if self.at + count > self.octets.len() {
            return Err(("truncated", self.octets.len()));
        }
        self.at += count;
        Ok(self.octets[self.at - count..self.at].to_vec())
    }

    fn one(&mut self) -> Result<u8, Fault> {
        Ok(self.take(1)?[0])
    }

    fn address(&mut self) -> Result<(u8, String), Fault> {
        let offset = self.at;
        let length = usize::from(self.one()?);
        if length > 20 {
            return Err(("address-length", offset));
        }
        let type_octet = self.one()?;
        let value = self.take(length.div_ceil(2))?;
        Ok((type_octet, shown(type_octet, length, &value)))
    }

    fn data(&mut self, dcs: u8, has_header: bool) -> Result<Data, Fault> {
        let length = match self.one() {
            Err(_) if self.lossy => 0,
            length => length?,
        };
        let offset = self.at;
        self.at = self.octets.len();
        Ok(Data {
            dcs,
            has_header,
            length,
            octets: self.octets[offset..].to_vec(),
            offset,
        })
    }

    fn end(&self) -> Result<(), Fault> {
        match self.at < self.octets.len() && !self.lossy {
            true => Err(("trailing", self.at)),
            false => Ok(()),
        }
    }

    /// TP-PI, from its first octet.
    fn indicator(&mut self, first: u8) -> Result<(u8, bool), Fault> {
        let mut reserved = first >> 3 & 15 != 0;
        let mut more = first >= 128;
        while more {
            let next = self.one()?;
            reserved = reserved || next % 128 != 0;
            more = next >= 128;
        }
        Ok((first, reserved))
    }

    /// What TP-PI announces.
    fn optional(
        &mut self,
        message: &mut Message,
        (indicator, reserved): (u8, bool),
        has_header: bool,
    ) -> Result<(), Fault> {
        message.octets.push(("PI", indicator));
        if indicator & 1 != 0 {
            message.octets.push(("PID", self.one()?));
        }
        if indicator & 2 != 0 {
            message.octets.push(("DCS", self.one()?));
        }
        if indicator & 4 != 0 {
            let dcs = value(message, "DCS").unwrap_or(0);
            let mut data = self.data(dcs, has_header)?;
            if reserved {
                let length = usize::from(data.length);
                let takes = match is_septets(dcs) {
                    true => (length * 7).div_ceil(8),
                    false => length,
                };
                data.octets.truncate(takes);
            }
            message.data = Some(data);
        }
        if reserved {
            self.at = self.octets.len();
        }
        self.end()
    }
}

/// Whether TP-UDL counts septets in this data coding scheme (23.038 §4).
fn is_septets(dcs: u8) -> bool {
    match dcs >> 4 {
        0..=7 if dcs & 0x0C == 0x0C => true, // reserved
        0..=7 => dcs & 0x2C == 0,
        14 => false,
        15 => dcs & 4 == 0,
        _ => true,
    }
}

/// The field of one octet with this name.
pub fn value(message: &Message, name: &str) -> Option<u8> {
    let found = message.octets.iter().find(|(other, _)| *other == name);
    found.map(|&(_, octet)| octet)
}

/// What is shown of an address of `length` semi-octets.
fn shown(type_octet: u8, length: usize, value: &[u8]) -> String {
    if type_octet / 16 % 8 == 5 {
        let septets = unpack(value, 0, length * 4 / 7);
        return read_septets(&septets, Coding::DEFAULT).0;
    }
    let nibbles = value.iter().flat_map(|octet| [octet % 16, octet / 16]);
    let names: Vec<char> = "0123456789*#abc".chars().collect();
    let digits: String = nibbles
        .take(length)
        .filter_map(|nibble| names.get(usize::from(nibble)))
        .collect();
    match type_octet / 16 % 8 == 1 && !digits.is_empty() {
        true => "+".to_owned() + &digits,
        false => digits,
    }
}

/// The address of the message centre, if there is one, and the TPDU.
pub type Read = Result<(Option<(u8, String)>, Message), Fault>;

/// Reads a TPDU, after the address of the message centre if `has_smsc`.
pub fn read(direction: Direction, has_smsc: bool, lossy: bool, octets: &[u8]) -> Read {
    let octets = octets.to_vec();
    let mut reader = Reader {
        octets,
        at: 0,
        lossy,
    };
    let mut smsc = None;
    if has_smsc {
        let length = usize::from(reader.one()?);
        if length == 1 || length > 11 {
            return Err(("smsc-length", 0));
        }
        if length > 0 {
            let octets = reader.take(length)?;
            smsc = Some((octets[0], shown_smsc(octets[0], &octets[1..])));
        }
    }
    Ok((smsc, message(direction, &mut reader)?))
}

/// As `shown`, for a length in octets: a filler at the end is no semi-octet.
fn shown_smsc(type_octet: u8, value: &[u8]) -> String {
    let filler = usize::from(value.last().is_some_and(|octet| octet / 16 == 15));
    shown(type_octet, value.len() * 2 - filler, value)
}

fn message(direction: Direction, reader: &mut Reader) -> Result<Message, Fault> {
    use Direction::*;
    let offset = reader.at;
    let first = reader.one()?;
    let has_header = first & 64 != 0;
    let to_centre = matches!(direction, ToCentre | ErrorToCentre);
    let to_mobile = matches!(direction, ToMobile | ErrorToMobile);
    let mut it = Message::default();
    (it.kind, it.bits) = match first % 4 {
        0 if to_centre => ("deliver-report", 0),
        1 if to_mobile => ("submit-report", 0),
        1 => ("submit", first & 0b1010_0100),
        2 if to_centre => ("command", first & 0b0110_0000),
        2 => ("status-report", first & 0b0010_1100),
        3 if to_centre => return Err(("type", offset)),
        _ => ("deliver", first & 0b1010_1100),
    };
    match it.kind {
        "deliver" => {
            it.address = Some(reader.address()?);
            it.octets.push(("PID", reader.one()?));
            it.octets.push(("DCS", reader.one()?));
            it.stamps.push(("SCTS", reader.take(7)?));
            it.data = Some(reader.data(it.octets[1].1, has_header)?);
        }
        "submit" => {
            it.octets.push(("MR", reader.one()?));
            it.address = Some(reader.address()?);
            it.octets.push(("PID", reader.one()?));
            it.octets.push(("DCS", reader.one()?));
            match first >> 3 & 3 {
                0 => {}
                1 => it.stamps.push(("enhanced", reader.take(7)?)),
                2 => it.octets.push(("VP", reader.one()?)),
                _ => it.stamps.push(("absolute", reader.take(7)?)),
            }
            it.data = Some(reader.data(it.octets[2].1, has_header)?);
        }
        "command" => {
            for name in ["MR", "PID", "CT", "MN"] {
                it.octets.push((name, reader.one()?));
            }
            it.address = Some(reader.address()?);
            let length = usize::from(reader.one()?);
            let data = reader.take(length)?;
            let offset = reader.at - length;
            reader.end()?;
            if length > 157 {
                return Err(("too-long", offset + 157));
            }
            it.command = Some(data);
        }
        "status-report" => {
            it.octets.push(("MR", reader.one()?));
            it.address = Some(reader.address()?);
            it.stamps.push(("SCTS", reader.take(7)?));
            it.stamps.push(("DT", reader.take(7)?));
            it.octets.push(("ST", reader.one()?));
            if reader.at < reader.octets.len() {
                let mut with = it.clone();
                let read = |reader: &mut Reader, with: &mut Message| {
                    let first = reader.one()?;
                    let indicator = reader.indicator(first)?;
                    reader.optional(with, indicator, has_header)
                };
                match read(reader, &mut with) {
                    Err(fault) if !reader.lossy => return Err(fault),
                    Ok(()) if reader.at == reader.octets.len() => it = with,
                    _ => {}
                }
            }
        }
        _ => {
            let mut octet = reader.one()?;
            let is_error = matches!(direction, ErrorToMobile | ErrorToCentre);
            if is_error || octet >= 128 {
                it.octets.push(("FCS", octet));
                octet = reader.one()?;
            }
            let indicator = reader.indicator(octet)?;
            if it.kind == "submit-report" {
                it.stamps.push(("SCTS", reader.take(7)?));
            }
            reader.optional(&mut it, indicator, has_header)?;
        }
    }
    Ok(it)
}

/// Digits in pairs, the second one first.
fn swapped(digits: &str) -> Vec<u8> {
    let names = "0123456789*#abcf";
    let nibbles: Vec<u8> = digits
        .chars()
        .map(|digit| names.chars().position(|name| name == digit).unwrap() as u8)
        .collect();
    nibbles
        .chunks(2)
        .map(|pair| pair.get(1).unwrap_or(&15) * 16 + pair[0])
        .collect()
}

/// The octets of a number's address, or of a name's.
pub fn address(shown: &str, is_name: bool) -> Vec<u8> {
    if is_name {
        let septets = septets(shown, Coding::DEFAULT);
        let length = (septets.len() * 7).div_ceil(4) as u8;
        return [vec![length, 0xD0], pack(&[], &septets).1].concat();
    }
    let (type_octet, digits) = match shown.strip_prefix('+') {
        Some(digits) => (0x91, digits),
        None => (0x81, shown),
    };
    [vec![digits.len() as u8, type_octet], swapped(digits)].concat()
}

/// The octets of a time: year to second, two digits each, and the zone in quarters of an hour.
pub fn stamp(time: [u8; 6], quarters: i8) -> Vec<u8> {
    let mut octets: Vec<u8> = time
        .iter()
        .flat_map(|number| swapped(&format!("{:02}", number % 100)))
        .collect();
    let zone = swapped(&format!("{:02}", quarters.unsigned_abs()))[0];
    octets.push(if quarters < 0 { zone + 8 } else { zone });
    octets
}

/// Upper-case digits.
pub fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02X}")).collect()
}
