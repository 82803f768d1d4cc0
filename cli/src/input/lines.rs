//! Answers each line of standard input, in order.

use std::io::{self, ErrorKind, Read, Write};

use super::{LineFault, in_parallel};
use crate::error::Error;

/// The number of bytes that are read at once, for each thread.
const BLOCK: usize = 1 << 18;

/// The byte order mark, which some programs write at the beginning of a file.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Some of the lines of a block, and their answers.
struct Part<'b> {
    lines: &'b [u8],
    out: Vec<u8>,
    /// The number of lines that have been answered.
    answered: u64,
    fault: Option<LineFault>,
}

/// Answers each line with a line. `answer` writes it without a line break at the end.
///
/// Lines are answered as soon as they can be read, because whoever writes them may wait for their
/// answers.
pub fn answer(
    jobs: usize,
    answer: impl Fn(&[u8], &mut Vec<u8>) -> Result<(), LineFault> + Sync,
) -> Result<(), Error> {
    let mut input = io::stdin().lock();
    let mut block = vec![0; BLOCK * jobs];
    let mut filled = 0;
    let mut lines = 0;
    let mut outs = vec![Vec::new(); jobs];
    let mut is_start = true;
    loop {
        if filled == block.len() {
            block.resize(2 * filled, 0);
        }
        let read = match input.read(&mut block[filled..]) {
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        let searched = filled;
        filled += read;
        let end = match block[searched..filled]
            .iter()
            .rposition(|&byte| byte == b'\n')
        {
            _ if read == 0 => filled,
            Some(place) => searched + place + 1,
            None => continue,
        };
        let whole = &block[..end];
        let whole = match whole.strip_prefix(BYTE_ORDER_MARK) {
            Some(rest) if is_start => rest,
            _ => whole,
        };
        lines = answer_block(whole, lines, &mut outs, &answer)?;
        if read == 0 {
            return Ok(());
        }
        is_start = false;
        block.copy_within(end..filled, 0);
        filled -= end;
    }
}

/// Answers all lines of a block, of which the last may lack a line break. Returns the number of
/// lines up to its end.
fn answer_block(
    block: &[u8],
    before: u64,
    outs: &mut [Vec<u8>],
    answer: &(impl Fn(&[u8], &mut Vec<u8>) -> Result<(), LineFault> + Sync),
) -> Result<u64, Error> {
    let mut parts = divide(block, outs);
    in_parallel(&mut parts, |part| {
        for line in part.lines.split_inclusive(|&byte| byte == b'\n') {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            let length = part.out.len();
            if let Err(fault) = answer(line, &mut part.out) {
                part.out.truncate(length);
                part.fault = Some(fault);
                return;
            }
            part.out.push(b'\n');
            part.answered += 1;
        }
    });
    let mut out = io::stdout().lock();
    let mut lines = before;
    for (part, kept) in parts.into_iter().zip(outs) {
        out.write_all(&part.out)?;
        lines += part.answered;
        if let Some(fault) = part.fault {
            out.flush()?;
            return Err(Error::Line(lines + 1, fault));
        }
        *kept = part.out;
    }
    out.flush()?;
    Ok(lines)
}

/// Divides a block between lines into a part for each of `outs`, which lend their memory.
fn divide<'b>(block: &'b [u8], outs: &mut [Vec<u8>]) -> Vec<Part<'b>> {
    let number = outs.len();
    let mut rest = block;
    let parts = outs.iter_mut().enumerate().map(|(index, out)| {
        let aim = rest.len() / (number - index);
        let end = match rest[aim..].iter().position(|&byte| byte == b'\n') {
            Some(place) if index + 1 < number => aim + place + 1,
            _ => rest.len(),
        };
        let (lines, after) = rest.split_at(end);
        rest = after;
        out.clear();
        Part {
            lines,
            out: std::mem::take(out),
            answered: 0,
            fault: None,
        }
    });
    parts.collect()
}
