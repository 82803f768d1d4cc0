//! Operations as octets, and back. A frame that the codec cannot read spoils no other.

use bytes::{Buf, BytesMut};
use rusmpp::tokio_codec::CommandCodec;
use rusmpp::{Command, CommandId, CommandStatus};
use tokio_util::codec::{Decoder, Encoder};

/// The octets of a header.
const HEADER: usize = 16;
/// The most octets of a frame: a payload of 65,535 octets and all other fields.
const MOST: usize = 70_000;

/// What was received.
#[derive(Debug)]
pub enum Frame {
    Command(Box<Command>),
    /// The header of a frame whose body cannot be read.
    Unreadable {
        id: CommandId,
        status: CommandStatus,
        sequence: u32,
        /// Its body.
        body: Vec<u8>,
    },
}

/// The length of a frame is impossible, so that the next one cannot be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LengthError(pub usize);

impl std::fmt::Display for LengthError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "command_length {} is not from {HEADER} to {MOST}",
            self.0
        )
    }
}

impl std::error::Error for LengthError {}

/// Takes the next frame from what was received, if all of it was.
pub fn take(received: &mut BytesMut) -> Result<Option<Frame>, LengthError> {
    let Some(length) = received.first_chunk::<4>() else {
        return Ok(None);
    };
    let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
    if !(HEADER..=MOST).contains(&length) {
        return Err(LengthError(length));
    }
    if received.len() < length {
        received.reserve(length - received.len());
        return Ok(None);
    }
    let mut frame = received.split_to(length);
    let copy = frame.clone();
    let decoded = CommandCodec::new().without_max_length().decode(&mut frame);
    if let Ok(Some(command)) = decoded {
        return Ok(Some(Frame::Command(Box::new(command))));
    }
    let mut rest = &copy[4..];
    let [id, status, sequence] = [0; 3].map(|_| rest.get_u32());
    Ok(Some(Frame::Unreadable {
        id: id.into(),
        status: status.into(),
        sequence,
        body: rest.to_vec(),
    }))
}

/// Returns a command as octets.
pub fn octets(command: &Command) -> BytesMut {
    let mut octets = BytesMut::new();
    // Only a writer can fail, and there is none.
    let _ = CommandCodec::new().encode(command, &mut octets);
    octets
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusmpp::Pdu;
    use rusmpp::pdus::DeliverSm;

    #[test]
    fn a_frame_that_cannot_be_read_spoils_no_other() {
        let enquire = Command::new(CommandStatus::EsmeRok, 7, Pdu::EnquireLink);
        let mut damaged = octets(&Command::new(
            CommandStatus::EsmeRok,
            8,
            DeliverSm::default(),
        ));
        let last = damaged.len() - 1;
        // sm_length, which announces more than there is.
        damaged[last] = 200;
        let mut received = damaged;
        received.extend_from_slice(&octets(&enquire));
        let Ok(Some(Frame::Unreadable { id, sequence, .. })) = take(&mut received) else {
            panic!()
        };
        assert_eq!((id, sequence), (CommandId::DeliverSm, 8));
        let half = received.split_off(10);
        assert!(matches!(take(&mut received), Ok(None)));
        received.extend_from_slice(&half);
        let Ok(Some(Frame::Command(command))) = take(&mut received) else {
            panic!()
        };
        assert_eq!(*command, enquire);
        let mut received = BytesMut::from(&[0xFF; 4][..]);
        assert_eq!(take(&mut received).unwrap_err(), LengthError(0xFFFF_FFFF));
    }
}
