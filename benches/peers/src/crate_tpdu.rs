//! The `tpdu` crate, which packs septets after a header that the caller supplies, and unpacks them.
//! It neither counts nor splits, so it receives septet's segments.

use std::hint::black_box;
use std::time::Duration;

use septet::{Segment, UserData};

use crate::peer::{Answer, Peer, repeat, version_of};
use crate::task::{REFERENCE, Task, Work};

pub struct Tpdu;

impl Peer for Tpdu {
    fn name(&self) -> &'static str {
        "tpdu"
    }

    fn version(&self) -> &str {
        version_of(self.name())
    }

    /// `tpdu` cannot encode UCS-2 after a header, and does not decode it.
    fn supports(&self, task: &Task) -> bool {
        task.is_gsm7() && matches!(task.work, Work::Encode | Work::Decode)
    }

    fn answer(&mut self, task: &Task) -> Result<Option<Answer>, String> {
        let answer = match task.work {
            Work::Encode => task
                .segments
                .iter()
                .map(encode)
                .collect::<Result<_, _>>()
                .map(Answer::Octets),
            _ => task
                .user_data
                .iter()
                .map(decode)
                .collect::<Result<_, _>>()
                .map(Answer::Texts),
        };
        Ok(Some(answer.unwrap_or_else(|error| {
            Answer::Refusal(error.to_string())
        })))
    }

    fn time(&mut self, task: &Task, times: u32) -> Result<Duration, String> {
        Ok(match task.work {
            Work::Encode => repeat(times, || {
                for segment in black_box(&task.segments) {
                    let _ = black_box(encode(segment));
                }
            }),
            _ => repeat(times, || {
                for user_data in black_box(&task.user_data) {
                    let _ = black_box(decode(user_data));
                }
            }),
        })
    }
}

fn encode(segment: &Segment) -> Result<Vec<u8>, tpdu::Error> {
    let part = segment.part();
    let (octets, _) = match part.total {
        1 => tpdu::pack_gsm7(segment.text())?,
        total => tpdu::pack_gsm7_with_header(
            &[0x05, 0x00, 0x03, REFERENCE, total, part.sequence],
            segment.text(),
        )?,
    };
    Ok(octets)
}

fn decode(user_data: &UserData) -> Result<String, tpdu::Error> {
    let (octets, udl) = (user_data.octets(), user_data.udl().into());
    if user_data.has_header() {
        return tpdu::unpack_gsm7_with_header(octets, udl).map(|(_, text)| text);
    }
    tpdu::unpack_gsm7(octets, udl)
}
