//! The UARTs of the LM3S6965. On hardware, their clocks and pins must be enabled first; QEMU does
//! without.

use core::ptr::{NonNull, with_exposed_provenance_mut};

use arm_pl011_uart::{DataBits, LineConfig, Parity, StopBits, Uart, UniqueMmioPointer};
use embedded_io::Read;
use heapless::Vec;

/// Returns the UART that an application is connected to. Called once.
pub fn first() -> Uart<'static> {
    enabled(0x4000_C000)
}

/// Returns the UART that the radio is connected to. Called once.
pub fn second() -> Uart<'static> {
    enabled(0x4000_D000)
}

fn enabled(address: usize) -> Uart<'static> {
    let registers = NonNull::new(with_exposed_provenance_mut(address)).expect("not null");
    // SAFETY: the registers of a PL011 are at this address, and nothing else refers to them.
    let mut uart = Uart::new(unsafe { UniqueMmioPointer::new(registers) });
    let line = LineConfig {
        data_bits: DataBits::Bits8,
        parity: Parity::None,
        stop_bits: StopBits::One,
    };
    uart.enable(line, 115_200, 12_000_000)
        .expect("12 MHz is enough");
    uart
}

/// Reads up to one of the octets `ends`. Returns that octet, or `None` if the input is too long.
pub fn read<const N: usize>(port: &mut Uart, ends: &[u8], input: &mut Vec<u8, N>) -> Option<u8> {
    input.clear();
    let mut is_complete = true;
    loop {
        let mut octet = [0];
        match port.read_exact(&mut octet) {
            Ok(()) if ends.contains(&octet[0]) => return is_complete.then_some(octet[0]),
            Ok(()) => is_complete &= input.extend_from_slice(&octet).is_ok(),
            Err(_) => is_complete = false, // noise on the line
        }
    }
}
