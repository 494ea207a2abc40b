//! The program's entry: arguments, logging, then a window or a command.

fn main() {}
