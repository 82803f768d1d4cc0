//! The `gsm7-alt` crate, which converts characters to septets, one per octet, and back. It neither
//! packs septets nor counts segments.

use std::hint::black_box;
use std::time::Duration;

use gsm7_alt::{Gsm7Config, decode_with_config, encode_with_config};

use crate::peer::{Answer, Peer, repeat, version_of};
use crate::task::{Task, Work};

pub struct Gsm7Alt {
    /// Rejects unmappable characters, which would otherwise become spaces.
    strict: Gsm7Config,
}

impl Gsm7Alt {
    pub fn new() -> Self {
        Self {
            strict: Gsm7Config::strict(),
        }
    }
}

impl Peer for Gsm7Alt {
    fn name(&self) -> &'static str {
        "gsm7-alt"
    }

    fn version(&self) -> &str {
        version_of(self.name())
    }

    fn supports(&self, task: &Task) -> bool {
        matches!(task.work, Work::Septets | Work::DecodeUnpacked)
    }

    fn answer(&mut self, task: &Task) -> Result<Option<Answer>, String> {
        let answer = match task.work {
            Work::Septets => encode_with_config(task.text, &self.strict)
                .map(|septets| Answer::Octets(vec![septets])),
            _ => task
                .septets
                .iter()
                .map(|septets| decode_with_config(septets, &self.strict))
                .collect::<Result<_, _>>()
                .map(Answer::Texts),
        };
        Ok(Some(answer.unwrap_or_else(|error| {
            Answer::Refusal(error.to_string())
        })))
    }

    fn time(&mut self, task: &Task, times: u32) -> Result<Duration, String> {
        let strict = &self.strict;
        Ok(match task.work {
            Work::Septets => repeat(times, || encode_with_config(black_box(task.text), strict)),
            _ => repeat(times, || {
                for septets in black_box(&task.septets) {
                    let _ = black_box(decode_with_config(septets, strict));
                }
            }),
        })
    }
}
