//! Checks the naive model, which is the reference for the crate, against values from the standard
//! and other sources.

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

/// Capacities from 23.040 and from 23.038 Annex C.
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
    // 16-bit ports leave 133 octets in a single segment, and 128 in a segment of a concatenated
    // message.
    let ports = Rules {
        elements: 6,
        ..Rules::PLAIN
    };
    assert_eq!(model::capacities(Coding::DEFAULT, ports), (152, 146));
    assert_eq!(model::capacities(Coding::Ucs2, ports), (66, 64));
    // The longest extras together with all other elements.
    let longest = Rules {
        elements: 16,
        wide_reference: true,
        ..Rules::PLAIN
    };
    assert_eq!(model::capacities(tables(1, 1), longest), (133, 126));
}

#[test]
fn extras_have_the_requested_length() {
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

/// The coding, the number of segments and the number of units of a text.
fn result(text: &str, rules: Rules) -> (Coding, usize, usize) {
    let coding = model::coding(text, rules);
    let segments = model::segments(text, rules);
    let units = segments.iter().map(|&(_, units)| units).sum();
    assert_eq!(units, model::units(text, coding));
    (coding, segments.len(), units)
}

#[test]
fn the_coding_with_the_fewest_segments_is_chosen() {
    let bars = "|".repeat(100);
    let g = "ğ".repeat(80);
    let both = allowing(TURKISH, TURKISH);
    for (text, rules, expected) in [
        // 200 septets in the default tables, 100 in the Portuguese locking shift table.
        (&*bars, Rules::PLAIN, (Coding::DEFAULT, 2, 200)),
        (
            &bars,
            allowing(PORTUGUESE, PORTUGUESE),
            (tables(3, 0), 1, 100),
        ),
        (&bars, allowing(ALL, ALL), (tables(3, 0), 1, 100)),
        // National tables save no segment, so the default tables are used.
        (&bars, both, (Coding::DEFAULT, 2, 200)),
        (&g, Rules::PLAIN, (Coding::Ucs2, 2, 80)),
        (&g, both, (tables(1, 0), 1, 80)),
        // Two septets per character: two segments, as in UCS-2.
        (&g, allowing(0, TURKISH), (Coding::Ucs2, 2, 80)),
        (&g[..140], allowing(0, TURKISH), (Coding::Ucs2, 1, 70)),
        (&g[..154], allowing(0, TURKISH), (tables(0, 1), 1, 154)),
        (&g[..156], allowing(0, TURKISH), (Coding::Ucs2, 2, 78)),
        ("Hello", allowing(ALL, ALL), (Coding::DEFAULT, 1, 5)),
        ("", allowing(ALL, ALL), (Coding::DEFAULT, 1, 0)),
        ("жğ", allowing(ALL, ALL), (Coding::Ucs2, 1, 2)),
    ] {
        assert_eq!(result(text, rules), expected, "{text:?}");
    }
}

#[test]
fn ties_between_codings_are_broken_in_order() {
    let gsm7 = |locking, single| Rules {
        forced: Some(Encoding::Gsm7),
        ..allowing(locking, single)
    };
    for (text, rules, expected) in [
        // One table is preferred to two.
        ("ğğ", gsm7(0, TURKISH), tables(0, 1)),
        ("ğğ", gsm7(TURKISH, TURKISH), tables(1, 0)),
        // Only the Spanish and Portuguese single shift tables have á.
        ("áá", gsm7(0, ALL), tables(0, 2)),
        ("áá", gsm7(0, PORTUGUESE), tables(0, 3)),
        // One septet in the Portuguese locking shift table, two in the Spanish single shift table.
        ("á", gsm7(ALL, ALL), tables(3, 0)),
        // The two tables are of different languages.
        ("ğã", gsm7(ALL, ALL), tables(1, 3)),
        ("नA", gsm7(ALL, ALL), tables(6, 4)),
        // No allowed table has the character, so the default tables are used.
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
fn a_character_takes_its_shortest_then_lowest_code() {
    let codes = |text, coding| model::septets(text, coding);
    assert_eq!(codes("*", tables(0, 6)), [b'*']);
    // The Hindi locking shift table has no asterisk; the single shift table has two.
    assert_eq!(codes("*", tables(6, 6)), [0x1B, 0x0B]);
    assert_eq!(codes("¡", tables(6, 6)), [0x1B, 0x13]);
    assert_eq!(codes("€", tables(3, 3)).len(), 1);
    assert_eq!(codes("€", tables(0, 3)), [0x1B, 0x65]);
}

#[test]
fn the_longest_prefix_can_be_in_any_coding() {
    let both = allowing(TURKISH, TURKISH);
    let text = "a".repeat(100) + &"ğ".repeat(100);
    for (limit, rules, characters) in [
        (1, Rules::PLAIN, 100),
        (1, both, 155),
        (2, both, 200),
        (2, Rules::PLAIN, 134),
        (1, allowing(0, TURKISH), 127),
        (0, both, 0),
    ] {
        let prefix = model::truncate(&text, limit, rules);
        assert_eq!(prefix.chars().count(), characters, "{limit}, {rules:?}");
    }
}

#[test]
fn packed_octets_equal_the_table() {
    let mut packed = 0;
    for row in rows::packings() {
        let coding = match row.kind.starts_with("ucs2") {
            true => Coding::Ucs2,
            false => tables(row.locking, row.single),
        };
        let total = match row.total {
            // The model writes no concatenation element for part 1 of 1.
            1 if row.kind.contains("ud") => continue,
            total => total.into(),
        };
        let rules = Rules {
            wide_reference: row.kind.ends_with("ud16"),
            ..Rules::PLAIN
        };
        let header = model::header(row.reference, row.sequence.into(), total, coding, rules);
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
fn blank_cells_and_unknown_escapes_show_a_space_and_are_errors() {
    let read = |septets: &[u8]| model::read_septets(septets, tables(4, 4));
    let blank = (0..0x80).find(|septet| *septet != 0x1B && !bengali(*septet));
    let blank = blank.unwrap();
    assert_eq!(read(&[0x61, blank, 0x61]), ("a a".to_owned(), Some(1)));
    assert_eq!(read(&[0x61, 0x1B, 0x0D]), ("a\r".to_owned(), Some(1)));
    assert_eq!(read(&[0x1B]), (" ".to_owned(), Some(0)));
    assert_eq!(read(&[0x1B, 0x1B, 0x61]), (" a".to_owned(), Some(0)));
    // A locking shift alone keeps the default extension table.
    let read = |septets: &[u8]| model::read_septets(septets, tables(4, 0));
    assert_eq!(read(&[0x1B, 0x65]), ("€".to_owned(), None));
    assert_eq!(read(&[0x1B, blank]), (" ".to_owned(), Some(0)));
}

fn bengali(septet: u8) -> bool {
    model::tables::locking(4).unwrap().contains_key(&septet)
}
