//! The `rusmpp-extra` crate, which encodes a text with one septet per octet or as UCS-2, and then
//! splits the octets. It does not pack or decode, and cannot count without encoding.
//!
//! Its message builder has one limit for both encodings, and counts a header of 6 octets as 6
//! septets instead of 7, so no limit gives capacities of 160 and 153. This module therefore calls
//! the lower-level functions, with 160 septets and a header of 7, or with 140 octets and a header
//! of 6.

use std::hint::black_box;
use std::time::Duration;

use rusmpp_core::udhs::owned::concatenation::ConcatenatedShortMessageType;
use rusmpp_extra::concatenation::owned::{Concatenation, Concatenator};
use rusmpp_extra::encoding::gsm7bit::Gsm7BitUnpacked;
use rusmpp_extra::encoding::ucs2::Ucs2;

use crate::peer::{Answer, Peer, repeat, version_of};
use crate::task::{REFERENCE, Task, Work};

pub struct Rusmpp;

impl Peer for Rusmpp {
    fn name(&self) -> &'static str {
        "rusmpp-extra"
    }

    fn version(&self) -> &str {
        version_of(self.name())
    }

    fn supports(&self, task: &Task) -> bool {
        matches!(task.work, Work::Measure | Work::Septets | Work::Unpack)
    }

    fn answer(&mut self, task: &Task) -> Result<Option<Answer>, String> {
        let answer = match task.work {
            Work::Measure => concatenate(task.text).map(|(encoding, parts)| Answer::Count {
                encoding: encoding.to_owned(),
                segments: match parts {
                    Concatenation::Single(_) => 1,
                    Concatenation::Concatenated(parts) => parts.len(),
                },
            }),
            Work::Septets => Gsm7BitUnpacked::new()
                .encode_to_vec(task.text)
                .map(|septets| Answer::Octets(vec![septets]))
                .map_err(|error| error.to_string()),
            _ => with_headers(task.text).map(Answer::Octets),
        };
        Ok(Some(answer.unwrap_or_else(Answer::Refusal)))
    }

    fn time(&mut self, task: &Task, times: u32) -> Result<Duration, String> {
        let text = task.text;
        Ok(match task.work {
            Work::Measure => repeat(times, || concatenate(black_box(text))),
            Work::Septets => repeat(times, || {
                Gsm7BitUnpacked::new().encode_to_vec(black_box(text))
            }),
            _ => repeat(times, || with_headers(black_box(text))),
        })
    }
}

fn concatenate(text: &str) -> Result<(&'static str, Concatenation), String> {
    if let Ok((parts, _)) = Gsm7BitUnpacked::new().concatenate(text, 160, 7) {
        return Ok(("GSM-7", parts));
    }
    match Ucs2::new().concatenate(text, 140, 6) {
        Ok((parts, _)) => Ok(("UCS-2", parts)),
        Err(error) => Err(error.to_string()),
    }
}

fn with_headers(text: &str) -> Result<Vec<Vec<u8>>, String> {
    let parts = match concatenate(text)?.1 {
        Concatenation::Single(octets) => return Ok(vec![octets]),
        Concatenation::Concatenated(parts) => parts,
    };
    let total = u8::try_from(parts.len()).map_err(|error| error.to_string())?;
    let kind = ConcatenatedShortMessageType::u8(REFERENCE);
    let with_header = |(sequence, part): (u8, Vec<u8>)| {
        let header = kind.concatenated_short_message_unchecked(total, sequence);
        let mut octets = Vec::with_capacity(header.udh_length() + part.len());
        octets.extend_from_slice(header.udh_bytes().as_bytes());
        octets.extend_from_slice(&part);
        octets
    };
    Ok((1..=total).zip(parts).map(with_header).collect())
}
