//! The `sms_splitter` crate, which splits texts and counts segments, but does not encode.

use std::hint::black_box;
use std::time::Duration;

use sms_splitter::SplitSms;
use sms_splitter::splitter_options::SplitterOptions;

use crate::peer::{Answer, Peer, repeat, version_of};
use crate::task::{Task, Work};

pub struct Splitter {
    /// Omits the texts of the parts, which is faster.
    counts: SplitSms,
    splits: SplitSms,
}

impl Splitter {
    pub fn new() -> Self {
        Self {
            counts: SplitSms::new(SplitterOptions {
                summary: true,
                ..SplitterOptions::default()
            }),
            splits: SplitSms::default(),
        }
    }

    fn rules(&self, work: Work) -> &SplitSms {
        match work {
            Work::Measure => &self.counts,
            _ => &self.splits,
        }
    }
}

impl Peer for Splitter {
    fn name(&self) -> &'static str {
        "sms_splitter"
    }

    fn version(&self) -> &str {
        version_of(self.name())
    }

    fn supports(&self, task: &Task) -> bool {
        matches!(task.work, Work::Measure | Work::Split)
    }

    fn answer(&mut self, task: &Task) -> Result<Option<Answer>, String> {
        let split = self.rules(task.work).split(String::from(task.text));
        Ok(Some(match task.work {
            Work::Measure => Answer::Count {
                encoding: match split.character_set.as_str() {
                    "GSM" => "GSM-7".to_owned(),
                    "Unicode" => "UCS-2".to_owned(),
                    other => other.to_owned(),
                },
                segments: split.parts.len(),
            },
            _ => Answer::Texts(split.parts.into_iter().map(|part| part.content).collect()),
        }))
    }

    fn time(&mut self, task: &Task, times: u32) -> Result<Duration, String> {
        let rules = self.rules(task.work);
        // `split` takes a `String`.
        Ok(repeat(times, || {
            rules.split(String::from(black_box(task.text)))
        }))
    }
}
