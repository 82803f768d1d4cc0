//! What a text costs, its segments, explanations and replacements.

use septet::alphabet::{Septets, UnmappableError};
use septet::explain::{
    CharPosition, CrlfBreaks, Explanation, Extensions, SegmentEnd, SegmentEnds, Unmappable,
    UnmappableChar,
};
use septet::replace::{Change, Changes, Policy, Replace, Replacement, Substitute};
use septet::segment::{
    CounterError, DataError, DataMeasure, DataSegment, DataSegments, Measures, Octets, OffsetError,
};
use septet::wire::Part;
use septet::{Counter, Measure, Segment, Segmenter, Segments, SplitError};

use super::super::{segmenter, substitute};
use super::{Source, alphabet, debug, error, iterator, named, shown};

pub fn formatted(source: Source) {
    let rules = segmenter(source.rules);
    let measure = rules.measure(source.text);
    named::<Measure>(&measure);
    let alphabet = alphabet(measure);
    iterator::<Septets, _>(alphabet.septets(source.text));
    for one in alphabet.septets(source.text).filter_map(Result::err) {
        error::<UnmappableError>(&one);
    }
    counter(source.text, rules);
    segments(source.text, rules);
    data(rules.split_data(source.octets));
    data(rules.split_latin1(source.text));
    explanation(&rules.explain(source.text));
    for policy in [
        Policy::Never,
        Policy::IfFits,
        Policy::IfSaves,
        Policy::Always,
    ] {
        let groups = substitute::groups(source.groups);
        replacement(&rules.replace(source.text, groups, policy));
    }
    for character in source.text.chars() {
        debug::<Option<Substitute>>(&Substitute::from_char(character));
    }
}

fn counter(text: &str, rules: Segmenter) {
    let plain = Counter::new(rules.reference_width());
    let mut counter = match Counter::from_segmenter(rules) {
        Ok(counter) => counter,
        Err(one) => {
            error::<CounterError>(&one);
            plain
        }
    };
    debug::<Counter>(&counter);
    counter.push_str(text);
    // Half a pair, and then the text, which does not complete it.
    counter.push_utf16(&[0xD83D]);
    debug::<Counter>(&counter);
    counter.push_str(text);
    debug::<Counter>(&counter);
    named::<Measure>(&counter.measure());
}

fn segments(text: &str, rules: Segmenter) {
    let offsets = [0, text.len(), text.len()];
    let measures = rules.measure_all(text, &offsets);
    iterator::<Measures<'_, usize>, Result<Measure, OffsetError>>(measures);
    let segments = match rules.split(text) {
        Ok(segments) => segments,
        Err(one) => return error::<SplitError>(&one),
    };
    iterator::<Segments, Segment>(segments.clone());
    for segment in segments {
        debug::<Part>(&segment.part());
    }
}

fn data(segments: Result<DataSegments, DataError>) {
    let segments = match segments {
        Ok(segments) => segments,
        Err(one) => return error::<DataError>(&one),
    };
    debug::<DataMeasure>(&segments.measure());
    iterator::<DataSegments, DataSegment>(segments.clone());
    for segment in segments.take(3) {
        iterator::<Octets, _>(segment.octets());
    }
}

fn explanation(explanation: &Explanation) {
    debug::<Explanation>(explanation);
    iterator::<Unmappable, UnmappableChar>(explanation.unmappable());
    iterator::<Extensions, CharPosition>(explanation.extensions());
    iterator::<CrlfBreaks, CharPosition>(explanation.crlf_breaks());
    iterator::<SegmentEnds, SegmentEnd>(explanation.segment_ends());
}

fn replacement(replacement: &Replacement) {
    shown::<Replacement>(replacement);
    let mut characters = replacement.characters();
    iterator::<Replace, _>(characters.clone());
    shown::<Replace>(&characters);
    characters.next();
    shown::<Replace>(&characters);
    iterator::<Changes, Change>(characters.changes());
}
