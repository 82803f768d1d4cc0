//! Whole PDUs and their fields.

use septet::tpdu::{
    Address, AddressError, AddressName, Command, CommandType, DateTime, Deliver, DeliverReport,
    Digits, Direction, FailureCause, Field, Hex, NumberingPlan, Outcome, Parameters, Pdu,
    ProtocolIdentifier, Status, StatusReport, Submit, SubmitReport, Timestamp, Tpdu, TpduError,
    TypeOfNumber, Validity, WrittenTpdu,
};

use super::{debug, error, iterator, named, shown};

pub fn formatted(text: &str, octets: &[u8]) {
    for direction in [
        Direction::ToMobile,
        Direction::ToCentre,
        Direction::Stored,
        Direction::ErrorToMobile,
        Direction::ErrorToCentre,
    ] {
        debug::<Direction>(&direction);
        for read in [
            Pdu::parse(direction, octets),
            Pdu::from_hex(direction, text),
        ] {
            match read {
                Ok(pdu) => {
                    debug::<Pdu>(&pdu);
                    pdu.smsc.iter().for_each(address);
                    tpdu(&pdu.tpdu);
                }
                Err(one) => fault(one),
            }
        }
        match Tpdu::parse_lossy(direction, octets) {
            Ok(one) => tpdu(&one),
            Err(one) => fault(one),
        }
    }
    for read in [Address::new(text), Address::alphanumeric(text)] {
        match read {
            Ok(one) => address(&one),
            Err(one) => error::<AddressError>(&one),
        }
    }
}

fn fault(one: TpduError) {
    if let TpduError::Truncated { field, .. } = one {
        named::<Field>(&field);
    }
    error::<TpduError>(&one);
}

fn tpdu(tpdu: &Tpdu) {
    debug::<Tpdu>(tpdu);
    tpdu.address().iter().for_each(address);
    tpdu.timestamp().iter().for_each(timestamp);
    debug::<Option<ProtocolIdentifier>>(&tpdu.protocol());
    match tpdu {
        Tpdu::Deliver(deliver) => {
            debug::<Deliver>(deliver);
            written(&deliver.write());
        }
        Tpdu::Submit(submit) => {
            debug::<Submit>(submit);
            debug::<Option<Validity>>(&submit.validity);
            written(&submit.write());
        }
        Tpdu::StatusReport(report) => {
            debug::<StatusReport>(report);
            named::<Status>(&report.status);
            debug::<Outcome>(&report.status.outcome());
            debug::<Parameters>(&report.parameters);
        }
        Tpdu::DeliverReport(report) => {
            debug::<DeliverReport>(report);
            report.failure.iter().for_each(named::<FailureCause>);
        }
        Tpdu::SubmitReport(report) => debug::<SubmitReport>(report),
        Tpdu::Command(command) => {
            debug::<Command>(command);
            debug::<CommandType>(&command.command_type);
        }
        _ => {}
    }
}

fn written(octets: &WrittenTpdu) {
    debug::<WrittenTpdu>(octets);
    shown::<Hex>(&octets.hex());
    shown::<Hex>(&octets.hex().with_smsc(None));
}

fn timestamp(stamp: &Timestamp) {
    debug::<Timestamp>(stamp);
    stamp.date_time().iter().for_each(named::<DateTime>);
}

fn address(address: &Address) {
    shown::<Address>(address);
    debug::<TypeOfNumber>(&address.type_of_number());
    debug::<NumberingPlan>(&address.numbering_plan());
    iterator::<Digits, _>(address.digits());
    address.name().iter().for_each(shown::<AddressName>);
}
