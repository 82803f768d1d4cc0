//! The columns of `tpdu-vectors.tsv`, from what the crate reads.

use septet::UserData;
use septet::tpdu::{Address, Parameters, Timestamp, Tpdu, Validity};
use septet::wire::CharacterSet;
use serde_json::{Map, Value, json};

pub fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02X}")).collect()
}

/// The name of the type in the table.
pub fn kind(tpdu: &Tpdu) -> String {
    tpdu.name().to_uppercase()
}

fn time(stamp: Timestamp) -> Option<String> {
    stamp.date_time().map(|time| time.to_string())
}

pub fn body(user_data: &UserData) -> String {
    format!("hex:{}", hex(user_data.body()))
}

/// The number as the table shows it: with `+` even if there are no digits.
pub fn number(address: Address) -> String {
    address.to_string()
}

/// What `more` says of the optional fields of a report.
fn optional(more: &mut Map<String, Value>, parameters: &Parameters) {
    if let Some(indicator) = parameters.indicator {
        more.insert("pi".into(), json!(indicator));
    }
}

pub fn flags(more: &mut Map<String, Value>, flags: &[(&str, bool)]) {
    for &(name, is_set) in flags {
        more.insert(name.into(), json!(is_set));
    }
}

/// The column `more`, apart from the first octet, the length and the raw octets of time stamps.
pub fn more(tpdu: &Tpdu, smsc: Option<Address>) -> Map<String, Value> {
    let mut more = Map::new();
    if let Some(smsc) = smsc {
        more.insert("smsc_type".into(), json!(hex(&[smsc.type_octet()])));
    }
    if let Some(reference) = tpdu.message_reference() {
        more.insert("mr".into(), json!(reference));
    }
    match tpdu {
        Tpdu::Deliver(deliver) => flags(
            &mut more,
            &[
                ("mms", !deliver.more_messages),
                ("lp", deliver.loop_prevention),
                ("sri", deliver.status_report),
                ("rp", deliver.reply_path),
            ],
        ),
        Tpdu::Submit(submit) => {
            flags(
                &mut more,
                &[
                    ("rd", submit.reject_duplicates),
                    ("srr", submit.status_report),
                    ("rp", submit.reply_path),
                ],
            );
            validity(&mut more, submit.validity);
        }
        Tpdu::StatusReport(report) => {
            flags(
                &mut more,
                &[
                    ("mms", !report.more_messages),
                    ("lp", report.loop_prevention),
                    ("srq", report.of_command),
                ],
            );
            more.insert("st".into(), json!(report.status.octet()));
            more.insert("dt".into(), json!(time(report.discharge_time)));
            optional(&mut more, &report.parameters);
        }
        Tpdu::DeliverReport(report) => {
            if let Some(failure) = report.failure {
                more.insert("fcs".into(), json!(failure.octet()));
            }
            optional(&mut more, &report.parameters);
        }
        Tpdu::SubmitReport(report) => {
            if let Some(failure) = report.failure {
                more.insert("fcs".into(), json!(failure.octet()));
            }
            optional(&mut more, &report.parameters);
        }
        Tpdu::Command(command) => {
            flags(
                &mut more,
                &[("srr", command.status_report), ("udhi", command.has_header)],
            );
            more.insert("ct".into(), json!(command.command_type.octet()));
            more.insert("mn".into(), json!(command.message_number));
            more.insert("form".into(), json!("command"));
        }
        _ => unreachable!(),
    }
    if let Some(user_data) = tpdu.user_data() {
        let form = match user_data.data_coding().character_set() {
            CharacterSet::Gsm7 => "gsm7",
            CharacterSet::EightBit => "8bit",
            CharacterSet::Ucs2 => "ucs2",
        };
        more.insert("form".into(), json!(form));
        if let Some(header) = user_data.header() {
            more.insert("udh".into(), json!(hex(header.octets())));
        }
        if let Some(concatenation) = user_data.concatenation() {
            let part = concatenation.part;
            let concatenation = json!([concatenation.reference, part.total, part.sequence]);
            more.insert("concat".into(), concatenation);
        }
    }
    more
}

fn validity(more: &mut Map<String, Value>, validity: Option<Validity>) {
    let (format, raw) = match validity {
        None => ("none", None),
        Some(Validity::Relative(octet)) => {
            more.insert("vp_octet".into(), json!(octet));
            ("relative", None)
        }
        Some(Validity::Absolute(expiry)) => {
            more.insert("vp_time".into(), json!(time(expiry)));
            ("absolute", Some(expiry.octets()))
        }
        Some(Validity::Enhanced(octets)) => {
            let validity = validity.unwrap();
            more.insert("vp_single_shot".into(), json!(validity.is_single_shot()));
            let formats = ["none", "relative", "seconds", "hms"];
            let format = formats.get(usize::from(octets[0] & 7));
            more.insert("vp_enhanced".into(), json!(format.unwrap_or(&"reserved")));
            ("enhanced", Some(octets))
        }
    };
    more.insert("vpf".into(), json!(format));
    if let Some(raw) = raw {
        more.insert("vp_raw".into(), json!(hex(&raw)));
    }
    if let Some(duration) = validity.and_then(Validity::duration) {
        more.insert("vp_seconds".into(), json!(duration.as_secs()));
    }
}

/// The column `when`: TP-SCTS, or TP-VP of a SUBMIT.
pub fn when(tpdu: &Tpdu) -> Option<String> {
    match tpdu {
        Tpdu::Submit(submit) => match submit.validity? {
            Validity::Absolute(expiry) => time(expiry),
            validity => Some(format!("{} s", validity.duration()?.as_secs())),
        },
        _ => time(tpdu.timestamp()?),
    }
}
