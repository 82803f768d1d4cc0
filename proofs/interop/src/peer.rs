//! What every peer is asked, whatever it is made of.

use septet::wire::Concatenation;
use septet::{ReferenceWidth, UserData};

/// What a peer can be asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// User data to text.
    Reads,
    /// A header and a text to user data.
    Writes,
    /// A header and septets to user data: its packing without its table.
    Packs,
    /// A whole text to the user data of its parts.
    Splits,
}

/// TP-UDL and TP-UD.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Octets {
    pub udl: u8,
    pub octets: Vec<u8>,
}

/// What a peer makes of user data.
pub struct Read {
    pub text: String,
    /// The number, the total and the sequence, if the peer reads them: all zero or
    /// less where there is no header.
    pub concatenation: Option<[i32; 3]>,
}

impl Read {
    /// Whether what was said of the parts, if anything, is what septet says.
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

/// Somebody else's code. An `Err` is a refusal in its own words.
pub trait Peer {
    fn name(&self) -> &'static str;
    fn version(&self) -> &str;
    fn ways(&self) -> &'static [Way];
    fn read(&mut self, user_data: &UserData) -> Result<Read, String>;
    fn write(&mut self, tp_dcs: u8, header: &[u8], text: &str) -> Result<Octets, String>;

    fn pack(&mut self, _header: &[u8], _septets: &[u8]) -> Result<Octets, String> {
        Err("it is not offered".to_owned())
    }

    fn split(&mut self, _: u8, _: ReferenceWidth, _text: &str) -> Result<Vec<Octets>, String> {
        Err("it is not offered".to_owned())
    }
}
