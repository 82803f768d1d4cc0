//! The laws over random texts and random octets.

mod laws;
mod model;
mod texts;

use model::Rules;
use proptest::collection::vec;
use proptest::prelude::*;
use texts::{any_text, plain};

fn any_rules() -> impl Strategy<Value = Rules> {
    let forced = prop_oneof![
        3 => Just(None),
        1 => Just(Some(model::Encoding::Gsm7)),
        1 => Just(Some(model::Encoding::Ucs2)),
    ];
    (any::<bool>(), any::<bool>(), forced).prop_map(|(wide_reference, clusters, forced)| Rules {
        wide_reference,
        clusters: clusters && cfg!(feature = "graphemes"),
        forced,
    })
}

/// So many cases, or as many as `PROPTEST_CASES` asks for.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig::with_cases(asked.map_or(usual, |asked| asked.parse().unwrap()))
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn measure_agrees_with_the_model(text in any_text(), rules in any_rules()) {
        laws::measure_agrees_with_the_model(&text, rules);
    }

    #[test]
    fn segments_are_the_model_s_and_rejoin(text in any_text(), rules in any_rules()) {
        laws::segments_are_the_model_s_and_rejoin(&text, rules);
    }

    #[test]
    fn segments_are_as_full_as_they_can_be(text in any_text(), rules in any_rules()) {
        laws::segments_are_as_full_as_they_can_be(&text, rules);
    }

    #[test]
    fn octets_round_trip(text in any_text(), rules in any_rules(), number in any::<u16>()) {
        laws::octets_round_trip(&text, rules, number);
    }

    #[test]
    fn a_counter_fed_in_pieces_equals_the_measure(
        text in any_text(), wide in any::<bool>(), pieces in vec(0..9_usize, 8),
    ) {
        laws::a_counter_fed_in_pieces_equals_the_measure(&text, wide, &pieces);
    }

    #[test]
    fn septets_are_the_model_s(text in any_text()) {
        laws::septets_are_the_model_s(&text);
    }

    #[test]
    fn septets_pack_and_unpack_as_in_the_model(
        septets in vec(0..0x80_u8, 0..=160), elements in vec(0..4_u8, 0..6),
    ) {
        laws::septets_pack_and_unpack_as_in_the_model(&septets, &elements);
    }

    #[test]
    fn code_units_decode_as_std_does(
        units in vec(prop_oneof![any::<u16>(), 0xD7F0..0xE010_u16], 0..=70),
    ) {
        laws::code_units_decode_as_std_does(&units);
    }

    #[test]
    fn reassembly_is_the_model_s(size in any::<u8>(), events in vec(any::<[u8; 6]>(), 0..200)) {
        laws::reassembly::reassembly_is_the_model_s(size, &events);
    }

    #[test]
    fn any_octets_decode(
        tp_dcs in prop_oneof![Just(0x00), Just(0x08), any::<u8>()],
        (has_header, header) in any::<(bool, [u8; 2])>(),
        udl in any::<u8>(),
        octets in vec(any::<u8>(), 0..=150),
        honest in any::<bool>(),
    ) {
        let mut octets = octets;
        // Random octets are hardly ever a header that can be.
        if header[0] < 0xC0 {
            for (octet, likely) in octets.iter_mut().zip([5, 0, 3, 7, 2, header[1] % 4]) {
                *octet = likely;
            }
        }
        let udl = match (honest, septet::DataCoding::new(tp_dcs).counts_septets()) {
            (false, _) => udl,
            (true, true) => (octets.len() * 8 / 7) as u8,
            (true, false) => octets.len() as u8,
        };
        laws::any_octets_decode(tp_dcs, has_header, udl, &octets);
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn truncate_is_the_longest_that_fits(
        text in any_text(), rules in any_rules(), most in 0..5_u32,
    ) {
        let text: String = text.chars().take(400).collect();
        laws::truncate_is_the_longest_that_fits(&text, rules, most);
    }

    #[test]
    fn messages_come_whole_or_not_at_all(
        texts in vec(any_text(), 0..6),
        number in any::<u16>(),
        torn in proptest::option::of(1..=66_usize),
        arrivals in vec(any::<u16>(), 0..200),
    ) {
        laws::reassembly::messages_come_whole_or_not_at_all(&texts, number, torn, &arrivals);
    }

    /// In the default alphabet CR LF is the only cluster of two characters, so both
    /// boundaries cut alike.
    #[test]
    fn plain_text_has_no_clusters(text in plain(), wide_reference in any::<bool>()) {
        let by_character = Rules { wide_reference, ..Rules::PLAIN };
        let by_cluster = Rules { clusters: cfg!(feature = "graphemes"), ..by_character };
        prop_assert_eq!(
            model::segments(&text, by_character),
            model::segments(&text, by_cluster)
        );
        laws::segments_are_the_model_s_and_rejoin(&text, by_cluster);
    }
}
