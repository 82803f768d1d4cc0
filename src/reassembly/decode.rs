//! The text of a message, over the edges of its parts.

use core::iter::FusedIterator;

use super::error::JoinError;
use super::message::{Message, Parts};
use crate::wire::{DecodeError, Step, Steps, UserData};

impl<'r, K> Message<'r, K> {
    /// The characters of the joined text, strictly: the first fault is given as an error,
    /// and nothing behind it is read.
    ///
    /// Each part is read by its own header and TP-DCS. What one part ends with and the
    /// next one begins with are joined in one case: the halves of a surrogate pair, which
    /// some senders tear. They stand in parts that follow each other, both in UCS-2. An
    /// escape of GSM 7-bit text is not to be torn (23.040 §9.2.3.24.1), and one that ends
    /// a part is a fault.
    ///
    /// Parts that are missing are left out, which is no error: ask
    /// [`is_complete`](Self::is_complete) first.
    ///
    /// # Errors
    ///
    /// The iterator yields [`JoinError`] for what [`UserData::decode`] calls a fault, with
    /// the part in which it begins.
    ///
    /// ```
    /// use septet::reassembly::{JoinError, Reassembler};
    /// use septet::{DecodeError, UserData};
    ///
    /// // U+1F600 is the pair D83D DE00.
    /// let first = UserData::from_unpacked_parts(0x08, &[5, 0, 3, 7, 2, 1], &[0xD8, 0x3D])?;
    /// let last = UserData::from_unpacked_parts(0x08, &[5, 0, 3, 7, 2, 2], &[0xDE, 0x00])?;
    ///
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// store.push(1, 60, &first)?;
    /// let half = store.stalest().unwrap().decode().next();
    /// let error = DecodeError::LoneSurrogate { offset: 6, unit: 0xD83D };
    /// assert_eq!(half, Some(Err(JoinError { sequence: 1, error })));
    ///
    /// store.push(1, 61, &last)?;
    /// assert!(store.stalest().unwrap().decode().eq([Ok('😀')]));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn decode(&self) -> Decode<'r> {
        Decode {
            steps: JoinedSteps::new(self.parts()),
        }
    }

    /// The characters of the joined text, each part as [`UserData::decode_lossy`] shows
    /// it, and a surrogate pair that two parts share as one character, as
    /// [`decode`](Self::decode) says. Parts that are missing are left out.
    ///
    /// ```
    /// use septet::reassembly::Reassembler;
    ///
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// let text = "😀".repeat(40);
    /// for segment in septet::split(&text)? {
    ///     store.push(1, 60, &segment.encode(7)).unwrap();
    /// }
    /// assert_eq!(store.stalest().unwrap().decode_lossy().collect::<String>(), text);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn decode_lossy(&self) -> DecodeLossy<'r> {
        DecodeLossy {
            steps: JoinedSteps::new(self.parts()),
        }
    }
}

/// The characters of a joined message up to the first fault, from [`Message::decode`].
#[derive(Clone, Debug)]
pub struct Decode<'r> {
    steps: JoinedSteps<'r>,
}

impl Iterator for Decode<'_> {
    type Item = Result<char, JoinError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (sequence, step) = self.steps.next()?;
        Some(match step.fault {
            None => Ok(step.shown),
            Some(error) => {
                self.steps.end();
                Err(JoinError { sequence, error })
            }
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.steps.most()))
    }
}

impl FusedIterator for Decode<'_> {}

/// The characters of a joined message, from [`Message::decode_lossy`].
#[derive(Clone, Debug)]
pub struct DecodeLossy<'r> {
    steps: JoinedSteps<'r>,
}

impl Iterator for DecodeLossy<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let (_, step) = self.steps.next()?;
        Some(step.shown)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.steps.most()))
    }
}

impl FusedIterator for DecodeLossy<'_> {}

/// The one reader behind both ways of decoding.
#[derive(Clone, Debug)]
struct JoinedSteps<'r> {
    /// The part that is being read.
    now: Option<(u8, Steps<'r>)>,
    /// Those behind it.
    parts: Parts<'r>,
}

impl<'r> JoinedSteps<'r> {
    const fn new(parts: Parts<'r>) -> Self {
        Self { now: None, parts }
    }

    /// The next step, and the part in which it begins.
    fn next(&mut self) -> Option<(u8, Step)> {
        loop {
            if let Some((sequence, steps)) = &mut self.now {
                let sequence = *sequence;
                if let Some(step) = steps.step() {
                    let is_last = steps.is_done();
                    return Some((sequence, self.joined(sequence, step, is_last)));
                }
            }
            let (sequence, user_data) = self.parts.next()?;
            self.now = Some((sequence, Steps::new(user_data)));
        }
    }

    /// The step, or the character that it shares with the beginning of the next part.
    fn joined(&mut self, sequence: u8, step: Step, is_last: bool) -> Step {
        let Some(DecodeError::LoneSurrogate { unit, .. }) = step.fault else {
            return step;
        };
        if !is_last {
            return step;
        }
        let mut behind = self.parts.clone();
        match behind.next() {
            Some((next, user_data)) if Some(next) == sequence.checked_add(1) => {
                let mut steps = Steps::new(user_data);
                match steps.other_half(unit) {
                    Some(step) => {
                        self.parts = behind;
                        self.now = Some((next, steps));
                        step
                    }
                    None => step,
                }
            }
            _ => step,
        }
    }

    /// Leaves out whatever is left.
    fn end(&mut self) {
        self.now = None;
        self.parts = Parts::default();
    }

    /// No more characters than these are left.
    fn most(&self) -> usize {
        let parts = self.parts.len().saturating_add(self.now.iter().len());
        parts.saturating_mul(UserData::MAX_SEPTETS)
    }
}
