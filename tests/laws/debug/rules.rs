//! Rules, tables, providers and their parts.

use septet::alphabet::{Alphabet, CharSet, Code};
#[cfg(feature = "national")]
use septet::alphabet::{Language, Languages};
use septet::provider::{
    Acceptance, Channel, Estimate, Limit, LimitCheck, LimitUnit, LimitUnits, Provider, RcsTier,
};
use septet::replace::{Groups, Policy};
use septet::segment::Capacity;
use septet::wire::{HeaderExtras, HeaderExtrasError};
use septet::{Boundary, Encoding, ReferenceWidth, Segmenter};

use super::super::{elements, provider, segmenter, substitute};
use super::{Source, alphabet, debug, error, named};

pub fn formatted(source: Source) {
    let rules = segmenter(source.rules);
    debug::<Segmenter>(&rules);
    named::<ReferenceWidth>(&rules.reference_width());
    named::<Boundary>(&Boundary::Character);
    #[cfg(feature = "graphemes")]
    named::<Boundary>(&Boundary::Grapheme);
    for encoding in [Encoding::Gsm7, Encoding::Ucs2] {
        named::<Encoding>(&encoding);
        debug::<Capacity>(&rules.capacity(encoding));
    }
    debug::<CharSet>(&source.text.chars().collect());
    debug::<Groups>(&substitute::groups(source.groups));
    for policy in [
        Policy::Never,
        Policy::IfFits,
        Policy::IfSaves,
        Policy::Always,
    ] {
        named::<Policy>(&policy);
    }
    debug::<HeaderExtras>(&elements(source.rules));
    extras(source.octets);
    alphabets(source, rules);
    providers(source, rules);
}

/// Extras with these octets: an identifier, a length and data, repeatedly.
fn extras(mut octets: &[u8]) {
    let mut extras = HeaderExtras::NONE;
    while let [identifier, length, rest @ ..] = octets {
        let length = usize::from(length % 20).min(rest.len());
        let (data, others) = rest.split_at(length);
        octets = others;
        match extras.with(*identifier, data) {
            Ok(longer) => extras = longer,
            Err(one) => error::<HeaderExtrasError>(&one),
        }
        debug::<HeaderExtras>(&extras);
    }
}

fn alphabets(source: Source, rules: Segmenter) {
    let alphabet = alphabet(rules.measure(source.text));
    debug::<Alphabet>(&alphabet);
    for character in source.text.chars() {
        debug::<Option<Code>>(&alphabet.code(character));
    }
    #[cfg(feature = "national")]
    {
        debug::<Languages>(&super::super::languages(source.rules));
        for language in Language::ALL {
            named::<Language>(language);
        }
    }
}

fn providers(source: Source, rules: Segmenter) {
    let own = Provider::new("own", rules).with_limit(provider::limit(source.limit));
    for provider in Provider::ALL.iter().chain([&own]) {
        named::<Provider>(provider);
        named::<Limit>(&provider.limit());
        debug::<LimitUnits>(&provider.limit().units(Encoding::Gsm7));
        for channel in [Channel::Sms, Channel::Mms, Channel::Rcs, Channel::RcsUs] {
            named::<Channel>(&channel);
            let estimate = provider.estimate(source.text, channel);
            named::<Estimate>(&estimate);
            named::<LimitCheck>(&estimate.limit);
            named::<LimitUnit>(&estimate.limit.unit);
            debug::<Acceptance>(&estimate.limit.acceptance);
            debug::<Option<RcsTier>>(&estimate.rcs_tier());
        }
    }
}
