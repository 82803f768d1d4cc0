//! Copying bytes that stay the same, run by run, and replacing the special bytes between them.

use super::marks::{MARKED, marks};

/// A block, and bytes after it.
type Window = [u8; 2 * MARKED + 4];

/// A power of two above the number of bytes written for a block, which is at most 70.
const WRITTEN: usize = 128;

/// What replaces a special byte, at most four bytes, and the run after it, which is written as
/// [`MARKED`] bytes even if it is shorter.
const PIECE: usize = MARKED + 4;

pub(crate) const ROOM: usize = WRITTEN + PIECE;

/// Copies `input` to `output`, with the bytes that are not the same replaced. Returns the number of
/// bytes written. Bytes of the output after them are unspecified.
///
/// `input` may be longer than `length`, the number of bytes to read, which saves a copy of its last
/// bytes. `replace` replaces the bytes that `is_same` rejects. Returns `None` if that returns
/// `None`, if the last replacement takes bytes after `length`, or if the output is too short.
#[inline]
pub(crate) fn copy_runs(
    input: &[u8],
    length: usize,
    output: &mut [u8],
    is_same: impl Fn(u8) -> bool,
    replace: impl Fn(&mut Special<'_>) -> Option<()>,
) -> Option<usize> {
    let all_same = |block: &[u8; MARKED]| block.iter().fold(true, |all, &byte| all & is_same(byte));
    let mut output = Filled::new(output);
    let mut padded;
    let mut elsewhere = [0; ROOM];
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
            padded = [0; 2 * MARKED + 4];
            padded.get_mut(..rest.len())?.copy_from_slice(rest);
            &padded
        };
        let mut special = marks(window.first_chunk()?, |byte| !is_same(byte));
        let end = left.min(MARKED);
        special &= u32::MAX >> (MARKED.wrapping_sub(end) % MARKED);
        same = special == 0;
        // Copies have a constant length, so the last bytes go elsewhere first.
        let is_elsewhere = output.room::<ROOM>().is_none();
        let room = match output.room() {
            Some(room) => room,
            None => unlikely(&mut elsewhere),
        };
        let (taken, written) = copy_block(window, special, end, room, &replace)?;
        if is_elsewhere {
            output.push_all(elsewhere.get(..written)?)?;
        } else {
            output.advance(written);
        }
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
    special: u32,
    end: usize,
    room: &mut [u8; ROOM],
    replace: &impl Fn(&mut Special<'_>) -> Option<()>,
) -> Option<(usize, usize)> {
    *room_at(room, 0)? = *window.first_chunk::<MARKED>()?;
    let mut special = Special {
        left: special,
        at: 0,
        from: 0,
        shift: 0,
        window,
        room,
    };
    while special.left != 0 {
        special.at = special.left.trailing_zeros() as usize;
        replace(&mut special)?;
    }
    let (from, shift) = (special.from, special.shift);
    if from > end {
        return Some(beyond_block(from, shift));
    }
    Some((end, end.wrapping_add(shift)))
}

/// Out of line, so that the compiler branches.
#[cold]
#[inline(never)]
fn unlikely<T>(value: T) -> T {
    value
}

/// Out of line, so that the next block does not wait for the end of this one, which is known
/// without it.
#[cold]
#[inline(never)]
const fn beyond_block(from: usize, shift: usize) -> (usize, usize) {
    (from, from.wrapping_add(shift))
}

/// A special byte of a block, to be replaced.
pub(crate) struct Special<'b> {
    /// A bit for each special byte that is not replaced yet.
    left: u32,
    at: usize,
    /// The end of the last bytes that are replaced.
    from: usize,
    /// How much further on bytes are written than they are read.
    shift: usize,
    window: &'b Window,
    room: &'b mut [u8; ROOM],
}

impl Special<'_> {
    /// Returns the special byte and what follows it.
    #[inline]
    pub(crate) fn bytes<const N: usize>(&self) -> Option<[u8; N]> {
        self.window.get(self.at % MARKED..)?.first_chunk().copied()
    }

    /// Replaces the first `READ` bytes, 1 to 3, by the first `written` of `bytes`: at most one
    /// more, and at most 3. Copies the bytes after them.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "the state of the caller stays in registers"
    )]
    pub(crate) fn replace<const READ: usize, const N: usize>(
        &mut self,
        bytes: [u8; N],
        written: usize,
    ) -> Option<()> {
        let at = self.at % MARKED;
        let next = at.wrapping_add(READ);
        let room: &mut [u8; PIECE] = room_at(self.room, at.wrapping_add(self.shift))?;
        *room.first_chunk_mut()? = bytes;
        *room.get_mut(written % 4..)?.first_chunk_mut()? =
            *self.window.get(next..)?.first_chunk::<MARKED>()?;
        self.shift = self.shift.wrapping_add(written).wrapping_sub(READ);
        self.left &= if READ == 1 {
            self.left.wrapping_sub(1)
        } else {
            u32::MAX << READ << at
        };
        self.from = next;
        Some(())
    }
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
