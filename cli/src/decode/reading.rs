//! What was read of hexadecimal digits, and what is wrong with them.

use septet::tpdu::{Direction, Pdu, Tpdu, TpduError, has_smsc};
use septet::wire::{CharacterSet, DataCoding, DecodeError, Fields, Hint, ParseError};
use septet::{UserData, tpdu::Address};

use super::{Given, Options, layout};

/// What was given, and what it says.
pub struct Reading<'g> {
    pub given: &'g Given,
    /// The octets before the first character that is not hexadecimal.
    pub octets: Vec<u8>,
    /// The place of each digit in what was given, in characters.
    places: Vec<usize>,
    pub content: Option<Content>,
    pub text: Option<String>,
    /// What the octets look like, if that is not what the other fields say.
    pub hint: Option<Hint>,
    /// What a person should know besides.
    pub notes: Vec<String>,
    /// What a strict reader refuses.
    pub fault: Option<Fault>,
}

/// Whether what is damaged is shown as far as possible.
#[derive(Clone, Copy)]
enum Mode {
    Strict,
    Lossy,
}

pub enum Content {
    Pdu {
        has_smsc: bool,
        smsc: Option<Address>,
        tpdu: Tpdu,
    },
    UserData(UserData),
}

/// What is wrong, and where.
pub struct Fault {
    pub kind: &'static str,
    /// In octets, or in characters if a digit is missing.
    pub offset: usize,
    pub message: String,
}

impl<'g> Reading<'g> {
    pub fn new(given: &'g Given, options: &Options) -> Self {
        let digits = given.hex.chars().enumerate();
        let digits = digits.filter(|(_, digit)| !(options.lossy && digit.is_whitespace()));
        let (places, hex): (Vec<usize>, String) = digits.unzip();
        let octets = octets(&hex);
        let mut notes = vec![];
        let (content, mut fault) = if hex.len() != 2 * octets.len() {
            let digits = hex.chars().take_while(char::is_ascii_hexdigit).count();
            let offset = places.get(digits).copied();
            let offset = offset.unwrap_or(given.hex.chars().count());
            let error = TpduError::Hex { offset };
            (None, Some(Fault::from(error)))
        } else if let Some(dcs) = options.dcs {
            user_data(&octets, dcs, options)
        } else {
            let mode = match options.lossy {
                true => Mode::Lossy,
                false => Mode::Strict,
            };
            pdu(&octets, given, options, mode, &mut notes)
        };
        let mut text = None;
        let data = content.as_ref().and_then(Content::user_data);
        let hint = match (data, options.dcs) {
            (Some(data), _) => data.hint(),
            // Also of octets that cannot be read.
            (None, Some(dcs)) => Hint::recognise(fields(&octets, dcs, options), &octets),
            (None, None) => None,
        };
        let hint = hint.or_else(|| damaged_hint(&octets, given, options, fault.as_ref()?));
        if let Some(data) = data.filter(|data| is_text(data)) {
            match data.text() {
                Ok(found) => text = Some(found.to_string()),
                Err(error) => {
                    let start = content
                        .as_ref()
                        .map_or(0, |content| layout::user_data_offset(content, &octets));
                    fault = fault.or(Some(Fault::of_text(error, start)));
                    if options.lossy {
                        text = Some(data.text_lossy().to_string());
                    }
                }
            }
        }
        Self {
            given,
            hint,
            octets,
            places,
            content,
            text,
            notes,
            fault,
        }
    }
}

impl Reading<'_> {
    /// Returns the place of an octet in what was given, in characters.
    pub fn place(&self, offset: usize) -> usize {
        let end = self.places.last().map_or(0, |last| last + 1);
        self.places.get(2 * offset).copied().unwrap_or(end)
    }

    /// Forgets that the text cannot be decoded, because it can be together with another part.
    pub fn mend(&mut self) {
        let data = self.content.as_ref().and_then(Content::user_data);
        if self
            .fault
            .as_ref()
            .is_some_and(|fault| fault.kind == "text")
        {
            self.text = data.map(|data| data.text_lossy().to_string());
            self.fault = None;
        }
    }
}

impl Content {
    pub fn user_data(&self) -> Option<&UserData> {
        match self {
            Self::Pdu { tpdu, .. } => tpdu.user_data(),
            Self::UserData(data) => Some(data),
        }
    }

    pub fn tpdu(&self) -> Option<&Tpdu> {
        match self {
            Self::Pdu { tpdu, .. } => Some(tpdu),
            Self::UserData(_) => None,
        }
    }
}

impl From<TpduError> for Fault {
    fn from(error: TpduError) -> Self {
        Self {
            kind: error.kind(),
            offset: error.offset(),
            message: error.to_string(),
        }
    }
}

impl From<ParseError> for Fault {
    fn from(error: ParseError) -> Self {
        Self {
            kind: "user-data",
            offset: error.offset(),
            message: error.to_string(),
        }
    }
}

impl Fault {
    /// The offset is counted from `start`, where the user data begins.
    fn of_text(error: DecodeError, start: usize) -> Self {
        Self {
            kind: "text",
            offset: start + error.offset(),
            message: format!("user data at offset {start}: {error}"),
        }
    }
}

/// Returns whether user data is text that can be decoded.
pub fn is_text(data: &UserData) -> bool {
    let coding = data.data_coding();
    coding.character_set() != CharacterSet::EightBit && !coding.is_compressed()
}

/// Returns the octets before the first character that is not hexadecimal.
fn octets(hex: &str) -> Vec<u8> {
    let digit = |character: u8| char::from(character).to_digit(16);
    let pairs = hex.as_bytes().chunks_exact(2);
    let octets = pairs.map_while(|pair| Some(digit(pair[0])? * 16 + digit(pair[1])?));
    octets.map(|octet| octet as u8).collect()
}

/// Returns what the octets of a PDU look like whose user data cannot be read.
fn damaged_hint(octets: &[u8], given: &Given, options: &Options, fault: &Fault) -> Option<Hint> {
    if fault.kind != "user-data" || options.dcs.is_some() {
        return None;
    }
    let (content, _) = pdu(octets, given, options, Mode::Lossy, &mut vec![]);
    let content = content?;
    let start = layout::user_data_offset(&content, octets);
    let tp_udl = *octets.get(start.checked_sub(1)?)?;
    let data = content.user_data()?;
    let fields = Fields {
        tp_udl,
        ..data.fields()
    };
    Hint::recognise(fields, octets.get(start..)?)
}

/// Returns the fields of user data alone.
fn fields(octets: &[u8], dcs: u8, options: &Options) -> Fields {
    let length = match DataCoding::new(dcs).counts_septets() {
        true => octets.len() * 8 / 7,
        false => octets.len(),
    };
    Fields {
        tp_dcs: dcs,
        tp_udhi: options.udhi,
        tp_udl: options.udl.unwrap_or(length.try_into().unwrap_or(u8::MAX)),
    }
}

fn user_data(octets: &[u8], dcs: u8, options: &Options) -> (Option<Content>, Option<Fault>) {
    let fields = fields(octets, dcs, options);
    let (data, fault) = match UserData::parse(fields, octets) {
        Ok(data) => (Some(data), None),
        Err(error) if options.lossy => (Some(UserData::parse_lossy(fields, octets)), Some(error)),
        Err(error) => (None, Some(error)),
    };
    (data.map(Content::UserData), fault.map(Fault::from))
}

fn pdu(
    octets: &[u8],
    given: &Given,
    options: &Options,
    mode: Mode,
    notes: &mut Vec<String>,
) -> (Option<Content>, Option<Fault>) {
    let announced = given.length.and_then(|length| has_smsc(octets, length));
    if let (Some(length), None) = (given.length, announced) {
        notes.push(format!(
            "the modem says that the TPDU has {length} octets, which is not so with or without the \
             address of the SMSC"
        ));
    }
    let has_smsc = announced.unwrap_or(!options.no_smsc);
    let direction = options.direction();
    let read = |direction, has_smsc: bool, is_lossy| match (has_smsc, is_lossy) {
        (true, false) => Pdu::parse(direction, octets).map(|pdu| (pdu.smsc, pdu.tpdu)),
        (true, true) => Pdu::parse_lossy(direction, octets).map(|pdu| (pdu.smsc, pdu.tpdu)),
        (false, false) => Tpdu::parse(direction, octets).map(|tpdu| (None, tpdu)),
        (false, true) => Tpdu::parse_lossy(direction, octets).map(|tpdu| (None, tpdu)),
    };
    let content = |(smsc, tpdu)| Content::Pdu {
        has_smsc,
        smsc,
        tpdu,
    };
    match read(direction, has_smsc, false) {
        Ok(found) => (Some(content(found)), None),
        Err(error) => {
            let mut fault = Fault::from(error);
            let is_stored = direction == Direction::Stored;
            if !is_stored && read(Direction::Stored, has_smsc, false).is_ok() {
                fault.message += "; with --direction stored, it can be read";
            } else if announced.is_none() && read(direction, !has_smsc, false).is_ok() {
                fault.message += match has_smsc {
                    true => "; with --no-smsc, it can be read",
                    false => "; without --no-smsc, it can be read",
                };
            }
            let damaged = match mode {
                Mode::Lossy => read(direction, has_smsc, true).ok(),
                Mode::Strict => None,
            };
            (damaged.map(content), Some(fault))
        }
    }
}
