//! Checks that time is linear in the length of the text, even for hostile texts.
//!
//! A text is compared with one 16 times as long. The shorter one is read 16 times, so that other
//! load slows both down alike. The longer one may take up to 6 times as long, because timings are
//! unreliable on a busy machine, and because more pairs of national tables (at most 26) are tried
//! for longer texts. If time were quadratic, it would take 16 times as long.

use std::hint::black_box;
use std::time::{Duration, Instant};

use septet::{Counter, Encoding, ReferenceWidth, Segmenter};

const SHORT: usize = 1 << 12;

/// Texts that are as expensive per unit as possible.
const HOSTILE: [(&str, &str); 14] = [
    ("plain", "a"),
    ("pairs", "a€"),
    ("surrogates", "ж😀"),
    ("flags", "🇫🇷"),
    ("one cluster of accents", "\u{301}"),
    ("one cluster of joined emoji", "👨\u{200D}"),
    ("one cluster of a conjunct", "क\u{94D}"),
    ("one cluster of Hangul", "\u{1100}"),
    ("Hangul in parts", "\u{1100}\u{1161}\u{11A8}"),
    ("emoji before a possible joiner", "👨\u{301}\u{301}\u{301}"),
    ("line breaks", "\r\nж"),
    ("pairs of one language and of another", "ğA[€"),
    ("letters of many tables", "aé€{"),
    ("clusters of a national table", "क्ष\u{901}ि"),
];

fn rules() -> Vec<Segmenter> {
    let plain = Segmenter::new();
    vec![
        plain,
        plain.with_encoding(Encoding::Gsm7),
        #[cfg(feature = "graphemes")]
        plain.with_boundary(septet::Boundary::Grapheme),
        #[cfg(feature = "graphemes")]
        plain
            .with_boundary(septet::Boundary::Grapheme)
            .with_encoding(Encoding::Gsm7),
        #[cfg(feature = "national")]
        plain.with_languages(septet::alphabet::Languages::ALL),
        #[cfg(all(feature = "national", feature = "graphemes"))]
        plain
            .with_boundary(septet::Boundary::Grapheme)
            .with_languages(septet::alphabet::Languages::ALL),
    ]
}

/// The shortest of three runs, because other load only adds time.
fn time(work: impl Fn()) -> Duration {
    let run = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..3).map(run).min().unwrap()
}

#[track_caller]
fn linear(name: &str, sample: &str, work: impl Fn(&str)) {
    linear_from(SHORT, name, sample, work);
}

/// Compares a text of `octets` bytes with one 16 times as long.
#[track_caller]
fn linear_from(octets: usize, name: &str, sample: &str, work: impl Fn(&str)) {
    let text = |octets: usize| sample.repeat(octets / sample.len());
    let (short, long) = (text(octets), text(octets * 16));
    // Repeated in case other load disturbs a run.
    for attempt in 0..8 {
        let short = time(|| (0..16).for_each(|_| work(&short)));
        let long = time(|| work(&long));
        if long < short * 6 {
            return;
        }
        println!(
            "{name}, attempt {attempt}: {short:?} for 16 times {octets} bytes, {long:?} at once"
        );
    }
    panic!("{name} takes more than linear time");
}

#[test]
fn measuring_is_linear() {
    for (name, sample) in HOSTILE {
        for rules in rules() {
            linear(name, sample, |text| {
                black_box(rules.measure(text));
            });
        }
    }
}

#[test]
fn truncating_is_linear() {
    for (name, sample) in HOSTILE {
        for rules in rules() {
            linear(name, sample, |text| {
                black_box(rules.truncate(text, 1));
                black_box(rules.truncate(text, u32::MAX));
            });
        }
    }
}

#[test]
fn counting_is_linear() {
    for (name, sample) in HOSTILE {
        linear(name, sample, |text| {
            let mut counter = Counter::new(ReferenceWidth::Bits8);
            counter.push_str(text);
            black_box(counter.measure());
        });
    }
}

#[test]
fn explaining_is_linear() {
    for (name, sample) in HOSTILE {
        for rules in rules() {
            linear(name, sample, |text| {
                let explanation = rules.explain(text);
                black_box(explanation.unmappable().last());
                black_box(explanation.measure_without_unmappable());
                black_box(explanation.measure_with_substitutes(septet::replace::Groups::ALL));
                black_box(explanation.segments_with_line_feeds());
                black_box(explanation.segment_ends().last());
            });
        }
    }
}

#[test]
fn replacing_is_linear() {
    use septet::replace::{Groups, Policy, SmartEncoding};
    for (name, sample) in HOSTILE {
        for rules in rules() {
            linear(name, sample, |text| {
                let replacement = rules.replace(text, Groups::ALL, Policy::IfSaves);
                black_box(replacement.characters().last());
            });
        }
        let plain = Segmenter::new();
        linear(name, sample, |text| {
            let replacement = plain.replace(text, Groups::ALL, Policy::Always);
            black_box(replacement.characters().last());
        });
        linear(name, sample, |text| {
            let replacement = plain.apply_smart_encoding(text, SmartEncoding::TWILIO);
            black_box(replacement.characters().last());
        });
        linear(name, sample, |text| {
            let filled = plain.fill(text, '?').unwrap();
            black_box(filled.lost().last());
        });
    }
}

#[test]
fn measuring_utf16_is_linear() {
    for (name, sample) in HOSTILE {
        let plain = Segmenter::new();
        for rules in [plain, plain.with_encoding(Encoding::Gsm7)] {
            linear(name, sample, |text| {
                let units: Vec<u16> = text.encode_utf16().collect();
                black_box(rules.measure_utf16(&units));
            });
        }
    }
}

/// Texts of all lengths in one buffer, plain ones among them.
#[test]
fn measuring_many_texts_is_linear() {
    for (name, sample) in HOSTILE {
        for length in [1, 30, 1_000, usize::MAX] {
            linear(name, sample, |text| {
                let texts = text.char_indices().step_by(length);
                let mut offsets: Vec<usize> = texts.map(|(offset, _)| offset).collect();
                offsets.push(text.len());
                let measures = Segmenter::new().measure_all(text, &offsets);
                black_box(measures.map(|measure| measure.unwrap().segments).max());
            });
        }
    }
}

/// Up to a megabyte, in case a cost that grows with the text is small at first.
#[cfg(feature = "graphemes")]
#[test]
fn clusters_of_a_megabyte_are_linear() {
    let rules = Segmenter::new().with_boundary(septet::Boundary::Grapheme);
    for (name, sample) in HOSTILE {
        linear_from(SHORT * 16, name, sample, |text| {
            black_box(rules.measure(text));
            black_box(rules.truncate(text, u32::MAX));
        });
    }
}
