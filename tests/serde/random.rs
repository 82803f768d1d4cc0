//! Random values round-trip.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use septet::alphabet::{Alphabet, CharSet, Code};
use septet::explain::{CharPosition, SegmentEnd};
use septet::provider::{Channel, Estimate, Limit, LimitCheck, Provider};
use septet::replace::Groups;
use septet::wire::{Concatenation, DataCoding, Fields, HeaderExtras, Part};
use septet::{Boundary, Encoding, Measure, ReferenceWidth, Segmenter, UserData};
use serde_json::{from_value, json};

use crate::texts::any_text;
use crate::{assert_round_trips, deserialize_error};

/// A set of characters of the default alphabet.
fn set() -> impl Strategy<Value = CharSet> {
    vec(0..0x80_u8, 0..20).prop_map(|septets| {
        let characters = septets.into_iter().flat_map(|septet| {
            [
                Alphabet::DEFAULT.character(Code::Main(septet)),
                Alphabet::DEFAULT.character(Code::Extension(septet)),
            ]
        });
        characters.flatten().collect()
    })
}

fn extras() -> impl Strategy<Value = HeaderExtras> {
    vec((any::<u8>(), vec(any::<u8>(), 0..6)), 0..4).prop_map(|elements| {
        elements
            .into_iter()
            .fold(HeaderExtras::NONE, |all, (identifier, data)| {
                all.with(identifier, &data).unwrap_or(all)
            })
    })
}

fn boundary() -> impl Strategy<Value = Boundary> {
    select(vec![
        Boundary::Character,
        #[cfg(feature = "graphemes")]
        Boundary::Grapheme,
    ])
}

fn any_rules() -> impl Strategy<Value = Segmenter> {
    let encoding = select(vec![None, Some(Encoding::Gsm7), Some(Encoding::Ucs2)]);
    let width = select(vec![ReferenceWidth::Bits8, ReferenceWidth::Bits16]);
    let languages = any::<[u16; 2]>();
    (width, boundary(), encoding, extras(), set(), languages).prop_map(
        |(width, boundary, encoding, extras, set, languages)| {
            let rules = Segmenter::new()
                .with_reference_width(width)
                .with_boundary(boundary)
                .with_header_extras(extras)
                .excluding(set);
            let rules = encoding.map_or(rules, |encoding| rules.with_encoding(encoding));
            with_languages(rules, languages)
        },
    )
}

#[cfg(not(feature = "national"))]
fn with_languages(rules: Segmenter, _: [u16; 2]) -> Segmenter {
    rules
}

#[cfg(feature = "national")]
fn with_languages(rules: Segmenter, [locking, single]: [u16; 2]) -> Segmenter {
    use septet::alphabet::{Language, Languages};

    let mut languages = Languages::NONE;
    for &language in Language::ALL {
        if locking >> language.identifier() & 1 == 1 {
            languages = languages.with_locking_shift(language);
        }
        if single >> language.identifier() & 1 == 1 {
            languages = languages.with_single_shift(language);
        }
    }
    assert_round_trips(&languages);
    rules.with_languages(languages)
}

proptest! {
    #[test]
    fn rules_round_trip(rules in any_rules()) {
        assert_round_trips(&rules);
    }

    #[test]
    fn results_round_trip(text in any_text(), rules in any_rules(), mms in any::<bool>()) {
        assert_round_trips::<Measure>(&rules.measure(&text));
        let channel = Channel::from_message(mms, 1);
        for &provider in Provider::ALL {
            let estimate = provider.with_segmenter(rules).estimate(&text, channel);
            assert_round_trips::<Estimate>(&estimate);
            assert_round_trips::<LimitCheck>(&estimate.limit);
            assert_round_trips::<Limit>(&provider.limit());
        }
        let explanation = rules.explain(&text);
        for end in explanation.segment_ends() {
            assert_round_trips::<SegmentEnd>(&end);
        }
        for place in explanation.extensions().take(20) {
            assert_round_trips::<CharPosition>(&place);
        }
    }

    #[test]
    fn sent_messages_round_trip(text in any_text(), rules in any_rules(), number in any::<u16>()) {
        for segment in rules.split(&text).into_iter().flatten() {
            let sent = segment.encode(number);
            assert_round_trips::<UserData>(&sent);
            assert_round_trips::<Fields>(&sent.fields());
            assert_round_trips::<DataCoding>(&sent.data_coding());
            assert_round_trips::<Option<Concatenation>>(&sent.concatenation());
            assert_round_trips::<Part>(&segment.part());
        }
    }

    #[test]
    fn groups_round_trip(bits in 0..32_u8) {
        let all = [
            Groups::TYPOGRAPHY,
            Groups::SPACES,
            Groups::ACCENTS,
            Groups::LOOKALIKES,
            Groups::GREEK,
        ];
        let chosen = (0..5).filter(|place| bits >> place & 1 == 1);
        assert_round_trips(&chosen.fold(Groups::NONE, |groups, place| groups.with(all[place])));
    }

    /// Deserializing returns the same value or error as `UserData::parse`.
    #[test]
    fn any_user_data_is_parsed(
        tp_dcs in select(vec![0x00, 0x04, 0x08, 0xF5]), tp_udhi in any::<bool>(),
        tp_udl in 0..12_u8, octets in vec(0..16_u8, 0..12),
    ) {
        let fields = Fields { tp_dcs, tp_udhi, tp_udl };
        let hex: String = octets.iter().map(|octet| format!("{octet:02x}")).collect();
        let written = json!({
            "tp_dcs": tp_dcs, "tp_udhi": tp_udhi, "tp_udl": tp_udl, "octets": hex,
        });
        match UserData::parse(fields, &octets) {
            Ok(parsed) => prop_assert_eq!(from_value::<UserData>(written).unwrap(), parsed),
            Err(error) => prop_assert_eq!(deserialize_error::<UserData>(written), error.to_string()),
        }
    }
}
