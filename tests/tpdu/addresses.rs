//! Numbers and names, written and read.

use septet::tpdu::{
    Address, AddressError, Direction, NumberingPlan, Tpdu, TpduError, TypeOfNumber,
};

/// Reads an address as the originator of a DELIVER.
fn read(address: &[u8]) -> Result<Address, TpduError> {
    let rest = [0, 0, 0x42, 0x20, 0x92, 0x21, 0x43, 0x65, 0x40, 0];
    let octets = [&[0x04], address, &rest].concat();
    let tpdu = Tpdu::parse(Direction::ToMobile, &octets)?;
    Ok(tpdu.address().unwrap())
}

#[test]
fn numbers_of_every_length() {
    for length in 1..=20 {
        let digits: String = "0123456789*#abc".chars().cycle().take(length).collect();
        for (number, type_octet) in [(digits.clone(), 0x81), (format!("+{digits}"), 0x91)] {
            let address = Address::new(&number).unwrap();
            assert_eq!(address.octets()[..2], [length as u8, type_octet]);
            assert_eq!(address.octets().len(), 2 + length.div_ceil(2));
            assert_eq!(address.to_string(), number);
            assert_eq!(address.digits().collect::<String>(), digits);
            assert_eq!(address.name(), None);
            assert_eq!(read(address.octets()), Ok(address));
        }
    }
}

#[test]
fn names_of_every_length() {
    for length in 1..=11 {
        let name: String = "Ä@_ΔFGHIJKL".chars().take(length).collect();
        let address = Address::alphanumeric(&name).unwrap();
        assert_eq!(
            address.octets()[..2],
            [(length * 7).div_ceil(4) as u8, 0xD0]
        );
        assert_eq!(address.to_string(), name);
        assert_eq!(address.digits().next(), None);
        assert_eq!(read(address.octets()), Ok(address));
    }
    let longest = Address::alphanumeric("€€€€€A").unwrap().name().unwrap();
    assert_eq!((&*longest, longest.len()), ("€€€€€A", 16));
    assert_eq!(format!("{longest} {longest:?}"), "€€€€€A \"€€€€€A\"");
}

#[test]
fn addresses_that_cannot_be_written() {
    let character = |offset, character| Err(AddressError::Character { offset, character });
    for (number, error) in [
        ("", Err(AddressError::Empty)),
        ("+", Err(AddressError::Empty)),
        ("1+2", character(1, '+')),
        ("+4 9", character(2, ' ')),
        ("A", character(0, 'A')),
        ("d", character(0, 'd')),
        ("٣", character(0, '٣')),
        (
            "+123456789012345678901",
            Err(AddressError::TooLong { offset: 21 }),
        ),
    ] {
        assert_eq!(Address::new(number), error, "{number}");
    }
    for (name, error) in [
        ("", Err(AddressError::Empty)),
        ("aж", character(1, 'ж')),
        ("abcdefghijkl", Err(AddressError::TooLong { offset: 11 })),
        ("abcdefghij€", Err(AddressError::TooLong { offset: 10 })),
    ] {
        assert_eq!(Address::alphanumeric(name), error, "{name}");
    }
    for (error, shown) in [
        (AddressError::Empty, "the address is empty"),
        (
            AddressError::TooLong { offset: 21 },
            "the address is too long from offset 21: at most 20 digits or 11 septets",
        ),
    ] {
        assert_eq!(error.to_string(), shown);
    }
    assert_eq!(AddressError::Empty.offset(), 0);
}

#[test]
fn fillers_are_skipped_wherever_they_are() {
    let address = read(&[6, 0x91, 0x1F, 0xF2, 0x43]).unwrap();
    assert_eq!(address.to_string(), "+1234");
    // Without a digit, there is no sign either.
    for octets in [&[0, 0x91][..], &[1, 0x91, 0xFF]] {
        assert_eq!(read(octets).unwrap().to_string(), "");
    }
    assert_eq!(
        read(&[21, 0x91]),
        Err(TpduError::AddressLength {
            offset: 1,
            length: 21
        })
    );
}

#[test]
fn every_type_octet_is_kept() {
    use NumberingPlan::*;
    let plans = [
        Unknown,
        Isdn,
        Reserved,
        Data,
        Telex,
        CentreSpecific,
        CentreSpecific,
        Reserved,
        National,
        Private,
        Ermes,
        Reserved,
        Reserved,
        Reserved,
        Reserved,
        Reserved,
    ];
    let types = [
        TypeOfNumber::Unknown,
        TypeOfNumber::International,
        TypeOfNumber::National,
        TypeOfNumber::NetworkSpecific,
        TypeOfNumber::Subscriber,
        TypeOfNumber::Alphanumeric,
        TypeOfNumber::Abbreviated,
        TypeOfNumber::Reserved,
    ];
    for type_octet in 0..=u8::MAX {
        let address = read(&[2, type_octet, 0x21]).unwrap();
        assert_eq!(address.type_octet(), type_octet);
        assert_eq!(
            address.numbering_plan(),
            plans[usize::from(type_octet & 15)]
        );
        assert_eq!(
            address.type_of_number(),
            types[usize::from(type_octet >> 4 & 7)]
        );
        assert_eq!(
            Address::new("12").unwrap().with_type_octet(type_octet),
            address
        );
        let shown = match address.type_of_number() {
            TypeOfNumber::Alphanumeric => "!",
            TypeOfNumber::International => "+12",
            _ => "12",
        };
        assert_eq!(address.to_string(), shown);
    }
}
