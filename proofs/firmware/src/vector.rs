//! Measures, splits, encodes and decodes a text.

use septet::wire::Concatenation;
use septet::{Counter, Measure, ReferenceWidth, Segment, UserData};

use crate::check::{Outcome, ensure};
use crate::tables::Vector;

/// Only the low octet is sent, because the reference width is 8 bits.
const REFERENCE: u16 = 0x1234;

/// Never inlined: otherwise its stack frame would count towards every check.
#[inline(never)]
pub fn check(row: &Vector) -> Outcome {
    let measure = septet::measure(row.text);
    ensure(measure.encoding == row.encoding, "encoding")?;
    ensure(measure.units == row.units, "units")?;
    ensure(measure.segments == row.segments, "segments")?;

    ensure(
        measure_by_counter(row.text) == measure,
        "measure of the counter",
    )?;

    let segments = septet::split(row.text).map_err(|_| "the text cannot be split")?;
    ensure(segments.measure() == measure, "measure of the segments")?;
    let mut expected = row.per_segment.iter();
    let mut end = 0;
    for segment in segments {
        let units = expected.next().ok_or("more segments than in the table")?;
        ensure(segment.units() == *units, "units of a segment")?;
        ensure(segment.range().start == end, "a gap between segments")?;
        end = segment.range().end;
        let slice = row.text.get(segment.range());
        ensure(slice == Some(segment.text()), "text of a segment")?;
        check_round_trip(&segment)?;
    }
    ensure(
        expected.next().is_none(),
        "fewer segments than in the table",
    )?;
    ensure(end == row.text.len(), "the segments do not reach the end")
}

/// Never inlined, so that the counter is not on the stack while segments are checked.
#[inline(never)]
fn measure_by_counter(text: &str) -> Measure {
    let mut counter = Counter::new(ReferenceWidth::Bits8);
    counter.push_str(text);
    counter.measure()
}

fn check_round_trip(segment: &Segment<'_>) -> Outcome {
    let sent = segment.encode(REFERENCE);
    ensure(sent.tp_dcs() == segment.encoding().tp_dcs(), "TP-DCS")?;

    let received =
        UserData::parse(sent.fields(), sent.octets()).map_err(|_| "a segment cannot be parsed")?;
    ensure(received == sent, "parsed user data")?;

    let concatenation = (segment.part().total > 1).then_some(Concatenation {
        reference_width: ReferenceWidth::Bits8,
        reference: REFERENCE & 0xFF,
        part: segment.part(),
    });
    ensure(received.concatenation() == concatenation, "header")?;

    let text = segment.text().chars();
    ensure(received.decode().eq(text.map(Ok)), "decoded text")
}
