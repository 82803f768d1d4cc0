//! The smart encodings of providers.

mod laws;
mod model;

use model::smart::{PROVIDERS, maps};
#[cfg(feature = "graphemes")]
use septet::Encoding;
use septet::Segmenter;
use septet::provider::{Channel, Provider};
use septet::replace::{SmartCondition, SmartEncoding};

use laws::smart::ENCODINGS;

/// Every row of the data, and no other character.
#[test]
fn the_tables_have_the_rows_of_the_file() {
    let mut rows = 0;
    for ((provider, _), encoding) in PROVIDERS.into_iter().zip(ENCODINGS) {
        let map = &maps()[provider];
        for character in '\0'..=char::MAX {
            let expected = map.get(&character).map(String::as_str);
            assert_eq!(encoding.substitute(character), expected, "{character:?}");
            rows += usize::from(expected.is_some());
        }
    }
    assert_eq!(rows, 271 + 101 + 74 + 4 + 32);
}

/// The rows that Twilio documents are those of its calculator.
#[test]
fn twilio_documents_what_its_calculator_has() {
    let documented = &maps()["twilio-documented"];
    assert_eq!(documented.len(), 25);
    for (&character, text) in documented {
        assert_eq!(SmartEncoding::TWILIO.substitute(character), Some(&**text));
    }
}

#[cfg(feature = "graphemes")]
fn with_twilio(text: &str) -> (Encoding, u32) {
    let estimate = Provider::TWILIO.estimate_with_smart_encoding(text, Channel::Sms);
    (estimate.measure.encoding, estimate.segments)
}

/// What Twilio billed with its smart encoding switched on (issue 66 of its calculator), and texts
/// that show what the calculator does.
#[test]
#[cfg(feature = "graphemes")]
fn twilios_examples_count_as_its_calculator_counts() {
    let (gsm7, ucs2) = (Encoding::Gsm7, Encoding::Ucs2);
    for (text, encoding, segments) in [
        ("“quoted”", gsm7, 1),
        ("„low\u{200C}”", gsm7, 1),
        // It replaces what it can, even if the emoji remains: three full stops, seven spaces.
        (&*("…".repeat(20) + &"a".repeat(9) + "😀"), ucs2, 2),
        (&*("\t".repeat(9) + "😀"), ucs2, 1),
        (&*("\t".repeat(10) + "😀"), ucs2, 2),
        (&*"…".repeat(53), gsm7, 1),
        (&*"…".repeat(54), gsm7, 2),
        // A no-break space becomes two.
        (&*"\u{A0}".repeat(80), gsm7, 1),
        (&*"\u{A0}".repeat(81), gsm7, 2),
    ] {
        assert_eq!(with_twilio(text), (encoding, segments), "{text:?}");
    }
    assert_eq!(
        Provider::TWILIO
            .estimate("“quoted”", Channel::Sms)
            .measure
            .encoding,
        ucs2
    );
}

#[test]
fn providers_replace_what_they_can_or_all_or_nothing() {
    let rules = Segmenter::new();
    let sent = |text: &str, encoding| rules.apply_smart_encoding(text, encoding).to_string();
    assert_eq!(sent("“…ж”", SmartEncoding::TWILIO), "\"...ж\"");
    assert_eq!(sent("“ж”", SmartEncoding::WEBEX_INTERACT), "“ж”");
    assert_eq!(sent("“a”", SmartEncoding::WEBEX_INTERACT), "\"a\"");
    // Sinch replaces only in long texts.
    assert_eq!(sent("“a”", SmartEncoding::SINCH), "“a”");
    let long = "“".repeat(71);
    assert_eq!(sent(&long, SmartEncoding::SINCH), "\"".repeat(71));
    for ((_, expected), encoding) in PROVIDERS.into_iter().zip(ENCODINGS) {
        let expected = match expected {
            model::smart::Condition::Always => SmartCondition::Always,
            model::smart::Condition::AllOrNothing => SmartCondition::AllOrNothing,
            model::smart::Condition::SeveralSegments => SmartCondition::SeveralSegments,
        };
        assert_eq!(encoding.condition(), expected);
        assert_eq!(encoding.is_complete(), encoding == SmartEncoding::TWILIO);
    }
}

#[test]
fn built_in_providers_have_the_encodings_that_they_publish() {
    for provider in Provider::ALL {
        let expected = match provider.name() {
            "twilio" | "twilio-toll-free" => Some(SmartEncoding::TWILIO),
            "telnyx" | "telnyx-short-code" => Some(SmartEncoding::TELNYX),
            "sinch" => Some(SmartEncoding::SINCH),
            _ => None,
        };
        assert_eq!(provider.smart_encoding(), expected);
        let text = "“”".repeat(40);
        let smart = provider.estimate_with_smart_encoding(&text, Channel::Sms);
        match expected {
            None => assert_eq!(smart, provider.estimate(&text, Channel::Sms)),
            Some(_) => assert!(smart.segments < provider.estimate(&text, Channel::Sms).segments),
        }
    }
    // The limit is checked against the new text: 3 of 1,600 bytes for each ellipsis before, and 3
    // characters after.
    #[cfg(feature = "graphemes")]
    {
        let text = "…".repeat(534);
        let limit = |estimate: septet::provider::Estimate| (estimate.limit.used, estimate.bytes);
        assert_eq!(
            limit(Provider::TWILIO.estimate(&text, Channel::Sms)),
            (1_602, 1_602)
        );
        let text = "½".repeat(534);
        assert_eq!(
            limit(Provider::TWILIO.estimate(&text, Channel::Sms)),
            (1_068, 1_068)
        );
        let smart = Provider::TWILIO.estimate_with_smart_encoding(&text, Channel::Sms);
        assert_eq!(limit(smart), (1_602, 1_602));
        assert!(!smart.limit.is_within());
    }
}
