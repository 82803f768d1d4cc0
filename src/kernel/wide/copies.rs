//! Copying bytes that stay the same, run by run, and replacing the special bytes between them.

use super::marks::{MARKED, marks};

/// What replaces a special byte, and perhaps bytes after it.
#[derive(Clone, Copy)]
pub(crate) struct Replacement {
    /// The number of bytes that are replaced: 1 to 3.
    pub(crate) read: usize,
    pub(crate) bytes: [u8; 4],
    /// The number of bytes of `bytes` that replace them: at most 1 more, and at most 3.
    pub(crate) written: usize,
}

/// A block, and bytes after it.
type Window = [u8; 2 * MARKED];

/// A power of two above the number of bytes written for a block, which is at most 70.
const WRITTEN: usize = 128;

/// The last run is written as [`MARKED`] bytes, even if it is shorter.
pub(crate) const ROOM: usize = WRITTEN + MARKED;

/// Copies `input` to `output`, with the bytes that are not the same replaced. Returns the number of
/// bytes written. Bytes of the output after them are unspecified.
///
/// `input` may be longer than `length`, the number of bytes to read, which saves a copy of its last
/// bytes. `replacement` gets a byte that `is_same` rejects and three bytes after it. Returns `None`
/// if that returns `None`, if the last replacement takes bytes after `length`, or if the output is
/// too short.
#[inline]
pub(crate) fn copy_runs(
    input: &[u8],
    length: usize,
    output: &mut [u8],
    is_same: impl Fn(u8) -> bool,
    replacement: impl Fn([u8; 4]) -> Option<Replacement>,
) -> Option<usize> {
    let all_same = |block: &[u8; MARKED]| block.iter().fold(true, |all, &byte| all & is_same(byte));
    let mut output = Filled::new(output);
    let mut padded;
    let mut scratch;
    let mut read = 0_usize;
    // Whether all bytes of the block before are the same. If not, that is not tested of the next
    // block, because its special bytes are probably needed.
    let mut same = true;
    while read < length {
        let rest = input.get(read..)?;
        let left = length.wrapping_sub(read);
        if same {
            if left >= MARKED {
                let block = rest.first_chunk()?;
                if all_same(block) {
                    *output.room()? = *block;
                    output.advance(MARKED);
                    read = read.wrapping_add(MARKED);
                    continue;
                }
            } else if let Some(before) = read.checked_sub(MARKED.wrapping_sub(left))
                && let Some(block) = input.get(before..)?.first_chunk()
                && all_same(block)
            {
                // The last bytes are copied along with some before them.
                output.rewind(MARKED.wrapping_sub(left));
                *output.room()? = *block;
                output.advance(MARKED);
                read = length;
                continue;
            }
        }
        // A run that begins in the first half is copied with a constant length.
        let window: &Window = if let Some(window) = rest.first_chunk() {
            window
        } else {
            padded = [0; 2 * MARKED];
            padded.get_mut(..rest.len())?.copy_from_slice(rest);
            &padded
        };
        let mut special = u64::from(marks(window.first_chunk()?, |byte| !is_same(byte)));
        let end = left.min(MARKED);
        special &= !(u64::MAX << (end % 64));
        same = special == 0;
        // Copies have a constant length, so the last bytes go elsewhere first.
        let (taken, written) = if let Some(room) = output.room() {
            copy_block(window, special, end, room, &replacement)?
        } else {
            scratch = [0; ROOM];
            let (taken, written) = copy_block(window, special, end, &mut scratch, &replacement)?;
            output.push_all(scratch.get(..written)?)?;
            (taken, 0)
        };
        output.advance(written);
        read = read.wrapping_add(taken);
    }
    (read == length).then_some(output.length)
}

/// Copies a block up to `end`, with its special bytes replaced, and what the last replacement takes
/// after it. Returns the numbers of bytes read and written.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "the closure is inlined only where this is"
)]
fn copy_block(
    window: &Window,
    mut special: u64,
    end: usize,
    room: &mut [u8; ROOM],
    replacement: impl Fn([u8; 4]) -> Option<Replacement>,
) -> Option<(usize, usize)> {
    let mut written = 0_usize;
    let mut from = 0_usize;
    while special != 0 {
        let at = special.trailing_zeros() as usize;
        *room_at(room, written)? = *window.get(from % MARKED..)?.first_chunk::<MARKED>()?;
        written = written.wrapping_add(at).wrapping_sub(from);
        let new = replacement(*window.get(at % MARKED..)?.first_chunk()?)?;
        *room_at(room, written)? = new.bytes;
        written = written.wrapping_add(new.written);
        from = at.wrapping_add(new.read);
        special &= u64::MAX << (from % 64);
    }
    if from < end {
        *room_at(room, written)? = *window.get(from % MARKED..)?.first_chunk::<MARKED>()?;
        written = written.wrapping_add(end).wrapping_sub(from);
        from = end;
    }
    Some((from, written))
}

/// The remainders have no effect, but with them the compiler needs no comparison.
#[inline]
fn room_at<const N: usize>(room: &mut [u8; ROOM], at: usize) -> Option<&mut [u8; N]> {
    room.get_mut(at % WRITTEN..)?.first_chunk_mut()
}

/// An output that is filled from the start.
pub(crate) struct Filled<'o> {
    output: &'o mut [u8],
    length: usize,
}

impl<'o> Filled<'o> {
    #[inline]
    pub(crate) const fn new(output: &'o mut [u8]) -> Self {
        Self { output, length: 0 }
    }

    /// Returns the number of bytes written.
    #[inline]
    pub(crate) const fn len(&self) -> usize {
        self.length
    }

    /// Returns the room after what is written, if it is at least `N` bytes.
    #[inline]
    pub(super) fn room<const N: usize>(&mut self) -> Option<&mut [u8; N]> {
        self.output.get_mut(self.length..)?.first_chunk_mut()
    }

    /// Takes back bytes, to write them again.
    #[inline]
    pub(super) const fn rewind(&mut self, bytes: usize) {
        self.length = self.length.saturating_sub(bytes);
    }

    /// Counts bytes that were written to the room.
    #[inline]
    pub(super) const fn advance(&mut self, written: usize) {
        self.length = self.length.wrapping_add(written);
    }

    /// Appends the first `count` bytes of `bytes`. Where there is room, all are written, because a
    /// copy of a constant length is one instruction. Returns `None` if there is no room.
    #[inline]
    pub(crate) fn push(&mut self, bytes: [u8; 4], count: usize) -> Option<()> {
        if let Some(room) = self.room() {
            *room = bytes;
            self.advance(count);
            Some(())
        } else {
            self.push_all(bytes.get(..count)?)
        }
    }

    /// Out of line, because the compiler would merge both ways of `push` into a call of `memcpy`.
    #[cold]
    #[inline(never)]
    fn push_all(&mut self, bytes: &[u8]) -> Option<()> {
        let room = self.output.get_mut(self.length..)?;
        room.get_mut(..bytes.len())?.copy_from_slice(bytes);
        self.advance(bytes.len());
        Some(())
    }
}
