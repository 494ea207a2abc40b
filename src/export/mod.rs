//! Bytes into files: a file is either there whole or not at all.

pub mod atomic;
