//! A task is one kind of work on one text.

use septet::{Encoding, Segment, UserData};
use serde::Serialize;

use crate::texts::{LENGTHS, TEXTS, first};

/// The reference of every message.
pub const REFERENCE: u8 = 0x2A;

/// A kind of work. The variants are in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// From a text to its encoding and number of segments.
    Measure,
    /// From a text to the texts of its segments.
    Split,
    /// From a text to its septets, one per octet, without splitting.
    Septets,
    /// From a text to the packed user data of its segments, with headers.
    Pack,
    /// Like `Pack`, but with one septet per octet, as in SMPP.
    Unpack,
    /// From segments to their packed user data, with headers.
    Encode,
    /// From packed user data to the text of each segment.
    Decode,
    /// From septets, one per octet and without a header, to the text of each segment.
    DecodeUnpacked,
}

impl Work {
    pub const ALL: [Self; 8] = [
        Self::Measure,
        Self::Split,
        Self::Septets,
        Self::Pack,
        Self::Unpack,
        Self::Encode,
        Self::Decode,
        Self::DecodeUnpacked,
    ];

    /// The name in the table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Split => "split",
            Self::Septets => "septets, not split",
            Self::Pack => "split + encode, packed",
            Self::Unpack => "split + encode, one septet per octet",
            Self::Encode => "encode segments, packed",
            Self::Decode => "decode, packed",
            Self::DecodeUnpacked => "decode, one septet per octet",
        }
    }

    /// Whether the work exists only for GSM-7.
    const fn needs_septets(self) -> bool {
        matches!(self, Self::Septets | Self::Encode | Self::DecodeUnpacked)
    }

    /// Whether this work is timed for this text. Answers are compared for every text.
    fn is_timed(self, text: &str, characters: usize) -> bool {
        match self {
            Self::Measure => true,
            // The 140 octets of a full segment hold 160 septets.
            Self::Decode | Self::DecodeUnpacked => {
                matches!((text, characters), ("plain" | "accented", 160))
            }
            Self::Septets => {
                matches!(
                    (text, characters),
                    ("plain" | "accented" | "extensions", 306)
                )
            }
            _ => (text, characters) == ("plain", 306),
        }
    }
}

/// The source of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The first characters of a frozen text.
    Frozen(&'static str, usize),
    /// An edge case, by name.
    SegmentEnd(&'static str),
}

/// Work on a text, with its prepared input.
pub struct Task {
    pub work: Work,
    pub source: Source,
    pub text: &'static str,
    pub is_timed: bool,
    pub segments: Vec<Segment<'static>>,
    pub user_data: Vec<UserData>,
    /// The septets of each segment, without the header.
    pub septets: Vec<Vec<u8>>,
}

impl Task {
    /// All tasks for a text.
    pub fn all(source: Source, text: &'static str) -> Vec<Self> {
        let segments: Vec<_> = septet::split(text)
            .expect("no text here needs more than 255 segments")
            .collect();
        let user_data: Vec<UserData> = segments
            .iter()
            .map(|segment| segment.encode(REFERENCE.into()))
            .collect();
        let septets: Vec<Vec<u8>> = user_data
            .iter()
            .map(|user_data| user_data.unpacked_body().collect())
            .collect();
        let is_gsm7 = segments[0].encoding() == Encoding::Gsm7;
        Work::ALL
            .into_iter()
            .filter(|work| is_gsm7 || !work.needs_septets())
            .map(|work| Self {
                work,
                source,
                text,
                is_timed: match source {
                    Source::Frozen(name, characters) => work.is_timed(name, characters),
                    Source::SegmentEnd(_) => false,
                },
                segments: segments.clone(),
                user_data: user_data.clone(),
                septets: septets.clone(),
            })
            .collect()
    }

    /// The tasks for the frozen texts.
    pub fn frozen() -> Vec<Self> {
        let mut tasks = Vec::new();
        for (name, text) in TEXTS {
            for characters in LENGTHS {
                let source = Source::Frozen(name, characters);
                tasks.extend(Self::all(source, first(text, characters)));
            }
        }
        tasks
    }

    pub fn is_gsm7(&self) -> bool {
        self.segments[0].encoding() == Encoding::Gsm7
    }

    /// The name of the task in messages.
    pub fn id(&self) -> String {
        match self.source {
            Source::Frozen(name, characters) => {
                format!("{}, {characters} {name}", self.work.name())
            }
            Source::SegmentEnd(name) => format!("{}, {name}", self.work.name()),
        }
    }
}
