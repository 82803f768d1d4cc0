//! What the values of fields mean, in English.

use septet::UserData;
use septet::alphabet::Language;
use septet::tpdu::{Address, ProtocolIdentifier, Tpdu, Validity};
use septet::wire::{
    CharacterSet, DataCoding, ElementContent, InformationElement, Part, WaitingKind,
};

use super::json;
use crate::terminal::{count, harmless, hex};

/// Formats an address with what a person needs to know.
pub fn shown(address: Address) -> String {
    match address.to_string() {
        empty if empty.is_empty() => "without digits".to_owned(),
        shown => harmless(&shown),
    }
}

/// Says what the first octet of a TPDU says.
pub fn first(tpdu: &Tpdu) -> String {
    let mut flags = vec![];
    let mut flag = |is_set: bool, meaning: &'static str| {
        if is_set {
            flags.push(meaning);
        }
    };
    let has_header = tpdu.user_data().is_some_and(UserData::has_header);
    match tpdu {
        Tpdu::Deliver(deliver) => {
            flag(deliver.more_messages, "more messages wait");
            flag(deliver.loop_prevention, "do not forward");
            flag(deliver.status_report, "the sender gets a report");
            flag(deliver.reply_path, "reply path");
        }
        Tpdu::Submit(submit) => {
            flag(submit.reject_duplicates, "reject duplicates");
            flag(submit.status_report, "status report wanted");
            flag(submit.reply_path, "reply path");
        }
        Tpdu::StatusReport(report) => {
            flag(report.more_messages, "more messages wait");
            flag(report.loop_prevention, "do not forward");
            flag(report.of_command, "of a command");
        }
        Tpdu::Command(command) => flag(command.status_report, "status report wanted"),
        _ => {}
    }
    flag(has_header, "the user data has a header");
    let name = format!("SMS-{}", tpdu.name().to_uppercase());
    match &flags[..] {
        [] => name,
        flags => format!("{name}; {}", flags.join("; ")),
    }
}

/// Says what a TP-PID means.
pub fn protocol(octet: u8) -> String {
    let identifier = ProtocolIdentifier::new(octet);
    if let Some(kind) = identifier.replace_type() {
        return format!("protocol {octet:02X}: replaces the last message of type {kind}");
    }
    let meaning = match identifier {
        ProtocolIdentifier::SHORT_MESSAGE => ": a message",
        ProtocolIdentifier::TYPE_0 => ": is acknowledged but not shown (type 0)",
        ProtocolIdentifier::RETURN_CALL => ": asks to be called back",
        ProtocolIdentifier::ME_DATA_DOWNLOAD => ": data for the mobile equipment",
        ProtocolIdentifier::USIM_DATA_DOWNLOAD => ": data for the SIM",
        _ => "",
    };
    format!("protocol {octet:02X}{meaning}")
}

/// Says what a TP-DCS means.
pub fn coding(scheme: DataCoding) -> String {
    let mut parts = vec![json::encoding(scheme.character_set()).to_owned()];
    if scheme.is_compressed() {
        parts.push("compressed".to_owned());
    }
    if let Some(class) = scheme.message_class() {
        let meaning = match class {
            0 => "shown at once, also called flash",
            1 => "for the mobile",
            2 => "for the SIM",
            _ => "for other equipment",
        };
        parts.push(format!("class {class} ({meaning})"));
    }
    if let Some(waiting) = scheme.message_waiting() {
        let kind = waiting_kind(waiting.kind);
        let wait = match waiting.active {
            true => "wait",
            false => "wait no more",
        };
        parts.push(format!("{kind}s {wait}"));
    }
    if scheme.is_reserved() {
        parts.push("a reserved value".to_owned());
    }
    format!("coding {:02X}: {}", scheme.octet(), parts.join(", "))
}

/// Names one message that waits.
fn waiting_kind(kind: WaitingKind) -> &'static str {
    match kind {
        WaitingKind::Voicemail => "voice message",
        WaitingKind::Fax => "fax message",
        WaitingKind::Email => "e-mail message",
        WaitingKind::Other => "other message",
    }
}

/// Says what a validity period means.
pub fn validity(period: Validity) -> String {
    match (period, period.duration()) {
        (Validity::Absolute(until), _) => match json::time(until) {
            Some(time) => format!("until {time}"),
            None => "until no valid time".to_owned(),
        },
        (_, Some(duration)) => span(duration.as_secs()),
        (_, None) => "for as long as the SMSC wants".to_owned(),
    }
}

/// Formats a number of seconds in the largest units.
fn span(seconds: u64) -> String {
    let units = [
        (604_800, "week"),
        (86_400, "day"),
        (3600, "hour"),
        (60, "minute"),
        (1, "second"),
    ];
    let mut rest = seconds;
    let mut parts = vec![];
    for (size, unit) in units {
        if rest >= size {
            parts.push(count(rest / size, unit));
            rest %= size;
        }
    }
    match parts.is_empty() {
        true => "0 seconds".to_owned(),
        false => format!("for {}", parts.join(" ")),
    }
}

/// Says what an information element means.
pub fn element(element: InformationElement<'_>) -> String {
    let name = element.name().unwrap_or("reserved element");
    let language = |identifier: u8| match Language::from_identifier(identifier) {
        Some(language) => language.to_string(),
        None => format!("reserved language {identifier}"),
    };
    match element.content() {
        Some(ElementContent::Concatenation(found)) => {
            let Part { sequence, total } = found.part;
            format!("part {sequence} of {total}, reference {}", found.reference)
        }
        Some(ElementContent::SpecialMessage(found)) => {
            let number = count(found.count, waiting_kind(found.kind));
            format!("{number} waiting")
        }
        Some(ElementContent::Ports(ports)) => {
            format!("to port {}, from port {}", ports.destination, ports.source)
        }
        Some(ElementContent::SingleShift(identifier)) => {
            format!("single shift table: {}", language(identifier))
        }
        Some(ElementContent::LockingShift(identifier)) => {
            format!("locking shift table: {}", language(identifier))
        }
        _ => match (element.identifier, element.data) {
            (identifier, []) => format!("{identifier:02X} {name}"),
            (identifier, data) => format!("{identifier:02X} {name}: {}", hex(data)),
        },
    }
}

/// Returns how much of the user data a message could hold.
pub fn used(data: &UserData) -> String {
    match data.data_coding().character_set() {
        CharacterSet::Gsm7 if data.data_coding().counts_septets() => {
            format!("{} of {} septets", data.udl(), UserData::MAX_SEPTETS)
        }
        _ => format!("{} of {} octets", data.udl(), UserData::MAX_OCTETS),
    }
}
