//! SMS in text mode for a radio that has PDU mode only (3GPP TS 27.005). On the first UART, an
//! application sends `AT+CMGS="+4512345678"`, CR, a text in UTF-8 and Ctrl-Z. On the second UART,
//! the radio gets the PDU of each segment.

#![no_std]
#![no_main]

mod uart;

use core::fmt::Write;

use arm_pl011_uart::Uart;
use cortex_m_semihosting::debug;
use heapless::Vec;
use panic_semihosting as _;
use septet::tpdu::{Address, Submit};

const CTRL_Z: u8 = 0x1A; // ends a text
const ESCAPE: u8 = 0x1B; // discards it

/// Returns the number of `AT+CMGS="number"`.
fn number(command: &str) -> Option<&str> {
    command.strip_prefix("AT+CMGS=\"")?.strip_suffix('"')
}

/// Passes all segments to the radio, or none and returns `None` if the text cannot be sent.
fn send(radio: &mut Uart, number: &str, text: &[u8], reference: u8) -> Option<()> {
    let destination = Address::new(number).ok()?;
    for segment in septet::split(str::from_utf8(text).ok()?).ok()? {
        let tpdu = Submit::new(destination, segment.encode(reference.into())).write();
        // The digits begin with 00, which selects the message centre of the SIM.
        let (length, digits) = (tpdu.length(), tpdu.hex().with_smsc(None));
        write!(radio, "AT+CMGS={length}\r{digits}\x1A\r\n").ok()?;
    }
    Some(())
}

#[cortex_m_rt::entry]
fn main() -> ! {
    let (mut application, mut radio) = (uart::first(), uart::second());
    let (mut line, mut text) = (Vec::<u8, 64>::new(), Vec::<u8, 2048>::new());
    let mut reference = 0_u8;
    loop {
        let end = uart::read(&mut application, b"\r", &mut line);
        let command = end.and_then(|_| str::from_utf8(&line).ok());
        let answer = match command.map_or("", str::trim) {
            "AT" | "AT+CMGF=1" | "AT+CSCS=\"UTF-8\"" => "OK",
            "AT+CMGF?" => "+CMGF: 1\r\n\r\nOK",
            "AT+CSCS?" => "+CSCS: \"UTF-8\"\r\n\r\nOK",
            "AT+CPOF" => break,
            command => match number(command) {
                None => "ERROR",
                Some(number) => {
                    let _ = application.write_str("\r\n> ");
                    match uart::read(&mut application, &[CTRL_Z, ESCAPE], &mut text) {
                        Some(ESCAPE) => "OK",
                        Some(_) if send(&mut radio, number, &text, reference).is_some() => {
                            reference = reference.wrapping_add(1);
                            "+CMGS: 0\r\n\r\nOK"
                        }
                        _ => "+CMS ERROR: 305",
                    }
                }
            },
        };
        let _ = write!(application, "\r\n{answer}\r\n");
    }
    debug::exit(debug::EXIT_SUCCESS);
    unreachable!("the emulator has exited")
}
