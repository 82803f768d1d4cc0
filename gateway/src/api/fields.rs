//! The members of a request for a message, and what can be wrong with them.

use jiff::Timestamp;
use serde_json::{Map, Value};
use url::Url;

use super::Api;
use super::error::FieldError;
use crate::clock::Millis;
use crate::message::{Message, Priority, new_id};

/// The most recipients of a group message.
const RECIPIENTS: usize = 10;
/// The most characters of a tag, of an address of media, and of a sender's name.
const TAG: usize = 1024;
const MEDIA: usize = 4096;
const NAME: usize = 11;

/// Takes the members of a request for a message, except for its segments, and collects all that is
/// wrong.
pub fn read(
    members: &mut Map<String, Value>,
    account: String,
    now: Millis,
    api: &Api,
) -> Result<Message, Vec<FieldError>> {
    let mut errors = vec![];
    let application = required(members, "applicationId", &mut errors);
    if !application.is_empty() && api.applications.get(&application, &account).is_none() {
        errors.push(FieldError::new(
            "applicationId",
            "is not an application of the account",
        ));
    }
    let to = recipients(members, &mut errors);
    let from = required(members, "from", &mut errors);
    if !from.is_empty() && !is_sender(&from) {
        let description = format!(
            "'{from}' must be replaced with a valid E164 formatted telephone number, a short code \
             or a name of at most {NAME} letters, digits, spaces, hyphens, plus signs, underscores \
             and ampersands"
        );
        errors.push(FieldError::new("from", description));
    }
    let media = addresses(members, &mut errors);
    let text = optional(members, "text", &mut errors).unwrap_or_default();
    if text.is_empty() && media.is_empty() && !errors.iter().any(|one| one.field_name == "text") {
        errors.push(FieldError::new("text", "is needed unless there are media"));
    }
    let tag = optional(members, "tag", &mut errors);
    if tag.as_ref().is_some_and(|tag| tag.chars().count() > TAG) {
        errors.push(FieldError::new(
            "tag",
            format!("must have at most {TAG} characters"),
        ));
    }
    let priority = match optional(members, "priority", &mut errors).as_deref() {
        None => None,
        Some("default") => Some(Priority::Default),
        Some("high") => Some(Priority::High),
        Some(other) => {
            let description = format!("'{other}' must be replaced with 'default' or 'high'");
            errors.push(FieldError::new("priority", description));
            None
        }
    };
    let mut message = Message {
        id: new_id(now),
        account,
        application,
        time: now,
        from,
        to,
        text,
        media,
        tag,
        priority,
        expiration: None,
        segments: 0,
    };
    if let Some(expiration) = optional(members, "expiration", &mut errors) {
        match self::expiration(&expiration, now, message.is_mms()) {
            Ok(time) => message.expiration = Some((expiration, time)),
            Err(description) => errors.push(FieldError::new("expiration", description)),
        }
    }
    match errors.is_empty() {
        true => Ok(message),
        false => Err(errors),
    }
}

/// Returns a member that is a string. Null counts as absent.
fn optional(
    members: &mut Map<String, Value>,
    name: &str,
    errors: &mut Vec<FieldError>,
) -> Option<String> {
    match members.remove(name) {
        None | Some(Value::Null) => None,
        Some(Value::String(value)) => Some(value),
        Some(_) => {
            errors.push(FieldError::new(name, "must be a string"));
            None
        }
    }
}

fn required(members: &mut Map<String, Value>, name: &str, errors: &mut Vec<FieldError>) -> String {
    let before = errors.len();
    match optional(members, name, errors) {
        Some(value) if !value.is_empty() => value,
        _ if errors.len() > before => String::new(),
        _ => {
            errors.push(FieldError::new(name, "is required"));
            String::new()
        }
    }
}

/// Returns the values of a member that is one value or an array of them.
fn list(members: &mut Map<String, Value>, name: &str) -> Vec<Value> {
    match members.remove(name) {
        None | Some(Value::Null) => vec![],
        Some(Value::Array(values)) => values,
        Some(one) => vec![one],
    }
}

fn string(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// Returns the recipients: a string, or an array of strings that differ.
fn recipients(members: &mut Map<String, Value>, errors: &mut Vec<FieldError>) -> Vec<String> {
    let values = list(members, "to");
    if values.is_empty() {
        errors.push(FieldError::new("to", "is required"));
    }
    if values.len() > RECIPIENTS {
        let description = format!("must have at most {RECIPIENTS} recipients");
        errors.push(FieldError::new("to", description));
    }
    for (index, value) in values.iter().enumerate().take(RECIPIENTS) {
        match value {
            Value::String(number) if !is_e164(number) => {
                let description = format!(
                    "'{number}' must be replaced with a valid E164 formatted telephone number"
                );
                errors.push(FieldError::new("to", description));
            }
            Value::String(number) if values[..index].contains(value) => {
                errors.push(FieldError::new(
                    "to",
                    format!("'{number}' must not be repeated"),
                ));
            }
            Value::String(_) => {}
            _ => errors.push(FieldError::new(
                "to",
                "must be a string or an array of strings",
            )),
        }
    }
    values.into_iter().filter_map(string).collect()
}

/// Returns the addresses of the media: a string, or an array of strings.
fn addresses(members: &mut Map<String, Value>, errors: &mut Vec<FieldError>) -> Vec<String> {
    let values = list(members, "media");
    for (value, index) in values.iter().zip(0..) {
        let field = format!("media[{index}]");
        let Value::String(address) = value else {
            errors.push(FieldError::new(field, "must be a string"));
            continue;
        };
        let url = Url::parse(address);
        let is_web = url.is_ok_and(|url| ["http", "https"].contains(&url.scheme()));
        if !is_web {
            errors.push(FieldError::new(
                field,
                "must be an address with http or https",
            ));
        } else if address.chars().count() > MEDIA {
            let description = format!("must have at most {MEDIA} characters");
            errors.push(FieldError::new(field, description));
        }
    }
    values.into_iter().filter_map(string).collect()
}

/// Returns whether this is a telephone number in the format of E.164.
fn is_e164(number: &str) -> bool {
    let Some(digits) = number.strip_prefix('+') else {
        return false;
    };
    (2..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
}

/// Returns whether this is a telephone number, a short code or a name.
fn is_sender(from: &str) -> bool {
    let is_short_code =
        (3..=8).contains(&from.len()) && from.bytes().all(|byte| byte.is_ascii_digit());
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b" -+_&".contains(&byte);
    let is_name = from.len() <= NAME
        && from.bytes().all(allowed)
        && from.bytes().any(|byte| byte.is_ascii_alphabetic());
    is_e164(from) || is_short_code || is_name
}

fn expiration(text: &str, now: Millis, is_mms: bool) -> Result<Millis, &'static str> {
    // `Timestamp` also parses forms that are not those of RFC 3339, but all of them have an offset.
    let Ok(time) = text.parse::<Timestamp>() else {
        return Err("must be a time with an offset, as in 2030-01-31T12:00:00Z");
    };
    match time.as_millisecond() {
        _ if is_mms => Err("is not supported for multimedia and group messages"),
        time if time <= now => Err("must be in the future"),
        time => Ok(time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_short_codes_and_names() {
        for number in ["+15551230001", "+12", "+123456789012345"] {
            assert!(is_e164(number) && is_sender(number), "{number}");
        }
        for other in [
            "",
            "+",
            "+1",
            "15551230001",
            "+05551230001",
            "+1234567890123456",
            "+1555a",
            "+१२३",
        ] {
            assert!(!is_e164(other), "{other}");
        }
        for sender in [
            "12345",
            "72288",
            "Septet",
            "A & B-1_+",
            "ABCDEFGHIJK",
            "3rd",
        ] {
            assert!(is_sender(sender), "{sender}");
        }
        for other in [
            "12",
            "123456789",
            "ABCDEFGHIJKL",
            "Müller",
            "a.b",
            "- -",
            "",
        ] {
            assert!(!is_sender(other), "{other}");
        }
    }

    #[test]
    fn expirations_are_in_the_future() {
        assert_eq!(expiration("1970-01-01T01:00:01+01:00", 0, false), Ok(1000));
        assert!(expiration("1970-01-01T00:00:01Z", 1000, false).is_err());
        assert!(expiration("1970-01-01T00:00:01", 0, false).is_err());
        assert!(expiration("tomorrow", 0, false).is_err());
        assert!(expiration("2100-01-01T00:00:00Z", 0, true).is_err());
    }
}
