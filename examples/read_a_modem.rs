//! Reads the PDUs that a modem lists, and writes an answer for `AT+CMGS`.
//!
//!     cargo run --example read_a_modem

use septet::tpdu::{Direction, Pdu, Submit, Tpdu};

/// Returns what a line of hexadecimal digits says, for a person.
fn read(line: &str) -> String {
    match Pdu::from_hex_lossy(Direction::Stored, line).map(|pdu| pdu.tpdu) {
        Ok(Tpdu::Deliver(deliver)) => {
            let time = deliver.timestamp.date_time();
            let time = time.map_or("unknown time".to_owned(), |time| time.to_string());
            let text = deliver.user_data.text_lossy();
            format!("{time} {}: {text}", deliver.originator)
        }
        Ok(Tpdu::StatusReport(report)) => format!("{}: {}", report.recipient, report.status),
        Ok(other) => other.name().to_owned(),
        Err(error) => format!("{}: {error}", error.kind()),
    }
}

fn main() {
    let hello = "07912143658709F1040B915155550501F000004220922143654005C8329BFD06";
    let shown = "2024-02-29T12:34:56+01:00 +15555550100: Hello";
    assert_eq!(read(hello), shown);
    let expired = "00062A0B915155550501F0422092214365404220922153604046";
    assert_eq!(read(expired), "+15555550100: validity period expired");

    let pdu = Pdu::from_hex_lossy(Direction::Stored, hello).unwrap();
    let segment = septet::split("Hi!").unwrap().next().unwrap();
    let answer = Submit::new(pdu.tpdu.address().unwrap(), segment.encode(0)).write();
    println!("AT+CMGS={}", answer.length());
    println!("{}", answer.hex().with_smsc(None));
}
