//! The shortest and the longest messages, and UTF-16 input.

use septet::{Encoding, Measure, ReferenceWidth, Segmenter, SplitError};

use crate::{by_character, units};

#[test]
fn messages_have_at_most_255_segments() {
    let longest = "a".repeat(39_015);
    assert_eq!(by_character(&longest), [153; 255]);
    let longer = "a".repeat(39_016);
    assert_eq!(septet::measure(&longer).segments, 256);
    assert_eq!(
        septet::split(&longer).unwrap_err(),
        SplitError::TooManySegments { segments: 256 }
    );

    let wide = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
    assert_eq!(units(wide, &"a".repeat(38_760)), [152; 255]);
    assert!(wide.split(&"a".repeat(38_761)).is_err());
    assert_eq!(by_character(&"ж".repeat(17_085)), [67; 255]);
    assert!(septet::split(&"ж".repeat(17_086)).is_err());
    assert_eq!(units(wide, &"ж".repeat(16_830)), [66; 255]);
    assert!(wide.split(&"ж".repeat(16_831)).is_err());
}

/// More than 255 segments, and nearly as many units as 16 bits can count.
#[test]
fn measure_counts_more_than_can_be_sent() {
    let measure = septet::measure(&"{".repeat(32_767));
    assert_eq!((measure.units, measure.segments), (65_534, 432));
    // 431 segments of 76 pairs each, and a last segment of 11 pairs.
    assert_eq!(measure.remaining, 153 - 22);
}

#[test]
fn an_empty_text_is_one_empty_segment() {
    assert_eq!(by_character(""), [0]);
    let Measure {
        encoding,
        capacity,
        remaining,
        characters,
        ..
    } = septet::measure("");
    assert_eq!(
        (encoding, capacity, remaining, characters),
        (Encoding::Gsm7, 160, 160, 0)
    );
    let user_data = septet::split("").unwrap().next().unwrap().encode(7);
    assert_eq!((user_data.octets(), user_data.udl()), (&[][..], 0));
    assert_eq!(user_data.decode().next(), None);
}

/// Every code unit: alone; before and after a high surrogate, a low surrogate and `€`; and after
/// each of these where the first part of a message ends.
#[test]
fn every_utf16_code_unit_counts_as_in_utf8() {
    let check = |units: &[u16]| {
        let text = String::from_utf16_lossy(units);
        assert_eq!(
            septet::measure_utf16(units),
            septet::measure(&text),
            "{units:04X?}"
        );
    };
    check(&[]);
    for unit in 0..=u16::MAX {
        check(&[unit]);
        for before in [0xD83D, 0xDC4B, 0x20AC] {
            let mut units = [0x61; 80];
            units[66] = unit;
            units[65] = before;
            check(&units);
            check(&[before, unit]);
            check(&[unit, before]);
        }
    }
    // The first part has 66 code units, because the pair goes into the second part.
    let mut units = [0x0416; 80];
    [units[66], units[67]] = [0xD83D, 0xDC4B];
    assert_eq!(septet::measure_utf16(&units).remaining, 67 - 14);
    // Surrogates in the wrong order are two characters, the first of which is in the first part.
    units.swap(66, 67);
    assert_eq!(septet::measure_utf16(&units).remaining, 67 - 13);
}

/// More characters than a `u32` can count: all totals saturate, whichever function counts the text.
#[test]
#[cfg(target_pointer_width = "64")]
#[ignore = "needs 5 GiB of memory, and a release build to be fast; .ci/nightly runs it"]
fn totals_saturate() {
    const MIB: usize = 1 << 20;
    let saturated = |measure: Measure| {
        let Measure {
            characters,
            units,
            segments,
            ..
        } = measure;
        (characters, units, segments) == (u32::MAX, u32::MAX, u32::MAX)
    };
    // 4,296 million characters, at once and in pieces of 64 MiB.
    let huge = "a".repeat(4_097 * MIB);
    for rules in [
        Segmenter::new(),
        Segmenter::new().with_encoding(Encoding::Ucs2),
    ] {
        assert!(saturated(rules.measure(&huge)));
        let mut counter = septet::Counter::from_segmenter(rules).unwrap();
        for piece in huge.as_bytes().chunks(64 * MIB) {
            counter.push_str(str::from_utf8(piece).unwrap());
        }
        assert!(saturated(counter.measure()));
        counter.push('ж');
        assert!(saturated(counter.measure()));
    }
    assert!(saturated(septet::measure(&(huge.clone() + "ж"))));
    assert!(matches!(
        septet::split(&huge),
        Err(SplitError::TooManySegments { segments: u32::MAX })
    ));
    let explanation = Segmenter::new().explain(&huge);
    assert_eq!(explanation.naive_segments(), u32::MAX);
    // Below the maximum, the totals are exact.
    let measure = septet::measure(&huge[..4_095 * MIB]);
    let characters = 4_095 * (1 << 20);
    assert_eq!(
        (measure.characters, measure.units),
        (characters, characters)
    );
    assert_eq!(measure.segments, characters.div_ceil(153));
}
