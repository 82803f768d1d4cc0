//! The national language tables: 3GPP TS 23.038 §6.2.1.2.

mod classes;
mod pair;
mod sorted;
mod tables;

pub(crate) use classes::{CLASSES, Class, class, class_number};
pub(crate) use pair::{Main, Tables};
pub(crate) use tables::WITH_LOCKING_SHIFT;
