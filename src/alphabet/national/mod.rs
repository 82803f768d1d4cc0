//! The national language tables: 3GPP TS 23.038 §6.2.1.2.

mod classes;
mod pair;
mod sorted;
mod tables;

pub(crate) use classes::{CLASSES, Class, SHARED, class, class_number, class_of, is_shared};
pub(crate) use pair::{Main, Tables};
