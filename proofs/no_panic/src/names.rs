//! Values that are displayed and parsed.

use core::hint::black_box;
use core::str::FromStr;

use septet::provider::{self, Channel};
use septet::reassembly::{self, Reassembler};
use septet::replace::{self, Groups, Policy};
use septet::{UserData, alphabet, segment, wire};

use crate::counting::segmenter;
use crate::user_data::fields;
use crate::{error, show};

#[inline(never)]
pub fn names(text: &str) {
    match <alphabet::Encoding as FromStr>::from_str(text) {
        Ok(value) => show::<alphabet::Encoding>(value),
        Err(found) => error::<alphabet::ParseEncodingError>(found),
    }
    match <segment::Boundary as FromStr>::from_str(text) {
        Ok(value) => show::<segment::Boundary>(value),
        Err(found) => error::<segment::ParseBoundaryError>(found),
    }
    match <replace::Policy as FromStr>::from_str(text) {
        Ok(value) => show::<replace::Policy>(value),
        Err(found) => error::<replace::ParsePolicyError>(found),
    }
    match <provider::Channel as FromStr>::from_str(text) {
        Ok(value) => show::<provider::Channel>(value),
        Err(found) => error::<provider::ParseChannelError>(found),
    }
    match <provider::Provider as FromStr>::from_str(text) {
        Ok(value) => show::<provider::Provider>(value),
        Err(found) => error::<provider::ParseProviderError>(found),
    }
    #[cfg(feature = "national")]
    match <alphabet::Language as FromStr>::from_str(text) {
        Ok(value) => show::<alphabet::Language>(value),
        Err(found) => error::<alphabet::ParseLanguageError>(found),
    }
    results(text);
    errors(text);
}

#[inline(never)]
fn results(text: &str) {
    show::<segment::Measure>(segmenter().measure(text));
    let provider = black_box(provider::Provider::BANDWIDTH);
    let estimate = black_box(provider.estimate(text, black_box(Channel::Sms)));
    show::<provider::Estimate>(estimate);
    show::<provider::LimitCheck>(estimate.limit);
    show::<provider::Limit>(provider.limit());
    show::<provider::LimitUnit>(estimate.limit.unit);
    let replacement = segmenter().replace(text, black_box(Groups::ALL), black_box(Policy::Always));
    show::<replace::Replacement<'_>>(replacement);
    show::<replace::Replace<'_>>(Groups::ALL.replace(text));
}

#[inline(never)]
fn errors(text: &str) {
    for septet in alphabet::Alphabet::DEFAULT.septets(text) {
        if let Err(found) = septet {
            error::<alphabet::UnmappableError>(found);
            error::<segment::SplitError>(<segment::SplitError as From<
                alphabet::UnmappableError,
            >>::from(found));
        }
    }
    if let Err(found) = segment::Counter::from_segmenter(segmenter()) {
        error::<segment::CounterError>(found);
    }
    let received = UserData::parse_lossy(fields(), text.as_bytes());
    show::<wire::DecodeLossy<'_>>(received.decode_lossy());
    let mut store: Reassembler<u32, 2, 3> = Reassembler::new();
    black_box(&mut store);
    if let Err(found) = store.push(black_box(1), 1, &received) {
        error::<reassembly::ReassemblyError<u32>>(found);
    }
    for message in store.messages() {
        show::<reassembly::DecodeLossy<'_>>(message.decode_lossy());
    }
}
