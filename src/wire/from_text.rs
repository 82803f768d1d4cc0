//! Writing a whole text at once, on machines where that is faster than by characters.

use super::packing::{MAX_OCTETS, Octets, header_septets, packed_octets, septets_in};
use crate::alphabet::{Alphabet, Encoding, septet_of_latin, septets_of_ascii, septets_of_utf8};
use crate::kernel::{Filled, ROOM, Special, copy_runs, fast_path, pack, pair, push_words};

const MAX_SEPTETS: usize = septets_in(MAX_OCTETS);

/// Writes a text to `output`: its septets in the default tables, one per octet, or its code units.
/// Returns the number of octets, or `None` if the characters must be written one by one: one has no
/// code, the output is too short, or the machine is narrow.
#[inline]
pub(super) fn write(text: &str, encoding: Encoding, output: &mut [u8]) -> Option<usize> {
    let write = || match encoding {
        Encoding::Gsm7 => write_septets(text, output),
        Encoding::Ucs2 => write_code_units(text, output),
    };
    fast_path(write).flatten()
}

#[inline]
fn write_septets(text: &str, output: &mut [u8]) -> Option<usize> {
    let bytes = text.as_bytes();
    copy_runs(
        bytes,
        bytes.len(),
        output,
        Alphabet::is_identity,
        write_special,
    )
}

/// Writes the septets of a character that is not the same in ASCII.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "the state of the caller stays in registers"
)]
fn write_special(special: &mut Special<'_>) -> Option<()> {
    let bytes @ [first, _] = special.bytes()?;
    if first.is_ascii() {
        let (septets, count) = septets_of_ascii(first)?;
        return special.replace::<1, 2>(septets, count);
    }
    if let Some(septet) = septet_of_latin(bytes) {
        return special.replace::<2, 1>([septet], 1);
    }
    match septets_of_utf8(special.bytes()?)? {
        (2, septets, count) => special.replace::<2, 2>(septets, count),
        (_, septets, count) => special.replace::<3, 2>(septets, count),
    }
}

#[inline]
fn write_code_units(text: &str, output: &mut [u8]) -> Option<usize> {
    let mut output = Filled::new(output);
    let read = push_words(text.as_bytes(), &mut output);
    for character in text.get(read..)?.chars() {
        let code_point = u32::from(character);
        if let Ok(unit) = u16::try_from(code_point) {
            let [high, low] = unit.to_be_bytes();
            output.push([high, low, 0, 0], 2)?;
        } else {
            output.push(pair(code_point).to_be_bytes(), 4)?;
        }
    }
    Some(output.len())
}

/// Appends the code units of a text, which must fit, to a header. Returns `false` on narrow
/// machines.
#[inline]
pub(super) fn push_code_units(text: &str, octets: &mut Octets) -> bool {
    let push = || {
        let header = octets.len();
        let mut all = [0; MAX_OCTETS + 16];
        for (copy, &octet) in all.iter_mut().zip(octets.iter()) {
            *copy = octet;
        }
        let written = write_code_units(text, all.get_mut(header..).unwrap_or_default());
        let (all, _) = all.split_first_chunk().unwrap_or((&[0; MAX_OCTETS], &[]));
        *octets = Octets::from_array(*all);
        octets.truncate(header.saturating_add(written.unwrap_or(0)));
    };
    fast_path(push).is_some()
}

/// With room for what is written after the last septet.
const MAX_WRITTEN: usize = MAX_SEPTETS + ROOM;

/// Returns a header and a text that fits after it: packed, in the default tables. Also returns the
/// number of septets, including the header. Returns `None` on narrow machines.
#[inline]
pub(super) fn pack_text(text: &str, header: &[u8]) -> Option<(Octets, usize)> {
    fast_path(|| {
        pack_with::<MAX_WRITTEN>(header, |septets| write_septets(text, septets).unwrap_or(0))
    })
}

/// Like [`pack_text`], for septets, one per octet, of which at most [`MAX_SEPTETS`] are packed.
/// Octets that are not septets become `?`, unless `are_septets` says that there are none.
#[inline]
pub(super) fn pack_septets(
    body: &[u8],
    are_septets: bool,
    header: &[u8],
) -> Option<(Octets, usize)> {
    fast_path(|| {
        // A full message is packed from where it is.
        if are_septets
            && header.is_empty()
            && let (septets, []) = body.as_chunks()
            && let Ok(septets) = septets.try_into()
        {
            let mut octets = Octets::from_array([0; MAX_OCTETS]);
            pack::<{ MAX_SEPTETS / 8 }>(septets, &mut octets);
            return (octets, MAX_SEPTETS);
        }
        pack_with::<MAX_SEPTETS>(header, |septets| {
            let length = body.len().min(septets.len());
            match (septets.get_mut(..length), body.get(..length)) {
                (Some(septets), Some(body)) if are_septets => septets.copy_from_slice(body),
                _ => {
                    for (septet, &octet) in septets.iter_mut().zip(body) {
                        *septet = if octet.is_ascii() { octet } else { b'?' };
                    }
                }
            }
            length
        })
    })
}

/// Packs the septets that a closure writes after a header. `LENGTH` is at least [`MAX_SEPTETS`].
#[inline]
fn pack_with<const LENGTH: usize>(
    header: &[u8],
    write: impl FnOnce(&mut [u8]) -> usize,
) -> (Octets, usize) {
    let mut septets = [0; LENGTH];
    let start = header_septets(header.len());
    let written = write(septets.get_mut(start..).unwrap_or_default());
    let end = start.saturating_add(written).min(MAX_SEPTETS);
    // The last octet is filled from the next septet. What follows that one has no effect on it.
    if let Some(septet) = septets.get_mut(end) {
        *septet = 0;
    }
    let mut octets = Octets::from_array([0; MAX_OCTETS]);
    if let Some(septets) = septets.as_chunks().0.first_chunk() {
        pack::<{ MAX_SEPTETS / 8 }>(septets, &mut octets);
    }
    for (packed, &octet) in octets.iter_mut().zip(header) {
        *packed = octet;
    }
    octets.truncate(packed_octets(end));
    (octets, end)
}
