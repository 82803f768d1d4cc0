//! Whole PDUs, and the fields that are octets in hexadecimal.

use septet::tpdu::{Address, Command, DateTime, Direction, Pdu, Status, Timestamp, Tpdu, Validity};
use septet::wire::{Hint, MessageClass};
use serde_json::{json, to_value};

use super::{assert_round_trips, assert_serializes_to, deserialize_error};

#[test]
fn every_public_pdu() {
    let mut pdus = 0;
    for line in include_str!("../data/tpdu-vectors.tsv").lines().skip(1) {
        let hex = line.split('\t').nth(4).unwrap();
        for direction in [Direction::ToMobile, Direction::ToCentre] {
            if let Ok(pdu) = Pdu::from_hex(direction, hex) {
                assert_round_trips(&pdu);
                pdus += 1;
            }
            if let Ok(tpdu) = Tpdu::from_hex(direction, hex) {
                assert_round_trips(&tpdu);
                pdus += 1;
            }
        }
    }
    assert!(pdus >= 247, "{pdus}");
}

#[test]
fn a_submit_and_a_command() {
    let submit = Tpdu::from_hex(Direction::ToCentre, "31070191F14100A70141").unwrap();
    let expected = json!({"submit": {
        "message_reference": 7, "destination": "0191F1", "protocol": 0x41,
        "validity": {"relative": 0xA7},
        "user_data": {"tp_dcs": 0, "tp_udhi": false, "tp_udl": 1, "octets": "41"},
        "reject_duplicates": false, "status_report": true, "reply_path": false,
    }});
    assert_serializes_to(submit, expected);
    let command = Tpdu::from_hex(Direction::ToCentre, "020700E0060191F102CAFE").unwrap();
    let Tpdu::Command(command) = command else {
        panic!()
    };
    let expected = json!({
        "message_reference": 7, "protocol": 0, "command_type": 0xE0, "message_number": 6,
        "destination": "0191F1", "status_report": false, "has_header": false, "data": "CAFE",
    });
    let mut long = expected.clone();
    assert_serializes_to(command, expected);
    long["data"] = json!("00".repeat(158));
    assert!(deserialize_error::<Command>(long).contains("at most 157 octets"));
}

#[test]
fn fields() {
    assert_serializes_to(Address::new("+123").unwrap(), json!("039121F3"));
    for other in ["", "0", "0391", "039121F300", "1591", "+123"] {
        deserialize_error::<Address>(json!(other));
    }
    let stamp = Timestamp::from_octets([0x42, 0x20, 0x92, 0x21, 0x43, 0x65, 0x40]);
    assert_serializes_to(stamp, json!("42209221436540"));
    for other in ["", "422092214365", "4220922143654000", "x"] {
        deserialize_error::<Timestamp>(json!(other));
    }
    assert_serializes_to(Status::new(0x46), json!(0x46));
    assert_serializes_to(
        Validity::Absolute(stamp),
        json!({"absolute": "42209221436540"}),
    );
    let time = stamp.date_time().unwrap();
    assert_eq!(to_value(time).unwrap()["quarters"], json!(4));
    assert_round_trips::<DateTime>(&time);
    assert_serializes_to(MessageClass::Flash, json!("flash"));
    assert_eq!(
        to_value(Hint::LittleEndian).unwrap(),
        json!("little-endian")
    );
}
