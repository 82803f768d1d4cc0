//! Every value of the fields of one octet, and times and durations.

use std::time::Duration;

use septet::tpdu::{
    CommandType, DateTime, FailureCause, Field, Outcome, ProtocolIdentifier, Status, Timestamp,
    TpduError, Validity,
};

#[test]
fn every_octet_is_kept() {
    for octet in 0..=u8::MAX {
        assert_eq!(Status::new(octet).octet(), octet);
        assert_eq!(FailureCause::new(octet).octet(), octet);
        assert_eq!(ProtocolIdentifier::new(octet).octet(), octet);
        assert_eq!(CommandType::new(octet).octet(), octet);
        assert_eq!(Timestamp::from_octets([octet; 7]).octets(), [octet; 7]);
        let protocol = ProtocolIdentifier::new(octet);
        assert_eq!(protocol.is_type_0(), octet == 0x40);
        let replace = protocol.replace_type();
        assert_eq!(replace.is_some(), (0x41..=0x47).contains(&octet));
        if let Some(replace) = replace {
            assert_eq!(ProtocolIdentifier::replace(replace), Some(protocol));
        }
    }
}

#[test]
fn statuses_have_an_outcome_and_a_meaning() {
    for octet in 0..=u8::MAX {
        let status = Status::new(octet);
        let outcome = match octet >> 5 {
            0 => Outcome::Completed,
            1 => Outcome::Trying,
            2 => Outcome::Failed,
            _ => Outcome::GivenUp,
        };
        assert_eq!(status.outcome(), outcome);
        assert_eq!(status.is_delivered(), octet == 0);
        let suffix = match outcome {
            Outcome::Trying => ", still trying",
            Outcome::GivenUp => ", given up",
            Outcome::Completed | Outcome::Failed => "",
        };
        assert!(status.meaning().ends_with(suffix), "{status}");
        assert_eq!(status.to_string(), status.meaning());
        // The temporary errors have the same meanings, whether they are final or not.
        if outcome == Outcome::Trying {
            let given_up = Status::new(octet | 0x40).to_string();
            let error = given_up.strip_suffix(", given up").unwrap();
            assert_eq!(status.to_string(), format!("{error}, still trying"));
        }
        if octet >= 0x80 {
            assert_eq!(status.meaning(), Status::new(0x63).meaning());
        }
    }
}

#[test]
fn failure_causes_have_a_meaning() {
    let reserved = (0..=u8::MAX).filter(|&octet| FailureCause::new(octet).meaning() == "reserved");
    assert_eq!(reserved.count(), 256 - 25 - 31 - 1);
    assert_eq!(
        FailureCause::new(0xE7).to_string(),
        "specific to an application"
    );
}

/// Every date that two digits of a year can name, and those that do not exist.
#[test]
fn every_day_of_a_century() {
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut valid = 0;
    for year in 0..=99_u8 {
        for month in 0..=13_u8 {
            for day in 0..=32 {
                let time = DateTime {
                    year,
                    month,
                    day,
                    hour: 0,
                    minute: 0,
                    second: 0,
                    quarters: 0,
                };
                let full_year = time.full_year();
                let is_leap = full_year.is_multiple_of(4);
                let days = match month {
                    2 if is_leap => 29,
                    1..=12 => days[usize::from(month) - 1],
                    _ => 0,
                };
                assert_eq!(time.is_valid(), (1..=days).contains(&day), "{time}");
                let stamp = Timestamp::new(time);
                assert_eq!(stamp.is_some(), time.is_valid());
                if let Some(stamp) = stamp {
                    valid += 1;
                    assert_eq!(stamp.date_time(), Some(time));
                }
            }
        }
    }
    assert_eq!(valid, 36_525);
    let time = DateTime {
        year: 90,
        month: 1,
        day: 1,
        hour: 0,
        minute: 0,
        second: 0,
        quarters: 0,
    };
    assert_eq!(time.full_year(), 1990);
    assert_eq!(DateTime { year: 89, ..time }.full_year(), 2089);
}

#[test]
fn every_time_of_a_day_and_every_zone() {
    let noon = DateTime {
        year: 24,
        month: 2,
        day: 29,
        hour: 12,
        minute: 0,
        second: 0,
        quarters: 0,
    };
    for quarters in -100..=100_i8 {
        let time = DateTime { quarters, ..noon };
        assert_eq!(time.is_valid(), (-79..=79).contains(&quarters));
        let Some(stamp) = Timestamp::new(time) else {
            continue;
        };
        assert_eq!(stamp.date_time(), Some(time));
        let minutes = u32::from(quarters.unsigned_abs()) * 15;
        let sign = if quarters < 0 { '-' } else { '+' };
        let zone = format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60);
        assert_eq!(time.to_string(), format!("2024-02-29T12:00:00{zone}"));
    }
    for value in 0..=u8::MAX {
        let valid =
            |time: DateTime| Timestamp::new(time).is_some_and(|it| it.date_time() == Some(time));
        assert_eq!(
            valid(DateTime {
                hour: value,
                ..noon
            }),
            value < 24
        );
        assert_eq!(
            valid(DateTime {
                minute: value,
                ..noon
            }),
            value < 60
        );
        assert_eq!(
            valid(DateTime {
                second: value,
                ..noon
            }),
            value < 60
        );
        assert_eq!(
            valid(DateTime {
                year: value,
                month: 3,
                ..noon
            }),
            value < 100
        );
        assert_eq!(
            valid(DateTime {
                day: value,
                month: 3,
                ..noon
            }),
            (1..=31).contains(&value)
        );
        assert_eq!(
            valid(DateTime {
                month: value,
                day: 1,
                ..noon
            }),
            (1..=12).contains(&value)
        );
    }
}

#[test]
fn relative_validities_are_never_longer_than_asked() {
    let mut last = Duration::ZERO;
    for octet in 0..=u8::MAX {
        let duration = Validity::Relative(octet).duration().unwrap();
        assert!(duration > last);
        assert_eq!(Validity::relative(duration), Validity::Relative(octet));
        let less = duration - Duration::from_nanos(1);
        let expected = Validity::Relative(octet.saturating_sub(1));
        assert_eq!(Validity::relative(less), expected, "{octet}");
        last = duration;
    }
    assert_eq!(last, Duration::from_secs(63 * 7 * 86_400));
    assert_eq!(Validity::relative(Duration::ZERO), Validity::Relative(0));
    assert_eq!(Validity::relative(Duration::MAX), Validity::Relative(255));
}

#[test]
fn enhanced_validities() {
    let seconds = |octets: [u8; 4]| {
        let [format, first, second, third] = octets;
        let validity = Validity::Enhanced([format, first, second, third, 0, 0, 0]);
        validity.duration().map(|duration| duration.as_secs())
    };
    assert_eq!(seconds([0, 1, 1, 1]), None);
    assert_eq!(seconds([1, 0, 0, 0]), Some(300));
    assert_eq!(seconds([2, 0, 0, 0]), None);
    assert_eq!(seconds([2, 1, 0, 0]), Some(1));
    assert_eq!(seconds([3, 0x10, 0x20, 0x30]), Some(3_600 + 120 + 3));
    assert_eq!(seconds([3, 0x99, 0x99, 0x99]), Some(99 * 3_661));
    assert_eq!(seconds([4, 1, 1, 1]), None);
    let stamp = Timestamp::from_octets([0; 7]);
    assert_eq!(Validity::Absolute(stamp).duration(), None);
    assert!(!Validity::Absolute(Timestamp::from_octets([0x40; 7])).is_single_shot());
}

#[test]
fn errors_display_with_offsets() {
    for (error, kind, shown) in [
        (
            TpduError::Hex { offset: 3 },
            "hex",
            "expected two hexadecimal digits per octet at offset 3",
        ),
        (
            TpduError::Truncated {
                field: Field::UserDataLength,
                offset: 18,
            },
            "truncated",
            "the octets end at offset 18, within TP-UDL",
        ),
        (
            TpduError::SmscLength { length: 1 },
            "smsc-length",
            "the SMSC address at offset 0 has length 1, expected 0 or 2 to 11 octets; the TPDU may \
             have no SMSC address",
        ),
        (
            TpduError::Type { offset: 0, mti: 3 },
            "type",
            "type 3 at offset 0 is reserved in this direction",
        ),
        (
            TpduError::AddressLength {
                offset: 1,
                length: 21,
            },
            "address-length",
            "the address at offset 1 has length 21, expected at most 20 semi-octets",
        ),
        (
            TpduError::UserData {
                offset: 19,
                error: septet::ParseError::HeaderLength {
                    needed: 1,
                    octets: 0,
                },
            },
            "user-data",
            "user data at offset 19: the header at offset 0 takes 1 octets, found 0",
        ),
        (
            TpduError::Trailing { offset: 27 },
            "trailing",
            "octets from offset 27 follow the last field",
        ),
        (
            TpduError::TooLong { offset: 256 },
            "too-long",
            "the octets from offset 256 do not fit",
        ),
    ] {
        assert_eq!((error.kind(), &*error.to_string()), (kind, shown));
    }
}
