//! Serialized values deserialize to equal values, and invalid values are errors.

mod model;
#[path = "serde/random.rs"]
mod random;
#[path = "serde/state.rs"]
mod state;
mod texts;

use std::fmt::Debug;

use septet::alphabet::{Alphabet, CharSet};
use septet::provider::{Channel, Limit, LimitUnits, Provider};
use septet::reassembly::MessageKey;
use septet::replace::{Groups, Policy};
use septet::wire::{Concatenation, DataCoding, HeaderExtras, Part};
use septet::{Boundary, Encoding, ReferenceWidth, Segmenter, UserData};
use serde_json::{Value, from_value, json, to_value};

/// Checks that a value round-trips through a JSON string and through a `Value`.
fn assert_round_trips<T>(value: &T)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + Debug,
{
    let written = serde_json::to_string(value).unwrap();
    assert_eq!(
        &serde_json::from_str::<T>(&written).unwrap(),
        value,
        "{written}"
    );
    let tree = to_value(value).unwrap();
    assert_eq!(&from_value::<T>(tree).unwrap(), value, "{written}");
}

fn assert_serializes_to<T>(value: T, written: Value)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + Debug,
{
    assert_eq!(to_value(&value).unwrap(), written);
    assert_round_trips(&value);
}

/// The error message for a value that cannot be deserialized.
fn deserialize_error<T: serde::de::DeserializeOwned + Debug>(written: Value) -> String {
    from_value::<T>(written).unwrap_err().to_string()
}

#[test]
fn names_and_numbers() {
    assert_serializes_to(Encoding::Gsm7, json!("GSM-7"));
    assert_serializes_to(Encoding::Ucs2, json!("UCS-2"));
    assert_serializes_to(Boundary::Character, json!("character"));
    #[cfg(feature = "graphemes")]
    assert_serializes_to(Boundary::Grapheme, json!("grapheme"));
    assert_serializes_to(ReferenceWidth::Bits8, json!(8));
    assert_serializes_to(ReferenceWidth::Bits16, json!(16));
    assert_serializes_to(Policy::Never, json!("never"));
    assert_serializes_to(Policy::IfFits, json!("fit"));
    assert_serializes_to(Policy::IfSaves, json!("save"));
    assert_serializes_to(Policy::Always, json!("always"));
    assert_serializes_to(Channel::Sms, json!("sms"));
    assert_serializes_to(Channel::Mms, json!("mms"));
    for &provider in Provider::ALL {
        assert_serializes_to(provider, json!(provider.name()));
    }
    for octet in 0..=u8::MAX {
        assert_serializes_to(DataCoding::new(octet), json!(octet));
    }
    assert_eq!(
        deserialize_error::<Encoding>(json!("latin-1")),
        "invalid value: string \"latin-1\", expected GSM-7 or UCS-2"
    );
    assert_eq!(
        deserialize_error::<ReferenceWidth>(json!(12)),
        "invalid value: integer `12`, expected 8 or 16"
    );
    assert!(deserialize_error::<Boundary>(json!("word")).contains("expected character"));
    assert!(deserialize_error::<Policy>(json!(1)).contains("expected never, fit, save or always"));
    assert!(
        deserialize_error::<Channel>(json!("fax")).contains("expected sms, mms, rcs or rcs-us")
    );
    assert!(deserialize_error::<Provider>(json!("pigeon")).contains("known provider"));
}

#[test]
#[cfg(feature = "national")]
fn languages() {
    use septet::alphabet::{Language, Languages};

    for &language in Language::ALL {
        assert_serializes_to(language, json!(language.name().to_lowercase()));
        let code: Language = from_value(json!(language.code())).unwrap();
        assert_eq!(code, language);
    }
    assert_serializes_to(Languages::NONE, json!([]));
    let languages = Languages::NONE
        .with(Language::Turkish)
        .with(Language::Spanish)
        .with_locking_shift(Language::Hindi)
        .with_single_shift(Language::Urdu);
    assert_serializes_to(
        languages,
        json!(["turkish", "spanish", "hindi locking", "urdu single"]),
    );
    let read: Languages =
        from_value(json!(["TR", "es single", "Hindi Locking", "ur single"])).unwrap();
    assert_eq!(read, languages);
    let all: Languages = from_value(json!(["all"])).unwrap();
    assert_eq!(all, Languages::ALL);
    for other in [
        json!(["klingon"]),
        json!(["spanish locking"]),
        json!(["all single"]),
        json!(["turkish double"]),
        json!([" single"]),
        json!([1]),
    ] {
        let error = deserialize_error::<Languages>(other);
        assert!(error.contains("name or code of a language"), "{error}");
    }
    assert!(deserialize_error::<Languages>(json!("tr")).contains("a list of languages"));
}

#[test]
fn sets_of_characters() {
    let septets = 0..0x80;
    let codes = septets.clone().map(septet::alphabet::Code::Main);
    let codes = codes.chain(septets.map(septet::alphabet::Code::Extension));
    let all: CharSet = codes
        .filter_map(|code| Alphabet::DEFAULT.character(code))
        .collect();
    assert_round_trips(&all);
    let written: String = from_value(to_value(all).unwrap()).unwrap();
    assert_eq!(written.chars().count(), 127 + 10);
    assert_serializes_to(CharSet::EMPTY, json!(""));
    assert_serializes_to(CharSet::from_chars(&['€', 'Ω']), json!("Ω€"));
    let error = deserialize_error::<CharSet>(json!("Ωж"));
    assert!(
        error.contains("characters of the GSM 7-bit alphabet"),
        "{error}"
    );

    assert_serializes_to(Groups::NONE, json!([]));
    assert_serializes_to(
        Groups::ALL,
        json!(["typography", "spaces", "accents", "lookalikes", "greek"]),
    );
    assert!(deserialize_error::<Groups>(json!(["emoji"])).contains("lookalikes or greek"));
}

#[test]
fn elements() {
    assert_serializes_to(HeaderExtras::NONE, json!([]));
    assert_serializes_to(
        HeaderExtras::ports(2948, 9200),
        json!([{ "identifier": 5, "data": "0B8423F0" }]),
    );
    for (other, reason) in [
        (json!([{ "identifier": 0, "data": "070201" }]), "0x00"),
        (
            json!([{ "identifier": 112, "data": "00".repeat(15) }]),
            "17 octets",
        ),
        (json!([{ "identifier": 112, "data": "0" }]), "hexadecimal"),
        (json!([{ "identifier": 112, "data": "0G" }]), "hexadecimal"),
        (
            json!([{ "identifier": 112, "data": "00".repeat(141) }]),
            "140",
        ),
        (json!([{ "identifier": 112 }]), "data"),
        (json!({}), "list of information elements"),
    ] {
        let error = deserialize_error::<HeaderExtras>(other);
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn rules() {
    let rules: Segmenter = from_value(json!({})).unwrap();
    assert_eq!(rules, Segmenter::new());

    let rules: Segmenter = from_value(json!({
        "reference_width": 16,
        "encoding": "gsm-7",
        "excluding": "ΔΩ",
        "header_extras": [{ "identifier": 5, "data": "0b8423f0" }],
    }))
    .unwrap();
    let expected = Segmenter::new()
        .with_reference_width(ReferenceWidth::Bits16)
        .with_encoding(Encoding::Gsm7)
        .excluding(CharSet::from_chars(&['Δ', 'Ω']))
        .with_header_extras(HeaderExtras::ports(2948, 9200));
    assert_eq!(rules, expected);
    assert_round_trips(&rules);

    let error = deserialize_error::<Segmenter>(json!({ "referenceWidth": 16 }));
    assert!(error.contains("unknown field `referenceWidth`"), "{error}");
}

#[test]
#[cfg(all(feature = "graphemes", feature = "national"))]
fn rules_with_every_feature() {
    use septet::alphabet::{Language, Languages};

    let written = r#"{"reference_width":16,"boundary":"grapheme","languages":["tr"]}"#;
    let rules: Segmenter = serde_json::from_str(written).unwrap();
    let expected = Segmenter::new()
        .with_reference_width(ReferenceWidth::Bits16)
        .with_boundary(Boundary::Grapheme)
        .with_languages(Languages::NONE.with(Language::Turkish));
    assert_eq!(rules, expected);
    assert_serializes_to(
        rules,
        json!({
            "reference_width": 16,
            "boundary": "grapheme",
            "encoding": null,
            "header_extras": [],
            "excluding": "",
            "languages": ["turkish"],
        }),
    );
}

/// The keys are the same as in the command line's JSON.
#[test]
fn results() {
    let mut measure = json!({
        "encoding": "GSM-7",
        "characters": 153,
        "units": 306,
        "segment_count": 3,
        "capacity": 153,
        "remaining": 151,
        "unmappable": 0,
    });
    if cfg!(feature = "national") {
        measure["locking"] = Value::Null;
        measure["single"] = Value::Null;
    }
    let text = "]".repeat(153);
    assert_serializes_to(septet::measure(&text), measure.clone());
    let estimate = Provider::BANDWIDTH.estimate(&text, Channel::Sms);
    let limit = json!({
        "acceptance": "accepted",
        "unit": "characters",
        "max": 2048,
        "used": 153,
    });
    assert_serializes_to(estimate.limit, limit.clone());
    assert_serializes_to(
        estimate,
        json!({
            "channel": "sms",
            "segment_count": 3,
            "measure": measure,
            "bytes": 153,
            "limit": limit,
        }),
    );
    let units = LimitUnits::UNITS.with(LimitUnits::BYTES);
    assert_serializes_to(
        Limit::new(10, LimitUnits::SEGMENTS).with_ucs2(737, units),
        json!({
            "gsm7": { "max": 10, "units": ["segments"] },
            "ucs2": { "max": 737, "units": ["units", "bytes"] },
        }),
    );

    let explanation = Segmenter::new().explain(&text);
    assert_serializes_to(
        explanation.segment_ends().next().unwrap(),
        json!({ "offset": 76, "utf16_offset": 76, "unused_units": 1 }),
    );
    assert_serializes_to(
        explanation.extensions().nth(1).unwrap(),
        json!({ "offset": 1, "utf16_offset": 1, "char": "]" }),
    );
    let explanation = Segmenter::new().explain("a…");
    assert_eq!(
        to_value(explanation.unmappable().next().unwrap()).unwrap(),
        json!({ "offset": 1, "utf16_offset": 1, "char": "…", "substitute": "..." })
    );
    assert_eq!(
        to_value(Groups::ALL.replace("a…").changes().next().unwrap()).unwrap(),
        json!({ "offset": 1, "utf16_offset": 1, "from": "…", "to": "..." })
    );
}

#[test]
#[cfg(feature = "national")]
fn results_name_the_national_tables() {
    use septet::alphabet::Languages;

    let measure = Segmenter::new()
        .with_languages(Languages::ALL)
        .measure(&"ğ".repeat(100));
    assert_round_trips(&measure);
    assert_eq!(to_value(measure).unwrap()["locking"], "turkish");
    assert_eq!(to_value(measure).unwrap()["single"], Value::Null);
}

#[test]
fn user_data_is_parsed() {
    let sent = septet::split("5 €").unwrap().next().unwrap().encode(0);
    let written = json!({ "tp_dcs": 0, "tp_udhi": false, "tp_udl": 4, "octets": "35D0A60C" });
    assert_serializes_to(sent.clone(), written.clone());
    assert_serializes_to(
        sent.fields(),
        json!({ "tp_dcs": 0, "tp_udhi": false, "tp_udl": 4 }),
    );
    let mut short = written;
    short["octets"] = json!("35D0A6");
    assert_eq!(
        deserialize_error::<UserData>(short),
        "a user data length of 4 takes 4 octets, found 3"
    );
    assert_serializes_to(
        MessageKey {
            sender: "+491234".to_owned(),
            reference_width: ReferenceWidth::Bits8,
            reference: 7,
            total: 2,
        },
        json!({ "sender": "+491234", "reference_width": 8, "reference": 7, "total": 2 }),
    );
    assert_serializes_to(
        Concatenation {
            reference_width: ReferenceWidth::Bits16,
            reference: 0xCAFE,
            part: Part {
                sequence: 1,
                total: 2,
            },
        },
        json!({
            "reference_width": 16,
            "reference": 0xCAFE,
            "part": { "sequence": 1, "total": 2 },
        }),
    );
}
