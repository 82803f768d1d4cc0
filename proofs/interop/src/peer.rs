//! The interface to all peers.

use septet::wire::Concatenation;
use septet::{ReferenceWidth, UserData};

/// What a peer can be asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    /// Decodes user data to a text.
    Read,
    /// Encodes a header and a text as user data.
    Write,
    /// Packs a header and septets into user data.
    Pack,
    /// Splits a text and encodes each part as user data.
    Split,
}

/// TP-UDL and TP-UD.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Octets {
    pub udl: u8,
    pub octets: Vec<u8>,
}

/// User data as decoded by a peer.
pub struct Read {
    pub text: String,
    /// The reference, total and sequence numbers, if the peer decodes them. Without a header, all
    /// are zero or negative.
    pub concatenation: Option<[i32; 3]>,
}

impl Read {
    /// Whether the peer's concatenation values match septet's; true if the peer does not decode
    /// them.
    pub fn agrees_on_parts(&self, ours: Option<Concatenation>) -> bool {
        let Some(theirs) = self.concatenation else {
            return true;
        };
        match ours {
            None => theirs.iter().all(|&value| value <= 0),
            Some(Concatenation {
                reference, part, ..
            }) => {
                let ours: [i32; 3] = [reference.into(), part.total.into(), part.sequence.into()];
                theirs == ours
            }
        }
    }
}

/// Another implementation. An `Err` contains the message of a refusal.
pub trait Peer {
    fn name(&self) -> &'static str;
    fn version(&self) -> &str;
    fn operations(&self) -> &'static [Operation];
    fn read(&mut self, user_data: &UserData) -> Result<Read, String>;
    fn write(&mut self, tp_dcs: u8, header: &[u8], text: &str) -> Result<Octets, String>;

    fn pack(&mut self, _header: &[u8], _septets: &[u8]) -> Result<Octets, String> {
        Err("not supported".to_owned())
    }

    fn split(&mut self, _: u8, _: ReferenceWidth, _text: &str) -> Result<Vec<Octets>, String> {
        Err("not supported".to_owned())
    }
}
