//! Whole PDUs (TPDUs), as modems and message centres exchange them: 3GPP TS 23.040 §9.2.2.
//!
//! - [`Pdu`] is what a modem sends or takes: the address of the message centre (SMSC) and a TPDU,
//!   usually in hexadecimal. [`Tpdu`] is a TPDU without the address. [`Direction`] says who sent
//!   it, which the octets do not.
//! - [`Deliver`], [`Submit`], [`StatusReport`], [`DeliverReport`], [`SubmitReport`] and [`Command`]
//!   are the six types of TPDU. Their fields are [`Address`], [`Timestamp`], [`Validity`],
//!   [`Status`], [`ProtocolIdentifier`], [`FailureCause`], [`Parameters`] and
//!   [`UserData`](crate::UserData).
//! - [`Submit::write`] and [`Deliver::write`] return the octets, with the length that `AT+CMGS`
//!   takes.
//!
//! Values that the standard reserves are kept as received and are never an error. Strict parsing
//! checks lengths and user data; lossy parsing accepts whatever still shows a message.
//!
//! ```
//! use septet::tpdu::{Direction, Pdu, Tpdu};
//!
//! // The line after `+CMT: ,24`.
//! let line = "0791214365870921040B915155550501F000004220922143654005C8329BFD06";
//! let pdu = Pdu::from_hex(Direction::Stored, line)?;
//! assert_eq!(pdu.smsc.unwrap().to_string(), "+123456789012");
//! let Tpdu::Deliver(deliver) = pdu.tpdu else { panic!() };
//! assert_eq!(deliver.originator.to_string(), "+15555550100");
//! let time = deliver.timestamp.date_time().unwrap();
//! assert_eq!(time.to_string(), "2024-02-29T12:34:56+01:00");
//! assert_eq!(deliver.user_data.text()?, "Hello");
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod address;
mod address_error;
mod address_type;
mod command;
mod cursor;
mod date_time;
#[cfg(feature = "defmt")]
mod defmt;
mod deliver;
mod digits;
mod direction;
mod error;
mod failure;
mod field;
mod hex;
mod message;
mod parameters;
mod pdu;
mod protocol;
mod report;
#[cfg(feature = "serde")]
mod serde;
mod status;
mod status_report;
mod submit;
mod timestamp;
mod validity;
mod written;

pub use address::{Address, AddressName};
pub use address_error::AddressError;
pub use address_type::{NumberingPlan, TypeOfNumber};
pub use command::{Command, CommandType};
pub use date_time::DateTime;
pub use deliver::Deliver;
pub use digits::Digits;
pub use direction::Direction;
pub use error::TpduError;
pub use failure::FailureCause;
pub use field::Field;
pub use message::Tpdu;
pub use parameters::Parameters;
pub use pdu::{Pdu, has_smsc};
pub use protocol::ProtocolIdentifier;
pub use report::{DeliverReport, SubmitReport};
pub use status::{Outcome, Status};
pub use status_report::StatusReport;
pub use submit::Submit;
pub use timestamp::Timestamp;
pub use validity::Validity;
pub use written::{Hex, WrittenTpdu};
