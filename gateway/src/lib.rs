//! A messaging service: it accepts messages with HTTP 202, says how many segments they take, hands
//! them to carriers, and tells applications what becomes of them until they acknowledge it or 24
//! hours have passed. Afterwards it keeps nothing.
//!
//! The tree of folders is the architecture; each file uses only those listed before it:
//!
//! | folder or file | what it does |
//! | --- | --- |
//! | `clock`, `message` | the time; messages and what becomes of them |
//! | `tls` | whose certificates are trusted |
//! | `codes`, `events` | error codes; what an application is told |
//! | `store/` | what is kept, and in which file |
//! | `applications`, `admission` | who is told what; how many segments may wait |
//! | `delivery/` | hands messages to a carrier |
//! | `callbacks/` | tells applications what happened |
//! | `config/` | the configuration |
//! | `api/` | the HTTP interface |
//! | `cleaner` | removes what is too old |
//! | `server`, `service` | connections; the whole |

pub mod admission;
pub mod api;
pub mod applications;
pub mod callbacks;
mod cleaner;
pub mod clock;
pub mod codes;
pub mod config;
pub mod delivery;
pub mod events;
pub mod message;
mod server;
mod service;
pub mod store;
pub mod tls;

pub use service::{Service, StartError};
