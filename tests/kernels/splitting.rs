//! Segment ends and truncation.

use super::prefixes::Prefixes;
use crate::model;
use crate::{RULES, for_each_offset, repeated};

#[test]
fn split_at_each_offset() {
    for_each_offset(0..=70, 700, |text, offset| {
        let prefixes = Prefixes::new(text);
        for turn in 0..6 {
            let length = prefixes.char_count() - (offset * 11 + turn * 101) % 700;
            prefixes.check_split(length, RULES[(turn + offset) % 6]);
        }
    });
}

#[test]
fn truncate_at_each_offset() {
    for_each_offset((0..=70).step_by(3), 420, |text, offset| {
        let prefixes = Prefixes::new(text);
        for limit in 1..=3 {
            prefixes.check_truncate(limit, RULES[(offset / 3 + limit) % 6]);
        }
    });
}

/// A two-unit character at each position near a segment end, in texts that also end near it.
#[test]
fn pairs_near_segment_ends() {
    let mut checked = 0;
    for rules in RULES {
        for (base, pair) in [
            ("a", '€'),
            ("a", '['),
            ("a", '\u{C}'),
            ("é", '~'),
            ("\r", '^'),
            ("a", '😀'),
            ("é", '😀'),
            ("ж", '😀'),
            ("中", '😀'),
        ] {
            let whole = base.to_owned() + &String::from(pair);
            let of = model::encoding(&whole, rules);
            let (alone, part) = model::capacities(of.plain(), rules);
            if rules.forced.is_some() && model::units(&whole, of.plain()) != 3 {
                continue; // not two units in this encoding
            }
            for end in [alone, 2 * part, 3 * part] {
                for position in end - 4..=end + 4 {
                    // Earlier pairs can leave a unit unused, which moves the segment end.
                    for before in ["", "]]", "€é", "ж", "😀"] {
                        let mut text = before.to_owned();
                        text.push_str(&repeated(base, position - text.chars().count()));
                        text.push(pair);
                        text.push_str(&repeated(base, 6));
                        let prefixes = Prefixes::new(&text);
                        for length in end - 8..=prefixes.char_count() {
                            let measure = prefixes.measure(length, rules);
                            if measure.units.abs_diff(end) <= 3 {
                                checked += 1;
                                prefixes.check_measure(length, rules);
                                if (length + position) % 4 == 0 {
                                    prefixes.check_split(length, rules);
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(checked > 10_000, "{checked}");
}
