//! The options, encoded as bits.
//!
//! | bits | option | 0 | 1 and above |
//! | --- | --- | --- | --- |
//! | 0 to 3 | provider | none | the index in [`PROVIDERS`], from 1 |
//! | 4 | channel | SMS | MMS |
//! | 5, 6 | boundary | the provider's | character, grapheme |
//! | 7, 8 | reference width | the provider's | 8 bits, 16 bits |
//! | 9, 10 | encoding | the provider's | automatic, GSM-7, UCS-2 |
//! | 11 to 23 | languages, in the order of their identifiers | not allowed | allowed |

#[cfg(feature = "national")]
use septet::alphabet::{Language, Languages};
use septet::provider::{Channel, Provider};
use septet::{Boundary, Encoding, ReferenceWidth, Segmenter};

/// The providers, in an order that does not depend on the features. Providers that send ASCII are
/// missing, because their segments cannot be split by the rules of a `Segmenter`.
const PROVIDERS: [Option<Provider>; 8] = [
    Some(Provider::BANDWIDTH),
    #[cfg(feature = "graphemes")]
    Some(Provider::TWILIO),
    #[cfg(feature = "graphemes")]
    Some(Provider::TWILIO_TOLL_FREE),
    #[cfg(not(feature = "graphemes"))]
    None,
    #[cfg(not(feature = "graphemes"))]
    None,
    Some(Provider::VONAGE),
    Some(Provider::PLIVO),
    Some(Provider::SINCH),
    Some(Provider::TELNYX),
    Some(Provider::AWS_END_USER_MESSAGING),
];

#[cfg(feature = "national")]
const FIRST_LANGUAGE: u32 = 11;

/// Returns the selected provider, or one with the default rules, with the options applied.
pub(crate) fn provider(bits: u32) -> Provider {
    const DEFAULT: Provider = Provider::new("", Segmenter::new());

    if bits == 0 {
        return DEFAULT; // the most frequent case
    }
    let index = (bits & 15)
        .checked_sub(1)
        .and_then(|index| usize::try_from(index).ok());
    let known = index.and_then(|index| *PROVIDERS.get(index)?);
    let provider = known.unwrap_or(DEFAULT);
    provider.with_segmenter(apply_overrides(provider.segmenter(), bits))
}

pub(crate) fn channel(bits: u32) -> Channel {
    match bits >> 4 & 1 {
        0 => Channel::Sms,
        _ => Channel::Mms,
    }
}

fn apply_overrides(mut rules: Segmenter, bits: u32) -> Segmenter {
    match bits >> 5 & 3 {
        1 => rules = rules.with_boundary(Boundary::Character),
        #[cfg(feature = "graphemes")]
        2 => rules = rules.with_boundary(Boundary::Grapheme),
        _ => {}
    }
    match bits >> 7 & 3 {
        1 => rules = rules.with_reference_width(ReferenceWidth::Bits8),
        2 => rules = rules.with_reference_width(ReferenceWidth::Bits16),
        _ => {}
    }
    match bits >> 9 & 3 {
        1 => rules = rules.with_automatic_encoding(),
        2 => rules = rules.with_encoding(Encoding::Gsm7),
        3 => rules = rules.with_encoding(Encoding::Ucs2),
        _ => {}
    }
    #[cfg(feature = "national")]
    if bits >> FIRST_LANGUAGE != 0 {
        let mut languages = Languages::NONE;
        for &language in Language::ALL {
            let bit = FIRST_LANGUAGE + u32::from(language.identifier()) - 1;
            if bits >> bit & 1 == 1 {
                languages = languages.with(language);
            }
        }
        rules = rules.with_languages(languages);
    }
    rules
}
