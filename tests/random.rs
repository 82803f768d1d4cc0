//! Checks the laws with random texts and random octets.

mod laws;
mod model;
mod texts;

use laws::debug::Source;
use laws::tpdu::Parts;
use model::{Coding, Rules};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use septet::replace::Groups;
use texts::cases::{any_case, any_limit, cases, replaceable_case};
use texts::{any_text, letters, plain, replaceable};
use unicode_normalization::UnicodeNormalization;

/// A pair of tables, the default ones in about half the cases.
fn any_tables() -> impl Strategy<Value = Coding> {
    let pairs: Vec<_> = model::tables::pairs()
        .filter(|_| cfg!(feature = "national"))
        .map(|(locking, single)| Coding::Gsm7 { locking, single })
        .collect();
    match pairs.is_empty() {
        true => Just(Coding::DEFAULT).boxed(),
        false => prop_oneof![Just(Coding::DEFAULT), select(pairs)].boxed(),
    }
}

/// A shift element, valid or not, or another element.
fn shift() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        6 => (0x24..=0x25_u8, 0..=20_u8).prop_map(|(kind, language)| vec![kind, 1, language]),
        1 => (0x24..=0x25_u8).prop_map(|kind| vec![kind, 0]),
        1 => (0x24..=0x25_u8, any::<u8>()).prop_map(|(kind, other)| vec![kind, 2, 1, other]),
        1 => Just(vec![0x00, 3, 7, 2, 1]),
        1 => Just(vec![0x70, 3, 0x24, 1, 1]),
    ]
}

/// The octets of a public PDU, some of them changed, cut short or followed by others.
fn nearly_a_pdu() -> impl Strategy<Value = Vec<u8>> {
    let table = include_str!("data/tpdu-vectors.tsv");
    let rows: Vec<Vec<u8>> = table
        .lines()
        .skip(1)
        .map(|line| model::tpdu::octets(line.split('\t').nth(4).unwrap()))
        .collect();
    let changes = vec((any::<usize>(), any::<u8>()), 0..4);
    let others = vec(any::<u8>(), 0..3);
    let cut = prop_oneof![3 => Just(usize::MAX), 1 => 0..200_usize];
    (select(rows), changes, others, cut).prop_map(|(mut octets, changes, others, cut)| {
        for (at, octet) in changes {
            let length = octets.len().max(1);
            if let Some(slot) = octets.get_mut(at % length) {
                *slot = octet;
            }
        }
        octets.truncate(cut);
        octets.extend(others);
        octets
    })
}

/// An address: a number or a name, and whether it is a name.
fn any_address() -> impl Strategy<Value = (String, bool)> {
    prop_oneof![
        "[+]?[0-9*#abc]{1,20}".prop_map(|number| (number, false)),
        "[A-Za-z0-9@ÄΔ]{1,11}|[€^]{1,5}".prop_map(|name| (name, true)),
    ]
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn any_octets_are_read_as_in_the_model(
        octets in prop_oneof![3 => nearly_a_pdu(), 1 => vec(any::<u8>(), 0..200)],
    ) {
        laws::tpdu::any_octets_are_read_as_in_the_model(&octets);
    }

    #[test]
    fn hex_is_read_with_noise(octets in nearly_a_pdu(), noise in vec(any::<usize>(), 0..5)) {
        laws::tpdu::hex_is_read_with_noise(&octets, &noise);
    }

    #[test]
    fn what_was_written_reads_back(
        text in plain(), (address, is_name) in any_address(),
        smsc in proptest::option::of("[+]?[0-9]{1,20}"), flags in any::<u8>(),
        octets in any::<[u8; 2]>(), quarters in -79..=79_i8, seconds in any::<u32>(),
        time in (0..100_u8, 1..13_u8, 1..32_u8, 0..24_u8, 0..60_u8, 0..60_u8),
    ) {
        let parts = Parts {
            text: &text, address: &address, is_name, smsc: smsc.as_deref(), flags, octets,
            time: time.into(), quarters, seconds: seconds >> (flags % 24),
        };
        laws::tpdu::what_was_written_reads_back(&parts);
    }

    #[test]
    fn measure_agrees_with_the_model((text, rules) in any_case()) {
        laws::measure_agrees_with_the_model(&text, rules);
    }

    #[test]
    fn texts_in_one_buffer_cost_what_they_cost_alone(
        (text, rules) in any_case(),
        before in plain(),
        cuts in vec(any::<usize>(), 0..60),
    ) {
        let text = before.clone() + &text + &before;
        laws::batch::texts_in_one_buffer_cost_what_they_cost_alone(&text, rules, &cuts);
    }

    #[test]
    fn segments_equal_the_model_and_rejoin((text, rules) in any_case()) {
        laws::segments_equal_the_model_and_rejoin(&text, rules);
    }

    #[test]
    fn segments_are_as_full_as_possible((text, rules) in any_case()) {
        laws::segments_are_as_full_as_possible(&text, rules);
    }

    #[test]
    fn octets_round_trip((text, rules) in any_case(), reference in any::<u16>()) {
        laws::octets_round_trip(&text, rules, reference);
    }

    #[test]
    fn binary_data_round_trips(
        octets in vec(any::<u8>(), 0..600), (text, rules) in any_case(), reference in any::<u16>(),
    ) {
        laws::data::binary_data_round_trips(&octets, rules, reference);
        laws::data::latin1_round_trips(&text, rules, reference);
        let latin1: String = octets.into_iter().map(char::from).collect();
        laws::data::latin1_round_trips(&latin1, rules, reference);
    }

    #[test]
    fn payloads_round_trip((text, _) in any_case()) {
        laws::payload::payloads_round_trip(&text);
    }

    #[test]
    fn payloads_decode_as_user_data(
        tp_dcs in prop_oneof![Just(0x00), Just(0x08), any::<u8>()],
        has_header in any::<bool>(),
        shifts in vec(shift(), 0..3),
        body in prop_oneof![vec(0..0x80_u8, 0..400), vec(any::<u8>(), 0..80)],
    ) {
        let elements = shifts.concat();
        let octets = [&[elements.len() as u8][..], &elements, &body].concat();
        laws::payload::payloads_decode_as_user_data(tp_dcs, has_header, &octets);
        laws::payload::payloads_decode_as_user_data(tp_dcs, has_header, &body);
    }

    #[test]
    fn a_counter_in_pieces_equals_measure(
        text in any_text(), wide in any::<bool>(), pieces in vec(0..9_usize, 8),
    ) {
        laws::a_counter_in_pieces_equals_measure(&text, wide, &pieces);
    }

    #[test]
    fn utf16_counts_as_its_text(
        text in any_text(), wide in any::<bool>(), removed in vec(any::<usize>(), 0..4),
        cut in 0..400_usize,
    ) {
        laws::utf16_counts_as_its_text(&text, wide, &removed, cut);
    }

    #[test]
    fn utf16_by_rules_costs_what_its_text_costs(
        (text, rules) in any_case(), torn in vec(any::<usize>(), 0..4),
    ) {
        laws::utf16_by_rules_costs_what_its_text_costs(&text, rules, &torn);
    }

    #[test]
    fn a_counter_from_a_segmenter_equals_measure(
        (text, rules) in any_case(), pieces in vec(0..9_usize, 8),
    ) {
        laws::a_counter_from_a_segmenter_equals_measure(&text, rules, &pieces);
        laws::capacities_equal_the_model(rules);
    }

    #[test]
    fn septets_equal_the_model((text, _) in any_case(), tables in any_tables()) {
        laws::septets_equal_the_model(&text, tables);
    }

    #[test]
    fn septets_pack_and_unpack_as_in_the_model(
        septets in vec(0..0x80_u8, 0..=160), elements in vec(0..4_u8, 0..6),
        tables in any_tables(),
    ) {
        laws::septets_pack_and_unpack_as_in_the_model(&septets, &elements, tables);
    }

    #[test]
    fn code_units_decode_as_std_does(
        units in vec(prop_oneof![any::<u16>(), 0xD7F0..0xE010_u16], 0..=70),
    ) {
        laws::code_units_decode_as_std_does(&units);
    }

    #[test]
    fn reassembly_equals_the_model(size in any::<u8>(), events in vec(any::<[u8; 6]>(), 0..200)) {
        laws::reassembly::reassembly_equals_the_model(size, &events);
    }

    #[test]
    fn replacing_is_idempotent(
        text in prop_oneof![4 => replaceable(), 1 => any_text()], groups in any::<u8>(),
    ) {
        laws::substitute::replacing_is_idempotent(&text, groups);
        laws::substitute::replacing_is_idempotent(&text, model::substitute::ALL);
    }

    #[test]
    fn iterators_end((text, rules) in replaceable_case(), groups in any::<u8>()) {
        laws::ends::iterators_end(&text, rules, groups);
        laws::ends::iterators_end(&text, rules, model::substitute::ALL);
    }

    /// Letters and their marks, composed and decomposed.
    #[test]
    fn equivalent_texts_are_replaced_alike(text in letters()) {
        let all = |text: &str| laws::substitute::replaced(text, Groups::ALL);
        let nfd = |text: String| text.nfd().collect::<String>();
        let expected = nfd(all(&text));
        let composed: String = text.nfc().collect();
        prop_assert_eq!(nfd(all(&composed)), &*expected, "{:?}", composed);
        let apart = nfd(text);
        prop_assert_eq!(nfd(all(&apart)), &*expected, "{:?}", apart);
    }

    #[test]
    fn any_octets_decode(
        tp_dcs in prop_oneof![Just(0x00), Just(0x08), any::<u8>()],
        (has_header, header) in any::<(bool, [u8; 2])>(),
        udl in any::<u8>(),
        octets in vec(any::<u8>(), 0..=150),
        honest in any::<bool>(),
        shifts in prop_oneof![Just(vec![]), vec(shift(), 0..4)],
    ) {
        let mut octets = octets;
        // Random octets are rarely a valid header.
        if header[0] < 0xC0 {
            for (octet, likely) in octets.iter_mut().zip([5, 0, 3, 7, 2, header[1] % 4]) {
                *octet = likely;
            }
        }
        // Random octets rarely name national tables, either.
        let has_header = has_header || !shifts.is_empty();
        if !shifts.is_empty() {
            let mut header = shifts.concat();
            header.insert(0, header.len() as u8);
            octets.splice(..0, header);
            octets.truncate(140);
        }
        let udl = match (honest, septet::wire::DataCoding::new(tp_dcs).counts_septets()) {
            (false, _) => udl,
            (true, true) => (octets.len() * 8 / 7) as u8,
            (true, false) => octets.len() as u8,
        };
        laws::any_octets_decode(tp_dcs, has_header, udl, &octets);
    }
}

// The model measures a text in all tables for each value of these.
proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn explanations_are_true((text, rules) in replaceable_case(), groups in any::<u8>()) {
        laws::explain::explanations_are_true(&text, rules, groups);
        laws::explain::explanations_are_true(&text, rules, u8::MAX);
    }

    #[test]
    fn replacing_follows_the_policy((text, rules) in replaceable_case(), groups in any::<u8>()) {
        laws::explain::replacing_follows_the_policy(&text, rules, groups);
        laws::explain::replacing_follows_the_policy(&text, rules, u8::MAX);
    }

    #[test]
    fn estimates_equal_the_model((text, rules) in any_case(), limit in any_limit()) {
        laws::provider::estimates_equal_the_model(&text, rules, limit);
    }

    #[test]
    fn truncation_meets_the_limit(
        (text, rules) in any_case(), limit in any_limit(), segments in 0..5_u32,
    ) {
        let text: String = text.chars().take(400).collect();
        laws::provider::truncation_meets_the_limit(&text, rules, limit, segments);
    }

    #[test]
    fn ascii_equals_the_model(
        (text, rules) in any_case(), limit in any_limit(), segments in 0..5_u32,
    ) {
        let text: String = text.chars().take(330).collect();
        laws::provider::ascii_equals_the_model(&text, rules, limit, segments);
        let ascii: String = text.chars().map(|c| char::from(c as u8 & 0x7F)).collect();
        laws::provider::ascii_equals_the_model(&ascii, rules, limit, segments);
        laws::provider::ascii_equals_the_model(&(ascii + &text), rules, limit, segments);
    }

    #[test]
    fn smart_encodings_equal_the_model((text, rules) in replaceable_case()) {
        laws::smart::smart_encodings_equal_the_model(&text, rules);
    }

    #[test]
    fn every_value_can_be_formatted(
        (text, rules) in replaceable_case(), limit in any_limit(), groups in any::<u8>(),
        fields in (prop_oneof![Just(0x00), Just(0x08), any::<u8>()], any::<bool>(), any::<u8>()),
        header in vec(shift(), 0..4), octets in vec(any::<u8>(), 0..=160),
    ) {
        let text: String = text.chars().take(320).collect();
        let mut header = header.concat();
        header.insert(0, header.len() as u8);
        let (text, octets) = (&*text, &*[header, octets].concat());
        laws::debug::every_value_can_be_formatted(Source {
            text, rules, limit, groups, fields, octets,
        });
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn truncate_returns_the_longest_prefix_that_fits(
        (text, rules) in any_case(), limit in 0..5_u32,
    ) {
        let text: String = text.chars().take(400).collect();
        laws::truncate_returns_the_longest_prefix_that_fits(&text, rules, limit);
    }

    #[test]
    fn messages_are_complete_or_absent(
        texts in vec(any_text(), 0..6),
        reference in any::<u16>(),
        length in proptest::option::of(1..=66_usize),
        arrivals in vec(any::<u16>(), 0..200),
    ) {
        laws::arrivals::messages_are_complete_or_absent(&texts, reference, length, &arrivals);
    }

    #[test]
    fn the_age_limit_keeps_messages_apart(
        texts in vec(any_text(), 1..4), max_age in any::<u8>(), overlap in any::<bool>(),
        arrivals in vec(any::<[u8; 3]>(), 0..300),
    ) {
        laws::arrivals::the_age_limit_keeps_messages_apart(&texts, max_age, overlap, &arrivals);
    }

    /// CR LF, the only cluster of two characters in the default alphabet, may be divided. Both
    /// boundaries therefore give the same segments.
    #[test]
    fn plain_text_has_no_clusters(text in plain(), wide_reference in any::<bool>()) {
        let by_character = Rules { wide_reference, ..Rules::PLAIN };
        let by_cluster = Rules { clusters: cfg!(feature = "graphemes"), ..by_character };
        prop_assert_eq!(
            model::segments(&text, by_character),
            model::segments(&text, by_cluster)
        );
        laws::segments_equal_the_model_and_rejoin(&text, by_cluster);
    }
}
