//! The longest TPDUs, and flags.

use septet::tpdu::{
    Address, Deliver, Direction, ProtocolIdentifier, Submit, Timestamp, Tpdu, Validity,
};
use septet::{UserData, tpdu::WrittenTpdu, wire::Fields};

fn longest() -> (Address, UserData) {
    let fields = Fields {
        tp_dcs: 0x04,
        tp_udhi: false,
        tp_udl: 140,
    };
    let user_data = UserData::parse(fields, &[0x5A; 140]).unwrap();
    (Address::new("+12345678901234567890").unwrap(), user_data)
}

#[test]
fn the_longest_tpdus_fit() {
    let (address, user_data) = longest();
    let stamp = Timestamp::from_octets([0x11; 7]);
    let deliver = Deliver::new(address, stamp, user_data.clone());
    let written = deliver.write();
    assert_eq!(written.length(), 163);
    assert_eq!(
        Tpdu::parse(Direction::ToMobile, written.octets()),
        Ok(Tpdu::Deliver(deliver))
    );

    for validity in [Validity::Absolute(stamp), Validity::Enhanced([1; 7])] {
        let submit = Submit::new(address, user_data.clone()).with_validity(validity);
        let written = submit.write();
        assert_eq!(written.length(), WrittenTpdu::MAX_OCTETS);
        assert_eq!(written.as_ref(), written.octets());
        assert_eq!(
            Tpdu::parse(Direction::ToCentre, written.octets()),
            Ok(Tpdu::Submit(submit))
        );
        assert_eq!(
            written.hex().with_smsc(Some(address)).to_string().len(),
            352
        );
    }
}

/// Every bit of the first octet that is in use.
#[test]
fn every_flag_is_written_and_read() {
    let (address, user_data) = longest();
    for flags in 0..16 {
        let [first, second, third, fourth] = [1, 2, 4, 8].map(|bit| flags & bit != 0);
        let mut deliver = Deliver::new(address, Timestamp::from_octets([0; 7]), user_data.clone());
        deliver.more_messages = first;
        deliver.loop_prevention = second;
        deliver.status_report = third;
        deliver.reply_path = fourth;
        let octets = deliver.write();
        assert_eq!(
            Tpdu::parse(Direction::ToMobile, octets.octets()),
            Ok(Tpdu::Deliver(deliver))
        );

        let mut submit = Submit::new(address, user_data.clone()).with_status_report(first);
        submit.reject_duplicates = second;
        submit.reply_path = third;
        submit.message_reference = flags;
        let submit = submit.with_protocol(ProtocolIdentifier::new(flags));
        let octets = submit.write();
        assert_eq!(
            Tpdu::parse(Direction::ToCentre, octets.octets()),
            Ok(Tpdu::Submit(submit))
        );
    }
}
