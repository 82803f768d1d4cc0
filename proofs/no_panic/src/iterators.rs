//! Iterators. Each is opaque to the compiler, so it may be at any position.

use core::hint::black_box;

use septet::provider::Provider;
use septet::reassembly::Message;
use septet::replace::{Groups, Policy};
use septet::segment::Segmenter;
use septet::{UserData, alphabet, explain, reassembly, replace, segment, wire};

use crate::counting::segmenter;
use crate::user_data::fields;

/// Calls the iterator methods that loops and adapters use.
pub fn iterate<I: Iterator + Clone>(iterator: I) {
    let mut iterator = black_box(iterator);
    black_box(iterator.size_hint());
    black_box(iterator.clone().nth(black_box(3)).is_some());
    black_box(iterator.clone().last().is_some());
    black_box(iterator.clone().count());
    black_box(iterator.next().is_some());
    let mut other = iterator.clone();
    black_box(&mut other);
    other.clone_from(&iterator);
    other.for_each(|item| {
        black_box(item);
    });
}

/// Like [`iterate`], but for an iterator with a known length, whose `len` is also called.
pub fn exact<I: ExactSizeIterator + Clone>(iterator: I) {
    let iterator = black_box(iterator);
    black_box(iterator.len());
    iterate(iterator);
}

#[inline(never)]
pub fn iterators(text: &str, octets: &[u8]) {
    of_text(text);
    of_replacement(text);
    of_octets(&UserData::parse_lossy(fields(), octets));
    let mut store: reassembly::Reassembler<u32, 2, 3> = reassembly::Reassembler::new();
    black_box(&mut store);
    store.messages().for_each(of_message);
}

#[inline(never)]
fn of_text(text: &str) {
    let alphabet = black_box(alphabet::Alphabet::DEFAULT);
    iterate::<alphabet::Septets<'_>>(alphabet.septets(text));
    let explanation = segmenter().explain(text);
    iterate::<explain::Unmappable<'_>>(explanation.unmappable());
    iterate::<explain::Extensions<'_>>(explanation.extensions());
    iterate::<explain::CrlfBreaks<'_>>(explanation.crlf_breaks());
    iterate::<explain::SegmentEnds<'_>>(explanation.segment_ends());
    for rules in [segmenter(), Segmenter::new(), Provider::TELNYX.segmenter()] {
        if let Ok(segments) = rules.split(text) {
            exact::<segment::Segments<'_>>(segments);
        }
    }
}

#[inline(never)]
fn of_replacement(text: &str) {
    let (groups, policy) = black_box((Groups::ALL, Policy::Always));
    let replacement = segmenter().replace(text, groups, policy);
    iterate::<replace::Replace<'_>>(groups.replace(text));
    iterate::<replace::Replace<'_>>(replacement.characters());
    iterate::<replace::Changes<'_>>(replacement.changes());
}

#[inline(never)]
fn of_octets(user_data: &UserData) {
    iterate::<wire::Decode<'_>>(user_data.decode());
    iterate::<wire::DecodeLossy<'_>>(user_data.decode_lossy());
    exact::<wire::Unpacked<'_>>(user_data.unpacked());
    exact::<wire::Unpacked<'_>>(user_data.unpacked_body());
    if let Some(header) = user_data.header() {
        iterate::<wire::Elements<'_>>(header.elements());
    }
}

#[inline(never)]
fn of_message(message: Message<'_, u32>) {
    iterate::<reassembly::Decode<'_>>(message.decode());
    iterate::<reassembly::DecodeLossy<'_>>(message.decode_lossy());
}
