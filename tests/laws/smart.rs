//! The laws of smart encodings.

use septet::provider::{Channel, Provider};
use septet::replace::SmartEncoding;

use super::{equals_the_model, segmenter};
use crate::model::Rules;
use crate::model::smart::{self as naive, PROVIDERS};

/// In the order of the model's providers.
pub const ENCODINGS: [SmartEncoding; 5] = [
    SmartEncoding::TWILIO,
    SmartEncoding::TELNYX,
    SmartEncoding::SINCH,
    SmartEncoding::BIRD,
    SmartEncoding::WEBEX_INTERACT,
];

/// What is sent, the measures and the changes equal the model's.
pub fn smart_encodings_equal_the_model(text: &str, rules: Rules) {
    for (provider, encoding) in PROVIDERS.into_iter().zip(ENCODINGS) {
        let replacement = segmenter(rules).apply_smart_encoding(text, encoding);
        let sent = naive::sent(text, provider, rules);
        assert_eq!(replacement.to_string(), sent, "{provider:?}");
        equals_the_model(replacement.before(), text, rules);
        equals_the_model(replacement.after(), &sent, rules);
        let mut characters = replacement.characters();
        let (least, most) = characters.size_hint();
        let number = characters.by_ref().count();
        assert!(least <= number && number <= most.unwrap());
        assert_eq!(characters.next(), None);

        let mut joined = String::new();
        let mut end = 0;
        for change in replacement.changes() {
            joined.push_str(&text[end..change.byte_offset]);
            joined.push_str(change.to);
            end = change.byte_offset + change.from.len();
            assert_eq!(&text[change.byte_offset..end], change.from);
            let utf16: usize = text[..change.byte_offset].encode_utf16().count();
            assert_eq!(change.utf16_offset, utf16);
        }
        assert_eq!(joined + &text[end..], sent);
        assert_eq!(replacement.is_changed(), replacement.changes().count() > 0);

        let ours = Provider::new("ours", segmenter(rules)).with_smart_encoding(encoding);
        for channel in [Channel::Sms, Channel::RcsUs] {
            assert_eq!(
                ours.estimate_with_smart_encoding(text, channel),
                ours.estimate(&sent, channel)
            );
        }
        // An encoding that replaces all or nothing does not know of the ASCII alphabet.
        if provider.1 == naive::Condition::Always {
            let ascii = ours.with_ascii_alphabet();
            assert_eq!(
                ascii.estimate_with_smart_encoding(text, Channel::Sms),
                ascii.estimate(&sent, Channel::Sms)
            );
        }
    }
}
