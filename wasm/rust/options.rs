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
//!
//! `tests/names.rs` writes `js/names.js`, which has the names in the same order.

#[cfg(feature = "national")]
use septet::alphabet::{Language, Languages};
#[cfg(feature = "text")]
use septet::provider::Channel;
use septet::provider::Provider;
#[cfg(feature = "substitutes")]
use septet::replace::{Groups, Policy};
use septet::{Boundary, Encoding, ReferenceWidth, Segmenter};

/// The policies and groups of `replace`, in the order of their numbers and bits.
#[cfg(feature = "substitutes")]
pub const POLICIES: [Policy; 4] = [
    Policy::Never,
    Policy::IfFits,
    Policy::IfSaves,
    Policy::Always,
];
#[cfg(feature = "substitutes")]
pub const GROUPS: [Groups; 5] = [
    Groups::TYPOGRAPHY,
    Groups::SPACES,
    Groups::ACCENTS,
    Groups::LOOKALIKES,
    Groups::GREEK,
];

/// The bit of the language with the identifier 1.
#[cfg(feature = "national")]
const FIRST_LANGUAGE: u32 = 11;

/// The providers of this build. Those that send ASCII are missing, because a `Segmenter` has no rules
/// for it. Not `Provider::ALL`, because the functions for ASCII would make the module larger.
pub const PROVIDERS: &[Provider] = &[
    Provider::BANDWIDTH,
    #[cfg(feature = "graphemes")]
    Provider::TWILIO,
    #[cfg(feature = "graphemes")]
    Provider::TWILIO_TOLL_FREE,
    Provider::VONAGE,
    Provider::PLIVO,
    Provider::SINCH,
    Provider::TELNYX,
    Provider::AWS_END_USER_MESSAGING,
];

/// The rules of the providers. The functions for octets need nothing else of them.
#[cfg(feature = "pdu")]
const SEGMENTERS: [Segmenter; PROVIDERS.len()] = {
    let mut all = [Segmenter::new(); PROVIDERS.len()];
    let mut index = 0;
    while index < all.len() {
        all[index] = PROVIDERS[index].segmenter();
        index += 1;
    }
    all
};

/// Returns the rules of the selected provider, or the default rules, with the options applied.
#[cfg(feature = "pdu")]
pub(crate) fn segmenter(bits: u32) -> Segmenter {
    let index = (bits & 15).checked_sub(1);
    let known = index.and_then(|index| SEGMENTERS.get(usize::try_from(index).ok()?));
    apply_overrides(known.copied().unwrap_or_default(), bits)
}

/// Returns the selected provider, or one with the default rules, with the options applied.
#[cfg(feature = "text")]
pub(crate) fn provider(bits: u32) -> Provider {
    const DEFAULT: Provider = Provider::new("", Segmenter::new());

    if bits == 0 {
        return DEFAULT; // the most frequent case
    }
    let index = (bits & 15)
        .checked_sub(1)
        .and_then(|index| usize::try_from(index).ok());
    let known = index.and_then(|index| PROVIDERS.get(index));
    let provider = known.copied().unwrap_or(DEFAULT);
    provider.with_segmenter(apply_overrides(provider.segmenter(), bits))
}

#[cfg(feature = "text")]
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
