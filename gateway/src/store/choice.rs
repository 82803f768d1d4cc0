//! Whose receipt it is.
//!
//! A receipt names its segment by the carrier's identifier, which some carriers write in decimal in
//! the answer and in hexadecimal in the receipt, or the other way round. So a receipt can be for
//! several segments that a carrier has: those that have its identifier in any form. The form that
//! earlier receipts of the carrier had decides, then the recipient. A receipt for which neither
//! decides is held.

use super::Place;

/// A form decides once this many receipts have had it.
pub const ENOUGH: u32 = 3;
/// No more receipts of a form are counted, so that a carrier can change its form.
pub const MOST: u32 = 20;

/// A segment that has the identifier of a receipt in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub form: u8,
    pub place: Place,
    pub sequence: u8,
    /// Whether its recipient is one of the receipt's addresses.
    pub is_for: bool,
}

/// Whether the form of the chosen segment is evidence for the next receipts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub segment: Candidate,
    pub is_evidence: bool,
}

/// Chooses the segment of a receipt. In each form, segments without an outcome come first, then new
/// ones. `learned` is the form of earlier receipts, and `is_old` whether nothing better is to come.
pub fn choose(
    candidates: &[Candidate],
    learned: Option<u8>,
    has_addresses: bool,
    is_old: bool,
) -> Option<Choice> {
    // For carriers that write addresses in another way, the only one of the form. The answer for a
    // segment with the same identifier may be yet to come.
    let of = |form: u8| {
        let all = || candidates.iter().filter(|one| one.form == form);
        let only = all().next().filter(|_| all().count() == 1);
        let only = only.filter(|_| is_old || !has_addresses);
        all().find(|one| one.is_for).or(only)
    };
    let chosen = |segment: &Candidate, is_evidence| {
        let segment = *segment;
        Some(Choice {
            segment,
            is_evidence,
        })
    };
    let mut forms: Vec<u8> = candidates
        .iter()
        .filter(|one| one.is_for)
        .map(|one| one.form)
        .collect();
    forms.dedup();
    if let Some(segment) = learned.and_then(of) {
        return chosen(segment, forms == [segment.form]);
    }
    match (&forms[..], candidates) {
        // The answer for a segment with the learned form may be yet to come.
        ([form], _) if learned.is_none() || is_old => chosen(of(*form)?, true),
        // With a form that was learned, a segment for another recipient is another segment.
        ([], [only]) if learned.is_none() && is_old && (only.form == 0 || !has_addresses) => {
            chosen(only, true)
        }
        ([_, _, ..], _) if is_old => chosen(of(0).filter(|one| one.is_for)?, false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A segment of a place in a form.
    fn one(form: u8, place: Place, is_for: bool) -> Candidate {
        Candidate {
            form,
            place,
            sequence: 1,
            is_for,
        }
    }

    #[test]
    fn the_segment_of_a_receipt() {
        let (literal, other) = (one(0, 10, true), one(2, 16, true));
        let strangers = (one(0, 10, false), one(2, 16, false));
        for (candidates, learned, has_addresses, is_old, expected) in [
            // By the recipient, whatever the form.
            (vec![strangers.0, other], None, true, false, Some(16)),
            (vec![literal, strangers.1], None, true, false, Some(10)),
            (vec![other], None, true, false, Some(16)),
            // By the form that was learned.
            (vec![literal, other], Some(2), true, false, Some(16)),
            (vec![literal, other], Some(0), true, false, Some(10)),
            (vec![strangers.0], Some(0), true, false, None),
            (vec![strangers.0], Some(0), true, true, Some(10)),
            (vec![strangers.0], Some(0), false, false, Some(10)),
            // Its segment is yet to be recorded, unless the carrier has changed its form.
            (vec![literal], Some(2), true, false, None),
            (vec![literal], Some(2), true, true, Some(10)),
            // By nothing: it waits for evidence, and then is what it is by the standard.
            (vec![literal, other], None, true, false, None),
            (vec![literal, other], None, true, true, Some(10)),
            (vec![one(1, 9, true), other], None, true, true, None),
            // No address agrees.
            (vec![strangers.0], None, true, false, None),
            (vec![strangers.0], None, true, true, Some(10)),
            (vec![strangers.1], None, true, true, None),
            (vec![strangers.1], None, false, true, Some(16)),
            (vec![strangers.0, strangers.1], None, true, true, None),
            (vec![strangers.0], Some(2), true, true, None),
            // The same identifier again.
            (vec![literal, one(0, 9, true)], None, true, false, Some(10)),
            (vec![], None, true, true, None),
        ] {
            let chosen = choose(&candidates, learned, has_addresses, is_old);
            let place = chosen.map(|chosen| chosen.segment.place);
            assert_eq!(place, expected, "{candidates:?} {learned:?} {is_old}");
        }
    }
}
