//! Where segments end, and where a text is truncated.

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
        for most in 1..=3 {
            growing.check_truncate(most, RULES[(phase / 3 + most) % 6]);
        }
    });
}

/// A character of two units at each place near the end of a segment, and the text ends
/// near it too.
#[test]
fn edges_of_segments() {
    let mut edges = 0;
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
            let (single, part) = model::capacities(of.plain(), rules);
            if rules.forced.is_some() && model::units(&whole, of.plain()) != 3 {
                continue; // no pair in this encoding
            }
            for edge in [single, 2 * part, 3 * part] {
                for place in edge - 4..=edge + 4 {
                    // Where other pairs left a unit unused, the edge is earlier.
                    for before in ["", "]]", "€é", "ж", "😀"] {
                        let mut text = before.to_owned();
                        text.push_str(&repeated(base, place - text.chars().count()));
                        text.push(pair);
                        text.push_str(&repeated(base, 6));
                        let growing = Growing::of(&text);
                        for length in edge - 8..=growing.longest() {
                            let costs = growing.costs(length, rules);
                            if costs.units.abs_diff(edge) <= 3 {
                                edges += 1;
                                growing.check_measure(length, rules);
                                if (length + place) % 4 == 0 {
                                    growing.check_split(length, rules);
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(edges > 10_000, "{edges}");
}
