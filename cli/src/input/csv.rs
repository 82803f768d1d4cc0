//! Answers each record of the CSV on standard input, in order.

use std::io::{self, Write};
use std::mem;

use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder, WriterBuilder};

use super::{Command, LineFault, in_parallel};
use crate::error::Error;

/// The number of records that are read at once, for each thread.
const RECORDS: usize = 4096;

/// Some records, and their answers.
#[derive(Default)]
struct Part {
    records: Vec<ByteRecord>,
    /// The number of records that have been read; the others lend their memory.
    filled: usize,
    text: Vec<u8>,
    out: Vec<u8>,
    fault: Option<Error>,
}

/// Appends the columns of a command to each record.
pub fn answer<C: Command>(
    column: &str,
    has_header: bool,
    jobs: usize,
    command: &C,
) -> Result<(), Error> {
    let input = io::stdin().lock();
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(input);
    let mut parts: Vec<Part> = (0..jobs).map(|_| Part::default()).collect();
    let mut first = ByteRecord::new();
    let is_empty = !reader.read_byte_record(&mut first).map_err(fault)?;
    let index = find(column, &first, has_header)?;
    if is_empty {
        return Ok(());
    }
    let mut out = io::stdout().lock();
    if has_header {
        for name in C::COLUMNS {
            first.push_field(name.as_bytes());
        }
        let mut writer = WriterBuilder::new().from_writer(&mut out);
        writer.write_byte_record(&first).map_err(fault)?;
        writer.flush()?;
    } else {
        parts[0].records.push(first);
        parts[0].filled = 1;
    }
    loop {
        let mut end = None;
        for part in &mut parts {
            if end.is_none() {
                end = part.fill(&mut reader);
            }
        }
        in_parallel(&mut parts, |part| part.answer(index, command));
        for part in &mut parts {
            out.write_all(&part.out)?;
            part.fault.take().map_or(Ok(()), Err)?;
            part.filled = 0;
        }
        if let Some(end) = end {
            return end;
        }
    }
}

impl Part {
    /// Reads records. At the end, or at a fault, returns the result.
    fn fill(&mut self, reader: &mut Reader<impl io::Read>) -> Option<Result<(), Error>> {
        while self.filled < RECORDS {
            if self.filled == self.records.len() {
                self.records.push(ByteRecord::new());
            }
            match reader.read_byte_record(&mut self.records[self.filled]) {
                Ok(true) => self.filled += 1,
                Ok(false) => return Some(Ok(())),
                Err(error) => return Some(Err(fault(error))),
            }
        }
        None
    }

    fn answer(&mut self, index: usize, command: &impl Command) {
        self.out.clear();
        let mut writer = WriterBuilder::new().from_writer(mem::take(&mut self.out));
        for record in &mut self.records[..self.filled] {
            self.text.clear();
            self.text.extend_from_slice(&record[index]);
            let result = match str::from_utf8(&self.text) {
                Ok(text) => {
                    command.append(text, record);
                    writer.write_byte_record(record).map_err(fault)
                }
                Err(error) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    Err(Error::Line(line, LineFault::NotUtf8(error)))
                }
            };
            if let Err(fault) = result {
                self.fault = Some(fault);
                break;
            }
        }
        // Writing to memory cannot fail.
        self.out = writer.into_inner().unwrap_or_default();
    }
}

/// Returns the index of a column: its name in the header, or its number from 1.
fn find(column: &str, first: &ByteRecord, has_header: bool) -> Result<usize, Error> {
    let named = first
        .iter()
        .position(|name| has_header && name == column.as_bytes());
    let numbered = || {
        let number: usize = column.parse().ok()?;
        number.checked_sub(1).filter(|&index| index < first.len())
    };
    named.or_else(numbered).ok_or_else(|| {
        let known = first
            .iter()
            .zip(1..)
            .map(|(name, number)| match has_header {
                true => String::from_utf8_lossy(name).into_owned(),
                false => number.to_string(),
            });
        Error::NoColumn(column.to_owned(), known.collect())
    })
}

fn fault(error: csv::Error) -> Error {
    match error.into_kind() {
        ErrorKind::Io(error) => Error::Io(error),
        ErrorKind::UnequalLengths {
            pos: Some(position),
            expected_len,
            len,
        } => {
            let fault = LineFault::Fields {
                expected: expected_len,
                found: len,
            };
            Error::Line(position.line(), fault)
        }
        // Records are read as bytes, with a position.
        other => Error::Io(io::Error::other(format!("{other:?}"))),
    }
}
