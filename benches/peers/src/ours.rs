//! septet itself, and the `from_utf8` baseline.

use std::hint::black_box;
use std::time::Duration;

use septet::wire::Payload;
use septet::{Encoding, Measure, Segmenter, Text, UserData};

use crate::peer::{Answer, Peer, repeat, version_of};
use crate::task::{REFERENCE, Task, Work};

pub struct Septet;

const FITS: &str = "no text here needs more than 255 segments";
const OURS: &str = "septet encoded it";

impl Septet {
    /// septet's answer, which is never a refusal.
    pub fn expected_answer(&self, task: &Task) -> Answer {
        let segments = || septet::split(task.text).expect(FITS);
        match task.work {
            Work::Measure => count(septet::measure(task.text)),
            Work::Split => Answer::Texts(segments().map(|segment| segment.text().into()).collect()),
            Work::Septets => Answer::Octets(vec![undivided(task.text)]),
            Work::Pack => Answer::Octets(
                segments()
                    .map(|segment| segment.encode(REFERENCE.into()).octets().into())
                    .collect(),
            ),
            Work::Unpack => unpacked(Segmenter::new(), task.text),
            Work::Encode => Answer::Octets(
                task.segments
                    .iter()
                    .map(|segment| segment.encode(REFERENCE.into()).octets().into())
                    .collect(),
            ),
            Work::Decode => Answer::Texts(task.user_data.iter().map(decode).collect()),
            Work::DecodeUnpacked => Answer::Texts(
                task.septets
                    .iter()
                    .map(|septets| decode_unpacked(septets))
                    .collect(),
            ),
        }
    }
}

impl Peer for Septet {
    fn name(&self) -> &'static str {
        "septet"
    }

    fn version(&self) -> &str {
        version_of("septet")
    }

    fn supports(&self, _task: &Task) -> bool {
        true
    }

    fn answer(&mut self, task: &Task) -> Result<Option<Answer>, String> {
        Ok(Some(self.expected_answer(task)))
    }

    fn time(&mut self, task: &Task, times: u32) -> Result<Duration, String> {
        let text = task.text;
        Ok(match task.work {
            Work::Measure => repeat(times, || septet::measure(black_box(text))),
            Work::Split => repeat(times, || {
                for segment in septet::split(black_box(text)).expect(FITS) {
                    black_box(segment.text());
                }
            }),
            Work::Septets => repeat(times, || undivided(black_box(text))),
            Work::Pack => repeat(times, || {
                for segment in septet::split(black_box(text)).expect(FITS) {
                    black_box(segment.encode(REFERENCE.into()));
                }
            }),
            Work::Unpack => repeat(times, || {
                for segment in septet::split(black_box(text)).expect(FITS) {
                    let user_data = segment.encode(REFERENCE.into());
                    black_box(user_data.unpacked().into_octets().to_vec());
                }
            }),
            Work::Encode => repeat(times, || {
                for segment in black_box(&task.segments) {
                    black_box(segment.encode(REFERENCE.into()));
                }
            }),
            Work::Decode => repeat(times, || {
                for user_data in black_box(&task.user_data) {
                    black_box(decode(user_data));
                }
            }),
            Work::DecodeUnpacked => repeat(times, || {
                for septets in black_box(&task.septets) {
                    black_box(decode_unpacked(septets));
                }
            }),
        })
    }
}

pub fn count(measure: Measure) -> Answer {
    Answer::Count {
        encoding: measure.encoding.to_string(),
        segments: measure.segments as usize,
    }
}

pub fn unpacked(rules: Segmenter, text: &str) -> Answer {
    let segments = rules.split(text).expect(FITS);
    Answer::Octets(
        segments
            .map(|segment| {
                segment
                    .encode(REFERENCE.into())
                    .unpacked()
                    .into_octets()
                    .to_vec()
            })
            .collect(),
    )
}

fn undivided(text: &str) -> Vec<u8> {
    // A byte takes at most two septets.
    let mut storage = vec![0; 2 * text.len()];
    let written = Payload::write(text, Encoding::Gsm7, &mut storage);
    let length = written.expect("the text is in GSM-7").octets().len();
    storage.truncate(length);
    storage
}

/// Includes `UserData::parse`, which received octets require.
fn decode(user_data: &UserData) -> String {
    let received = UserData::parse(user_data.fields(), user_data.octets());
    let text = received.expect(OURS).text().expect(OURS);
    text.as_ref().to_owned()
}

fn decode_unpacked(septets: &[u8]) -> String {
    let received = Payload::parse(0x00, false, septets).expect(OURS);
    let mut storage = [0; Text::MAX_BYTES];
    received.read(&mut storage).expect(OURS).to_owned()
}

/// `core::str::from_utf8`, which only validates UTF-8.
pub struct Utf8;

impl Peer for Utf8 {
    fn name(&self) -> &'static str {
        "from_utf8"
    }

    fn version(&self) -> &str {
        ""
    }

    fn supports(&self, task: &Task) -> bool {
        task.work == Work::Measure
    }

    fn answer(&mut self, _task: &Task) -> Result<Option<Answer>, String> {
        Ok(None)
    }

    fn time(&mut self, task: &Task, times: u32) -> Result<Duration, String> {
        let octets = task.text.as_bytes();
        Ok(repeat(times, || {
            std::str::from_utf8(black_box(octets)).map(str::len)
        }))
    }
}
