//! Delivery receipts: which segment they are for, and what they say.

use std::collections::HashMap;

use rusmpp::values::MessageState;

use super::profile::{Accepted, Settings};
use crate::codes;

/// What a receipt says.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// The identifier as it was written.
    pub id: String,
    pub outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Delivered,
    /// With a documented code.
    Failed(u16),
    /// There is more to come.
    UnderWay,
}

/// Reads a receipt. `id`, `state` and `error` are from parameters. Those decide about the identifier
/// and the state, and the text about the error, because it can have letters.
pub fn read(
    text: &str,
    id: Option<String>,
    state: Option<MessageState>,
    error: Option<u16>,
    settings: &Settings,
) -> Option<Receipt> {
    let id = id.or_else(|| field(text, "id").map(str::to_owned))?;
    let written = field(text, "err").map(str::to_owned);
    let error = written.or_else(|| error.map(|error| format!("{error:03}")));
    let state = match state {
        Some(state) => name(state).to_owned(),
        None => field(text, "stat").unwrap_or_default().to_uppercase(),
    };
    // Some message centres do not abbreviate.
    let state = match &*state {
        "DELIVERED" => "DELIVRD",
        "ACCEPTED" => "ACCEPTD",
        "UNDELIVERABLE" | "UNDELIVERED" => "UNDELIV",
        "REJECTED" => "REJECTD",
        known => known,
    };
    let outcome = match state {
        "DELIVRD" => Outcome::Delivered,
        "ACCEPTD" if settings.accepted == Accepted::Delivered => Outcome::Delivered,
        "EXPIRED" | "DELETED" | "UNDELIV" | "REJECTD" | "UNKNOWN" | "SKIPPED" | "FAILED" => {
            Outcome::Failed(code(state, error.as_deref(), &settings.errors))
        }
        // ACCEPTD, ENROUTE, SCHEDULED, BUFFERD and what vendors have.
        _ => Outcome::UnderWay,
    };
    Some(Receipt { id, outcome })
}

/// Whether a text names a state, as those of receipts do.
pub fn has_state(text: &str) -> bool {
    field(text, "stat").is_some()
}

fn name(state: MessageState) -> &'static str {
    match state {
        MessageState::Delivered => "DELIVRD",
        MessageState::Expired => "EXPIRED",
        MessageState::Deleted => "DELETED",
        MessageState::Undeliverable => "UNDELIV",
        MessageState::Rejected => "REJECTD",
        MessageState::Unknown => "UNKNOWN",
        MessageState::Skipped => "SKIPPED",
        MessageState::Accepted => "ACCEPTD",
        _ => "ENROUTE",
    }
}

/// Returns what follows a name and a colon, before the original text.
fn field<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let is_named = |word: &str, name: &str| {
        word.get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
            && word[name.len()..].starts_with(':')
    };
    let mut words = text.split_ascii_whitespace();
    let mut words = words.by_ref().take_while(|word| !is_named(word, "text"));
    let found = words.find(|word| is_named(word, name))?;
    let value = &found[name.len() + 1..];
    (!value.is_empty()).then_some(value)
}

/// Returns the documented code of a failure.
fn code(state: &str, error: Option<&str>, errors: &HashMap<String, u16>) -> u16 {
    if let Some(code) = error.and_then(|error| errors.get(error)) {
        return *code;
    }
    // Documented with the codes of version 1 of the API, to which version 2 has put a digit before.
    let number = error.and_then(|error| error.parse::<u16>().ok());
    let documented = match number {
        Some(number @ 600..=699) => Some(5000 + number),
        Some(number @ 700..=799) => Some(4000 + number),
        Some(number @ 900..=999) => Some(9000 + number),
        Some(187..=189) => Some(4770),
        _ => None,
    };
    if let Some(code) = documented.filter(|code| codes::description(*code).is_some()) {
        return code;
    }
    match state {
        "EXPIRED" => 4702,
        "REJECTD" => 4750,
        "UNKNOWN" => 9999,
        _ => 5650,
    }
}

/// Returns an identifier as it is stored: in lower case, and a number without leading zeros.
pub fn stored(id: &str) -> String {
    // No identifier of SMPP is longer or has NUL; a text can say anything.
    let id = id.trim().chars().filter(|one| *one != '\0').take(64);
    let id = id.collect::<String>().to_ascii_lowercase();
    if id.is_empty() || !id.bytes().all(|one| one.is_ascii_hexdigit()) {
        return id;
    }
    match id.trim_start_matches('0') {
        "" => "0".to_owned(),
        trimmed => trimmed.to_owned(),
    }
}

/// Returns the forms that the identifier of a receipt can have had in the answer, with their numbers:
/// as it is (0), and as hexadecimal (1) and decimal (2), where they differ.
pub fn forms(id: &str) -> Vec<(u8, String)> {
    let same = stored(id);
    let hexadecimal = same
        .parse::<u128>()
        .ok()
        .map(|number| format!("{number:x}"));
    let decimal = u128::from_str_radix(&same, 16).ok();
    let decimal = decimal.map(|number| number.to_string());
    let mut found: Vec<(u8, String)> = vec![];
    for (form, id) in (0..).zip([Some(same), hexadecimal, decimal]) {
        if let Some(id) = id
            && !found.iter().any(|(_, known)| *known == id)
        {
            found.push((form, id));
        }
    }
    found
}

/// Returns the end of an address, which message centres keep when they write it in another form.
pub fn tail(address: &str) -> String {
    let is_plain = |one: &char| one.is_alphanumeric();
    let mut plain = address.char_indices().filter(|(_, one)| is_plain(one));
    let start = plain.nth_back(6).map_or(0, |(start, _)| start);
    address[start..].chars().filter(is_plain).collect()
}

#[cfg(test)]
mod tests {
    use super::super::profile::Address;
    use super::*;

    const TEXT: &str = "id:0123ABCD sub:001 dlvrd:001 submit date:2605011200 done date:2605011201 \
        stat:UNDELIV err:720 Text:stat:DELIVRD id:9";

    #[test]
    fn texts_are_read() {
        let mut settings = Settings::new(Address::parse("smpp://a@b").unwrap());
        let none = settings.clone();
        let receipt = read(TEXT, None, None, None, &none).unwrap();
        assert_eq!(
            (&*receipt.id, receipt.outcome),
            ("0123ABCD", Outcome::Failed(4720))
        );
        settings.errors.insert("720".to_owned(), 4775);
        settings.accepted = Accepted::Delivered;
        let receipt = read(TEXT, None, None, None, &settings).unwrap();
        assert_eq!(receipt.outcome, Outcome::Failed(4775));
        for (state, text) in [
            (None, "stat:ACCEPTD"),
            (None, "stat:ACCEPTED"),
            (Some(MessageState::Accepted), ""),
        ] {
            let id = Some("7".to_owned());
            let outcome = |settings| {
                read(text, id.clone(), state, None, settings)
                    .unwrap()
                    .outcome
            };
            assert_eq!(outcome(&settings), Outcome::Delivered);
            assert_eq!(outcome(&none), Outcome::UnderWay);
        }
        let state = Some(MessageState::Delivered);
        let receipt = read("", Some("7".to_owned()), state, None, &none).unwrap();
        assert_eq!(receipt.outcome, Outcome::Delivered);
        assert_eq!(read("no receipt", None, None, None, &none), None);
        for (stat, error, outcome) in [
            ("DELIVRD", "000", Outcome::Delivered),
            ("DELIVERED", "000", Outcome::Delivered),
            ("REJECTED", "000", Outcome::Failed(4750)),
            ("UNDELIVERABLE", "000", Outcome::Failed(5650)),
            ("failed", "000", Outcome::Failed(5650)),
            ("ACCEPTD", "000", Outcome::UnderWay),
            ("ENROUTE", "000", Outcome::UnderWay),
            ("EXPIRED", "000", Outcome::Failed(4702)),
            ("REJECTD", "011", Outcome::Failed(4750)),
            ("UNKNOWN", "", Outcome::Failed(9999)),
            ("DELETED", "601", Outcome::Failed(5650)),
            ("UNDELIV", "188", Outcome::Failed(4770)),
            ("UNDELIV", "999", Outcome::Failed(9999)),
        ] {
            let text = format!("ID:1 Stat:{stat} Err:{error} text:");
            let receipt = read(&text, None, None, None, &none).unwrap();
            assert_eq!(receipt.outcome, outcome, "{text}");
        }
    }

    #[test]
    fn identifiers_are_found_in_every_form() {
        for (answered, reported) in [
            ("6699", "1a2b"),
            ("6699", "00001A2B"),
            ("1A2B", "6699"),
            ("1a2b", "0000006699"),
            ("00001a2b", "1A2B"),
            ("af3c-77", "AF3C-77"),
            ("0", "000"),
        ] {
            let stored = stored(answered);
            assert!(
                forms(reported).iter().any(|(_, id)| *id == stored),
                "{answered} {reported}"
            );
        }
        let expected = [(0, "16"), (1, "10"), (2, "22")];
        assert_eq!(
            forms("0016"),
            expected.map(|(form, id)| (form, id.to_owned()))
        );
        assert_eq!(forms("7"), [(0, "7".to_owned())]);
        assert_eq!(tail("+1 (555) 123-0001"), tail("5551230001"));
    }
}
