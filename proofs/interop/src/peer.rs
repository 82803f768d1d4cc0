//! The interface of every peer.

use septet::wire::Concatenation;
use septet::{ReferenceWidth, UserData};

/// The operations of peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    /// From user data to a text.
    Read,
    /// From a header and a text to user data.
    Write,
    /// From a header and septets to user data.
    Pack,
    /// From a whole text to the user data of its parts.
    Split,
}

/// TP-UDL and TP-UD.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Octets {
    pub udl: u8,
    pub octets: Vec<u8>,
}

/// User data as a peer decodes it.
pub struct Read {
    pub text: String,
    /// Reference, total and sequence, if the peer decodes them: zero or less without a header.
    pub concatenation: Option<[i32; 3]>,
}

impl Read {
    /// Whether the concatenation, if the peer decodes it, equals that of septet.
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

/// Another decoder. An `Err` is a refusal with its message.
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
