//! `septet decode` says what a protocol identifier means.

mod command;

use command::run;

/// A PDU without its TP-PID.
const PDU: &str = "07911326040000F0040B911346610089F6{}00208062917314080CC8F71D14969741F977FD07";

#[test]
fn protocols_are_named() {
    let named = |octet: &str| {
        let pdu = PDU.replace("{}", octet);
        let output = run(&["decode", &pdu], b"");
        let output = String::from_utf8(output.stdout).unwrap();
        let line = output.lines().find(|line| line.contains("protocol"));
        line.map(|line| line.trim().to_owned())
    };
    for (octet, meaning) in [
        ("00", "protocol 00: a message"),
        ("40", "protocol 40: is acknowledged but not shown (type 0)"),
        ("42", "protocol 42: replaces the last message of type 2"),
        ("5F", "protocol 5F: asks to be called back"),
        ("7D", "protocol 7D: data for the mobile equipment"),
        ("7E", "protocol 7E"),
        ("7F", "protocol 7F: data for the SIM"),
    ] {
        let line = named(octet).unwrap_or_default();
        assert!(line.ends_with(meaning), "{line}");
    }
}
