//! The start of every result: the numbers of a measure and of a limit.

use septet::provider::{Acceptance, Estimate, LimitUnit};
use septet::segment::MAX_SEGMENTS;
use septet::{Encoding, Measure};

use crate::abi::ResultBuffer;

/// The units of limits and the degrees of acceptance, in the order of their numbers.
pub const LIMIT_UNITS: [&str; 4] = ["characters", "units", "segments", "bytes"];
pub const ACCEPTANCE: [&str; 3] = ["accepted", "may-be-refused", "refused"];

const SEGMENTS: u32 = 2;
const REFUSED: u32 = 2;

pub(crate) fn start_result(estimate: &Estimate) -> ResultBuffer {
    let check = estimate.limit;
    let unit = match check.unit {
        LimitUnit::Characters => 0,
        LimitUnit::Septets | LimitUnit::CodeUnits => 1,
        LimitUnit::Bytes => 3,
        _ => SEGMENTS,
    };
    let acceptance = match check.acceptance {
        Acceptance::Accepted => 0,
        Acceptance::MayBeRefused => 1,
        Acceptance::Refused => REFUSED,
    };
    start_result_with(
        &estimate.measure,
        estimate.segments,
        [acceptance << 2 | unit, check.max, check.used],
    )
}

/// Starts a result for a call without options, where only the protocol limits the message.
pub(crate) fn start_default_result(measure: &Measure) -> ResultBuffer {
    let segments = measure.segments;
    let limit = if segments > MAX_SEGMENTS {
        REFUSED << 2 | SEGMENTS
    } else {
        SEGMENTS
    };
    start_result_with(measure, segments, [limit, MAX_SEGMENTS, segments])
}

/// The first number of `limit` has the unit in its lowest two bits and the acceptance above.
#[inline]
fn start_result_with(
    measure: &Measure,
    segments: u32,
    [limit, max, used]: [u32; 3],
) -> ResultBuffer {
    #[cfg(feature = "national")]
    let [locking_shift, single_shift] = [measure.locking_shift, measure.single_shift]
        .map(|language| language.map_or(0, |language| language.identifier().into()));
    #[cfg(not(feature = "national"))]
    let [locking_shift, single_shift] = [0, 0];
    let mut result = ResultBuffer::new();
    result.push(&[
        (measure.encoding == Encoding::Ucs2).into(),
        measure.characters,
        measure.units,
        segments,
        measure.capacity.into(),
        measure.remaining.into(),
        measure.unmappable,
        locking_shift,
        single_shift,
        limit,
        max,
        used,
    ]);
    result
}
