//! The naive model gives the figures that were known before it: it judges the crate, and
//! these judge it.

mod model;
mod rows;

use model::{Coding, Encoding, Rules};

const PORTUGUESE: u16 = 1 << 3;
const TURKISH: u16 = 1 << 1;
const ALL: u16 = u16::MAX;

const fn allowing(locking: u16, single: u16) -> Rules {
    Rules {
        locking,
        single,
        ..Rules::PLAIN
    }
}

const fn tables(locking: u8, single: u8) -> Coding {
    Coding::Gsm7 { locking, single }
}

/// The table of 23.040 and of 23.038, Annex C, typed out.
#[test]
fn capacities_are_those_of_the_standard() {
    for (coding, narrow, wide) in [
        (Coding::DEFAULT, (160, 153), (160, 152)),
        (Coding::Ucs2, (70, 67), (70, 66)),
        (tables(0, 2), (155, 149), (155, 148)),
        (tables(13, 0), (155, 149), (155, 148)),
        (tables(1, 3), (152, 146), (152, 145)),
    ] {
        for (wide_reference, expected) in [(false, narrow), (true, wide)] {
            let rules = Rules {
                wide_reference,
                ..Rules::PLAIN
            };
            assert_eq!(model::capacities(coding, rules), expected, "{coding:?}");
        }
    }
    // Ports of 16 bits leave 133 octets alone, and 128 in parts.
    let ports = Rules {
        elements: 6,
        ..Rules::PLAIN
    };
    assert_eq!(model::capacities(Coding::DEFAULT, ports), (152, 146));
    assert_eq!(model::capacities(Coding::Ucs2, ports), (66, 64));
    // The longest elements beside all others.
    let longest = Rules {
        elements: 16,
        wide_reference: true,
        ..Rules::PLAIN
    };
    assert_eq!(model::capacities(tables(1, 1), longest), (133, 126));
}

#[test]
fn elements_take_as_many_octets_as_the_rules_say() {
    for elements in [0].into_iter().chain(2..=16) {
        let rules = Rules {
            elements,
            ..Rules::PLAIN
        };
        let header = model::header(0, 1, 1, Coding::Ucs2, rules);
        let expected = if elements == 0 { 0 } else { 1 + elements };
        assert_eq!(header.len(), usize::from(expected));
    }
}

#[test]
fn a_header_has_its_elements_in_order() {
    let rules = Rules {
        elements: 6,
        ..Rules::PLAIN
    };
    let header = model::header(0x1234, 2, 3, tables(3, 1), rules);
    let expected = "11 00 03 34 03 02 24 01 01 25 01 03 05 04 0B 84 23 F0".replace(' ', "");
    assert_eq!(header, rows::octets(&expected));
    assert_eq!(model::named(&header), tables(3, 1));
}

/// Coding, segments and units of a text.
fn written(text: &str, rules: Rules) -> (Coding, usize, usize) {
    let coding = model::coding(text, rules);
    let segments = model::segments(text, rules);
    let units = segments.iter().map(|&(_, units)| units).sum();
    assert_eq!(units, model::units(text, coding));
    (coding, segments.len(), units)
}

#[test]
fn the_coding_of_fewest_segments_is_chosen() {
    let bars = "|".repeat(100);
    let g = "ğ".repeat(80);
    let both = allowing(TURKISH, TURKISH);
    for (text, rules, expected) in [
        // 200 septets in the default tables, 100 in the Portuguese locking one.
        (&*bars, Rules::PLAIN, (Coding::DEFAULT, 2, 200)),
        (
            &bars,
            allowing(PORTUGUESE, PORTUGUESE),
            (tables(3, 0), 1, 100),
        ),
        (&bars, allowing(ALL, ALL), (tables(3, 0), 1, 100)),
        // No better, so the tables that every handset has.
        (&bars, both, (Coding::DEFAULT, 2, 200)),
        (&g, Rules::PLAIN, (Coding::Ucs2, 2, 80)),
        (&g, both, (tables(1, 0), 1, 80)),
        // Two septets for each, in two segments: UCS-2 takes as many.
        (&g, allowing(0, TURKISH), (Coding::Ucs2, 2, 80)),
        (&g[..140], allowing(0, TURKISH), (Coding::Ucs2, 1, 70)),
        (&g[..154], allowing(0, TURKISH), (tables(0, 1), 1, 154)),
        (&g[..156], allowing(0, TURKISH), (Coding::Ucs2, 2, 78)),
        ("Hello", allowing(ALL, ALL), (Coding::DEFAULT, 1, 5)),
        ("", allowing(ALL, ALL), (Coding::DEFAULT, 1, 0)),
        ("жğ", allowing(ALL, ALL), (Coding::Ucs2, 1, 2)),
    ] {
        assert_eq!(written(text, rules), expected, "{text:?}");
    }
}

#[test]
fn equal_codings_have_an_order() {
    let gsm7 = |locking, single| Rules {
        forced: Some(Encoding::Gsm7),
        ..allowing(locking, single)
    };
    for (text, rules, expected) in [
        // One element is better than two, although it takes more septets.
        ("ğğ", gsm7(0, TURKISH), tables(0, 1)),
        ("ğğ", gsm7(TURKISH, TURKISH), tables(1, 0)),
        // á is in the single shift tables of Spanish and Portuguese alone; 4 septets each.
        ("áá", gsm7(0, ALL), tables(0, 2)),
        ("áá", gsm7(0, PORTUGUESE), tables(0, 3)),
        // One septet in Portuguese, two in Spanish.
        ("á", gsm7(ALL, ALL), tables(3, 0)),
        // Two languages at once.
        ("ğã", gsm7(ALL, ALL), tables(1, 3)),
        ("नA", gsm7(ALL, ALL), tables(6, 4)),
        // None of them: the default ones, with characters that have no code.
        ("ж", gsm7(ALL, ALL), Coding::DEFAULT),
        ("ğ", gsm7(0, 0), Coding::DEFAULT),
    ] {
        assert_eq!(model::coding(text, rules), expected, "{text:?}");
    }
    let ucs2 = Rules {
        forced: Some(Encoding::Ucs2),
        ..allowing(ALL, ALL)
    };
    assert_eq!(model::coding(&"|".repeat(100), ucs2), Coding::Ucs2);
}

#[test]
fn a_character_with_two_codes_takes_the_shorter_and_then_the_lower() {
    let codes = |text, coding| model::septets(text, coding);
    assert_eq!(codes("*", tables(0, 6)), [b'*']);
    // The Hindi locking table has no asterisk, its single shift table has two.
    assert_eq!(codes("*", tables(6, 6)), [0x1B, 0x0B]);
    assert_eq!(codes("¡", tables(6, 6)), [0x1B, 0x13]);
    assert_eq!(codes("€", tables(3, 3)).len(), 1);
    assert_eq!(codes("€", tables(0, 3)), [0x1B, 0x65]);
}

#[test]
fn the_longest_beginning_may_be_that_of_any_coding() {
    let both = allowing(TURKISH, TURKISH);
    let text = "a".repeat(100) + &"ğ".repeat(100);
    for (most, rules, characters) in [
        (1, Rules::PLAIN, 100),
        (1, both, 155),
        (2, both, 200),
        (2, Rules::PLAIN, 134),
        (1, allowing(0, TURKISH), 127),
        (0, both, 0),
    ] {
        let beginning = model::truncate(&text, most, rules);
        assert_eq!(beginning.chars().count(), characters, "{most}, {rules:?}");
    }
}

#[test]
fn packed_octets_are_those_of_the_table() {
    let mut packed = 0;
    for row in rows::packings() {
        let coding = match row.kind.starts_with("ucs2") {
            true => Coding::Ucs2,
            false => tables(row.locking, row.single),
        };
        let total = match row.total {
            // The model leaves the element out where it says nothing.
            1 if row.kind.contains("ud") => continue,
            total => total.into(),
        };
        let rules = Rules {
            wide_reference: row.kind.ends_with("ud16"),
            ..Rules::PLAIN
        };
        let header = model::header(row.number, row.sequence.into(), total, coding, rules);
        let (udl, octets) = model::user_data(&header, &row.text, coding);
        assert_eq!((udl, &octets), (row.udl.into(), &row.octets), "{}", row.id);
        if let Coding::Gsm7 { .. } = coding {
            assert_eq!(model::named(&header), coding);
            let septets = model::unpack(&octets, header.len(), udl);
            let shown = model::read_septets(&septets, coding);
            assert_eq!(shown, (row.text, None), "{}", row.id);
        }
        packed += 1;
    }
    assert_eq!(packed, 75);
}

#[test]
fn blank_cells_and_empty_escapes_are_shown_and_are_faults() {
    // The Bengali locking table has no character at 0x0B and one at 0x61.
    let read = |septets: &[u8]| model::read_septets(septets, tables(4, 4));
    let blank = (0..0x80).find(|septet| *septet != 0x1B && !bengali(*septet));
    let blank = blank.unwrap();
    assert_eq!(read(&[0x61, blank, 0x61]), ("a a".to_owned(), Some(1)));
    assert_eq!(read(&[0x61, 0x1B, 0x0D]), ("a\r".to_owned(), Some(1)));
    assert_eq!(read(&[0x1B]), (" ".to_owned(), Some(0)));
    assert_eq!(read(&[0x1B, 0x1B, 0x61]), (" a".to_owned(), Some(0)));
    // Locking alone keeps the default extension table.
    let read = |septets: &[u8]| model::read_septets(septets, tables(4, 0));
    assert_eq!(read(&[0x1B, 0x65]), ("€".to_owned(), None));
    assert_eq!(read(&[0x1B, blank]), (" ".to_owned(), Some(0)));
}

fn bengali(septet: u8) -> bool {
    model::tables::locking(4).unwrap().contains_key(&septet)
}
