//! All columns of all rows of `tpdu-vectors.tsv`, read strictly and leniently.

use septet::ParseError;
use septet::tpdu::{Address, Direction, Pdu, Tpdu, TpduError};
use septet::wire::CharacterSet;
use serde_json::{Map, Value, json};

use super::columns::{body, flags, hex, kind, more, number, when};

/// The rows that are decided otherwise than the table says, and why.
const EXCEPTIONS: [(&str, &str); 5] = [
    (
        "std-hex-space",
        "lossy reading skips white space, also within: dumps group octets so",
    ),
    // The next four have no entry for lossy reading. They are reports that say what became of a
    // message, and only their optional fields are faulty.
    (
        "std-sr-pi-cut",
        "lossy reading shows the report without optional fields",
    ),
    ("std-sr-trail", "the same"),
    ("warthog-35", "the same"),
    ("warthog-36", "the same"),
];

struct Row {
    id: &'static str,
    direction: Direction,
    has_smsc: bool,
    hex: &'static str,
    cells: Vec<&'static str>,
    more: Map<String, Value>,
}

fn rows() -> Vec<Row> {
    let table = include_str!("../data/tpdu-vectors.tsv");
    let rows = table.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let more: Map<String, Value> = serde_json::from_str(cells[12]).unwrap();
        let direction = match (cells[2], more.get("report")) {
            ("mt", None) => Direction::ToMobile,
            ("mt", Some(_)) => Direction::ErrorToMobile,
            ("mo", None) => Direction::ToCentre,
            ("mo", Some(_)) => Direction::ErrorToCentre,
            other => panic!("{other:?}"),
        };
        Row {
            id: cells[0],
            direction,
            has_smsc: cells[3] == "1",
            hex: cells[4],
            cells,
            more,
        }
    });
    rows.collect()
}

impl Row {
    fn cell(&self, name: &str) -> &'static str {
        let names = [
            "id",
            "source",
            "direction",
            "has_smsc",
            "hex",
            "type",
            "smsc",
            "address",
            "address_type",
            "pid",
            "dcs",
            "when",
            "more",
            "udl",
            "text",
            "strict",
            "remark",
        ];
        self.cells[names.iter().position(|&other| other == name).unwrap()]
    }

    fn parse(&self) -> Result<(Option<Address>, Tpdu), TpduError> {
        if self.has_smsc {
            Pdu::from_hex(self.direction, self.hex).map(|pdu| (pdu.smsc, pdu.tpdu))
        } else {
            Tpdu::from_hex(self.direction, self.hex).map(|tpdu| (None, tpdu))
        }
    }

    fn parse_lossy(&self) -> Result<(Option<Address>, Tpdu), TpduError> {
        if self.has_smsc {
            Pdu::from_hex_lossy(self.direction, self.hex).map(|pdu| (pdu.smsc, pdu.tpdu))
        } else {
            Tpdu::from_hex_lossy(self.direction, self.hex).map(|tpdu| (None, tpdu))
        }
    }
}

/// The error as the column `strict` has it.
fn shown(error: TpduError) -> String {
    let kind = match error {
        TpduError::Hex { .. } => "Hex",
        TpduError::Truncated { .. } => "Truncated",
        TpduError::SmscLength { .. } => "SmscLength",
        TpduError::Type { .. } => "Type",
        TpduError::AddressLength { .. } => "AddressLength",
        TpduError::Trailing { .. } => "Trailing",
        TpduError::UserData { error, .. } => match error {
            ParseError::TooLong { .. } => "UserData.TooLong",
            ParseError::LengthMismatch { .. } => "UserData.Length",
            ParseError::HeaderLength { .. } => "UserData.Header",
            _ => "UserData",
        },
        _ => "?",
    };
    format!("{kind}@{}", error.offset())
}

/// Checks every column against a TPDU that was read strictly.
fn check(row: &Row, smsc: Option<Address>, tpdu: &Tpdu) {
    let id = row.id;
    assert_eq!(row.cell("type"), kind(tpdu), "{id}");
    assert_eq!(
        row.cell("smsc"),
        smsc.map(number).unwrap_or_default(),
        "{id}"
    );
    let address = tpdu.address();
    let shown = address.map(|address| json!(number(address)).to_string());
    assert_eq!(row.cell("address"), shown.unwrap_or_default(), "{id}");
    let octet = |octet: Option<u8>| octet.map(|octet| hex(&[octet])).unwrap_or_default();
    let type_octet = octet(address.map(Address::type_octet));
    assert_eq!(row.cell("address_type"), type_octet, "{id}");
    let pid = octet(tpdu.protocol().map(|protocol| protocol.octet()));
    assert_eq!(row.cell("pid"), pid, "{id}");
    let dcs = octet(tpdu.data_coding().map(|coding| coding.octet()));
    assert_eq!(row.cell("dcs"), dcs, "{id}");
    assert_eq!(row.cell("when"), when(tpdu).unwrap_or_default(), "{id}");

    let (udl, text) = match (tpdu, tpdu.user_data()) {
        (Tpdu::Command(command), _) => {
            let data = command.data();
            (
                data.len().to_string(),
                json!(format!("hex:{}", hex(data))).to_string(),
            )
        }
        (_, None) => (String::new(), String::new()),
        (_, Some(user_data)) => {
            let text = match user_data.text() {
                Ok(text) if user_data.data_coding().character_set() != CharacterSet::EightBit => {
                    text.to_string()
                }
                _ => body(user_data),
            };
            (user_data.udl().to_string(), json!(text).to_string())
        }
    };
    assert_eq!(row.cell("udl"), udl, "{id}");
    assert_eq!(row.cell("text"), text, "{id}");

    let octets = crate::model::tpdu::octets(row.hex);
    let smsc_octets = if row.has_smsc {
        usize::from(octets[0]) + 1
    } else {
        0
    };
    let length = octets.len() - smsc_octets;
    let mut expected = row.more.clone();
    assert_eq!(expected.remove("tpdu_octets"), Some(json!(length)), "{id}");
    assert_eq!(
        expected.remove("first"),
        Some(json!(octets[smsc_octets])),
        "{id}"
    );
    assert_eq!(
        septet::tpdu::has_smsc(&octets, length),
        Some(row.has_smsc),
        "{id}"
    );
    expected.remove("report");
    if let Some(raw) = expected.remove("scts_raw") {
        assert_eq!(raw, json!(hex(&tpdu.timestamp().unwrap().octets())), "{id}");
    }
    let mut found = more(tpdu, smsc);
    match tpdu {
        // The bits of DELIVER-REPORT and of SUBMIT-REPORT that other types use are not read.
        Tpdu::DeliverReport(_) | Tpdu::SubmitReport(_) => {
            expected.remove("lp");
            expected.remove("udhi");
        }
        // Only a report with user data says whether that has a header.
        Tpdu::StatusReport(_) if tpdu.user_data().is_none() => drop(expected.remove("udhi")),
        Tpdu::Command(_) => {}
        _ => flags(
            &mut found,
            &[("udhi", tpdu.user_data().unwrap().has_header())],
        ),
    }
    assert_eq!(found, expected, "{id}");
}

/// Checks what a faulty TPDU still shows.
fn check_lossy(row: &Row, tpdu: &Tpdu) {
    let id = row.id;
    let Some(Value::Object(expected)) = row.more.get("lossy") else {
        panic!("{id}: read leniently, but not expected")
    };
    let user_data = tpdu.user_data().unwrap();
    let text = match user_data.data_coding().character_set() {
        CharacterSet::EightBit => body(user_data),
        _ => user_data.text_lossy().to_string(),
    };
    let found = json!({
        "type": kind(tpdu),
        "address": tpdu.address().map(number),
        "udl": user_data.udl(),
        "text": text,
    });
    assert_eq!(found, Value::Object(expected.clone()), "{id}");
}

#[test]
fn every_row_is_read_strictly() {
    let rows = rows();
    assert_eq!(rows.len(), 302);
    let mut valid = 0;
    for row in &rows {
        match row.parse() {
            Ok((smsc, tpdu)) => {
                valid += 1;
                assert_eq!(row.cell("strict"), "ok", "{}", row.id);
                check(row, smsc, &tpdu);
            }
            Err(error) => assert_eq!(row.cell("strict"), shown(error), "{}", row.id),
        }
    }
    assert_eq!(valid, 247);
}

#[test]
fn every_row_is_read_leniently() {
    let mut otherwise = vec![];
    for row in &rows() {
        let lossy = row.parse_lossy();
        match (row.parse(), lossy) {
            (Ok(strict), lossy) => assert_eq!(Ok(strict), lossy, "{}", row.id),
            (Err(_), Ok(_)) if !row.more.contains_key("lossy") => otherwise.push(row.id),
            (Err(_), Ok((_, tpdu))) => check_lossy(row, &tpdu),
            (Err(error), Err(lossy)) => {
                assert_eq!(error, lossy, "{}", row.id);
                assert!(!row.more.contains_key("lossy"), "{}", row.id);
            }
        }
    }
    otherwise.sort_unstable();
    assert_eq!(otherwise, EXCEPTIONS.map(|(id, _)| id));
}

/// A stored TPDU is read as the direction that its type has in a modem.
#[test]
fn every_row_is_read_as_stored_by_a_modem() {
    for row in &rows() {
        let Ok((_, tpdu)) = row.parse() else { continue };
        let stored = match row.has_smsc {
            true => Pdu::from_hex(Direction::Stored, row.hex).map(|pdu| pdu.tpdu),
            false => Tpdu::from_hex(Direction::Stored, row.hex),
        };
        if let Tpdu::Deliver(_) | Tpdu::Submit(_) | Tpdu::StatusReport(_) = tpdu {
            assert_eq!(stored, Ok(tpdu), "{}", row.id);
        }
    }
}

/// What was read is written and read again.
#[test]
fn every_row_is_written() {
    let mut written = 0;
    for row in &rows() {
        let Ok((smsc, tpdu)) = row.parse() else {
            continue;
        };
        let octets = match &tpdu {
            Tpdu::Deliver(deliver) => deliver.write(),
            Tpdu::Submit(submit) => submit.write(),
            _ => continue,
        };
        written += 1;
        assert_eq!(
            json!(octets.length()),
            row.more["tpdu_octets"],
            "{}",
            row.id
        );
        let hex = octets.hex().with_smsc(smsc).to_string();
        let again = Pdu::from_hex(row.direction, &hex).unwrap();
        assert_eq!((again.smsc, again.tpdu), (smsc, tpdu), "{}", row.id);
    }
    assert_eq!(written, 201);
}
