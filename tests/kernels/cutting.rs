//! Segment ends and truncation.

use super::growing::Growing;
use crate::model;
use crate::{RULES, each_phase, repeated};

#[test]
fn split_in_each_phase() {
    each_phase(0..=70, 700, |text, phase| {
        let growing = Growing::of(text);
        for turn in 0..6 {
            let length = growing.longest() - (phase * 11 + turn * 101) % 700;
            growing.check_split(length, RULES[(turn + phase) % 6]);
        }
    });
}

#[test]
fn truncate_in_each_phase() {
    each_phase((0..=70).step_by(3), 420, |text, phase| {
        let growing = Growing::of(text);
        for limit in 1..=3 {
            growing.check_truncate(limit, RULES[(phase / 3 + limit) % 6]);
        }
    });
}

/// A character of two units at each position near a segment end, in texts of about that length.
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
                        let growing = Growing::of(&text);
                        for length in end - 8..=growing.longest() {
                            let costs = growing.costs(length, rules);
                            if costs.units.abs_diff(end) <= 3 {
                                checked += 1;
                                growing.check_measure(length, rules);
                                if (length + position) % 4 == 0 {
                                    growing.check_split(length, rules);
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
