//! The configuration: a TOML file, or that of the sandbox.

mod carriers;
mod file;

use std::collections::HashMap;
use std::net::SocketAddr;

use subtle::ConstantTimeEq;

use crate::applications::Applications;
use crate::delivery::Carriers;
use crate::store::Database;

pub use file::{CONNECTIONS, FileError, concurrency, parse, types};

/// The user and the password of the sandbox.
pub const SANDBOX: &str = "sandbox";

#[derive(Debug)]
pub struct Config {
    pub listen: SocketAddr,
    /// `None` is a temporary file.
    pub database: Option<Database>,
    /// Segments per second; `None` is unlimited.
    pub rate: Option<u32>,
    pub accounts: Accounts,
    pub applications: Applications,
    /// The most connections at a time.
    pub connections: usize,
    pub carriers: Carriers,
}

/// Who may use which account.
#[derive(Clone, Debug)]
pub enum Accounts {
    /// Any account, with the user and the password of the sandbox.
    Sandbox,
    /// The user and the password of each account.
    Configured(HashMap<String, (String, String)>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Access {
    Granted,
    /// The user has another account.
    OtherAccount,
    Unknown,
}

impl Accounts {
    /// Takes the same time for all wrong passwords of the same length.
    pub fn access(&self, account: &str, user: &str, password: &str) -> Access {
        let is_same = |one: &str, other: &str| bool::from(one.as_bytes().ct_eq(other.as_bytes()));
        let is_user = |(known, secret): (&str, &str)| {
            let is_known = is_same(known, user);
            is_same(secret, password) & is_known
        };
        match self {
            Self::Sandbox if is_user((SANDBOX, SANDBOX)) => Access::Granted,
            Self::Sandbox => Access::Unknown,
            Self::Configured(all) => {
                let owned = |(user, password): &(String, String)| is_user((user, password));
                if all.get(account).is_some_and(owned) {
                    Access::Granted
                } else if all.values().any(owned) {
                    Access::OtherAccount
                } else {
                    Access::Unknown
                }
            }
        }
    }
}
